package vn.giaoban.scheduler.record;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// The types of administrative documents that carry their name (Decree 30/2020/NĐ-CP, article 7 and
/// annex III), with the abbreviation their notation uses.
public enum RecordType {
  RESOLUTION("NQ", "Nghị quyết"),
  DECISION("QĐ", "Quyết định"),
  DIRECTIVE("CT", "Chỉ thị"),
  REGULATIONS("QC", "Quy chế"),
  RULES("QyĐ", "Quy định"),
  COMMUNIQUE("TC", "Thông cáo"),
  NOTICE("TB", "Thông báo"),
  GUIDANCE("HD", "Hướng dẫn"),
  PROGRAMME("CTr", "Chương trình"),
  PLAN("KH", "Kế hoạch"),
  OPTION("PA", "Phương án"),
  SCHEME("ĐA", "Đề án"),
  PROJECT("DA", "Dự án"),
  REPORT("BC", "Báo cáo"),
  MINUTES("BB", "Biên bản"),
  SUBMISSION("TTr", "Tờ trình"),
  CONTRACT("HĐ", "Hợp đồng"),
  TELEGRAM("CĐ", "Công điện"),
  MEMORANDUM("BGN", "Bản ghi nhớ"),
  AGREEMENT("BTT", "Bản thỏa thuận"),
  AUTHORISATION("GUQ", "Giấy ủy quyền"),
  INVITATION("GM", "Giấy mời"),
  INTRODUCTION("GGT", "Giấy giới thiệu"),
  LEAVE("GNP", "Giấy nghỉ phép"),
  DISPATCH_NOTE("PG", "Phiếu gửi"),
  FORWARDING_NOTE("PC", "Phiếu chuyển"),
  INFORMATION_NOTE("PB", "Phiếu báo");

  private final String abbreviation;
  private final String words;

  RecordType(String abbreviation, String words) {
    this.abbreviation = abbreviation;
    this.words = words;
  }

  /// As in a notation, e.g. `BB`; case matters (`CT` and `CTr`).
  public String abbreviation() {
    return abbreviation;
  }

  /// The type's name in Vietnamese.
  public String words() {
    return words;
  }

  /// The type with this abbreviation.
  public static Optional<RecordType> of(String abbreviation) {
    var wanted = Normalizer.normalize(abbreviation, Normalizer.Form.NFC).strip();
    for (var type : values()) {
      if (type.abbreviation.equals(wanted)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /// The type a title begins with, e.g. "Tờ trình về ngân sách"; a report when it names none, which
  /// is what units mostly bring to a briefing.
  public static RecordType ofTitle(String title) {
    var words = Normalizer.normalize(title, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    if (words.startsWith("dự thảo ")) {
      words = words.substring("dự thảo ".length());
    }
    for (var type : values()) {
      if (words.startsWith(type.words.toLowerCase(Locale.ROOT))) {
        return type;
      }
    }
    return REPORT;
  }
}
