package vn.giaoban.mail.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The writer's own words in a mail: what mail programs add (quoted mail, signatures, disclaimers,
/// advertisements of themselves) is cut.
public final class WrittenWords {
  /// Nobody answers an invitation at greater length.
  private static final int MAX_TEXT = 100_000;

  private static final int MAX_LINES = 2_000;

  private static final Pattern QUOTED = Pattern.compile("^\\s*[>＞|»](?!\\s*$).*|^\\s*[>＞]+\\s*$");

  /// `On … wrote:`, `Vào … đã viết:`; perhaps over several lines.
  private static final Pattern WROTE =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]*+((on|le|am|el)\\s.{6,300}\\s(wrote|a écrit|schrieb|escribió)\\s*:?|"
              + "(vào|vao|lúc|luc|ngày|ngay|trong|on|vào lúc)\\s.{6,300}(đã viết|da viet|viết|viet|wrote)\\s*:|"
              + ".{3,200}(<[^<>\\s]+@[^<>\\s]+>|\\d{4}).{0,60}(đã viết|da viet|viết|viet|wrote)\\s*:)\\s*$");

  private static final Pattern WROTE_BEGINS =
      Pattern.compile("^[^\\p{L}\\p{N}]*+(on|vào|vao|lúc|ngày)\\s.*(\\d{4}|@).*");

  /// `-----Original Message-----` and its translations.
  private static final Pattern ORIGINAL =
      Pattern.compile(
          "^[\\s>]*+[-_=*]{2,60}+\\s*+(original|forwarded|reply|thư gốc|thư đã chuyển|thư chuyển tiếp|tin nhắn|"
              + "thông điệp|thu goc|tin nhan|thu chuyen tiep|bắt đầu|begin|message|đã chuyển tiếp|chuyển tiếp)"
              + ".{0,60}$|^\\s*(begin forwarded message|bắt đầu thư (được )?chuyển tiếp)\\s*:?\\s*$");

  private static final String FROM = "(from|từ|tu|người gửi|nguoi gui|de|von|expéditeur)";
  private static final String OTHER_FIELD =
      "(sent|date|to|cc|subject|đã gửi|da gui|gửi|gui|ngày|ngay|thời gian|đến|den|tới|toi|"
          + "người nhận|nguoi nhan|chủ đề|chu de|tiêu đề|tieu de|gửi lúc|đồng gửi|đồng kính gửi)";
  private static final Pattern HEADER_FROM =
      Pattern.compile("^[\\s*_]*" + FROM + "[\\s*_]*:[\\s*_]*\\S.*");
  private static final Pattern HEADER_OTHER =
      Pattern.compile("^[\\s*_]*" + OTHER_FIELD + "[\\s*_]*:.*");
  private static final Pattern HEADER_IN_ONE_LINE =
      Pattern.compile(
          "^[\\s*_]*" + FROM + "[\\s*_]*:.{3,200}\\s\\*?" + OTHER_FIELD + "\\*?\\s*:.*");

  private static final Pattern SIGNATURE =
      Pattern.compile("^\\s*(--|—|–{2}|_{5,}|-{5,}|={5,}|\\*{5,})\\s*$");

  private static final Pattern CLOSING =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]*+((xin )?(rất )?(trân trọng|tran trong|kính thư|kinh thu|kính chào|kinh chao|thân ái|thân mến|"
              + "trân trọng kính chào|kính)( (và )?(cảm ơn|cám ơn|cam on|kính chào|kinh chao|báo cáo|thông báo|"
              + "thong bao|bao cao|./.))?[^\\p{L}:]*"
              + "|((thanks|thank you|many thanks|cheers)( (and|&))? )?((best|kind|warm|warmest)? ?regards|best wishes|"
              + "sincerely( yours)?|yours (sincerely|faithfully|truly)|respectfully( yours)?|br|rgds|brgds|best)\\W*)$");

  private static final Pattern ADVERTISEMENT =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]*+(sent (from|by|via|with) (my |mail |yahoo|outlook|samsung|the |a |iphone|zimbra|mobile|windows|protonmail).*|"
              + "get outlook for .*|tải outlook (cho|dành cho) .*|tải xuống outlook .*|"
              + "(được )?gửi (từ|bằng) (iphone|ipad|điện thoại|thiết bị|yahoo|outlook|samsung|gmail|zalo|thư|ứng dụng|máy|hộp thư|mail|zimbra).*|"
              + "gui tu (iphone|dien thoai|thiet bi|ipad).*|đã gửi từ .*|virus-free.*|không có vi-?rút.*)$");

  private static final Pattern DISCLAIMER =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]*+((confidential(ity)?( notice)?|disclaimer|legal notice|privileged)\\b.*|"
              + "this (e-?mail|message|communication)( and any| \\(|, | is (intended|confidential)| may contain| contains).*|"
              + "the (information|contents?) (contained )?(in|of) this (e-?mail|message).*|if you are not the intended.*|"
              + "(lưu ý|chú ý|tuyên bố miễn trừ|cảnh báo bảo mật|thông báo bảo mật)\\s*:?\\s*(nội dung|thư|e-?mail|thông tin).*|"
              + "(thư điện tử|e-?mail|thư|thông điệp|nội dung thư) này( và| có thể| chỉ| bao gồm| được gửi| chứa).*|"
              + "please consider the environment.*|hãy (cân nhắc|nghĩ đến|vì) môi trường.*|xin (hãy )?cân nhắc môi trường.*)$");

  /// What gateways put on top of mails from outside.
  private static final Pattern BANNER =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]*+(caution|warning|external( e-?mail| sender)?|cảnh báo|chú ý|you don't often get e-?mail from|"
              + "bạn (không )?(thường|ít khi) nhận (được )?(email|thư)).{0,20}"
              + "(this (e-?mail|message)|external|originat|bên ngoài|ngoài (cơ quan|hệ thống|tổ chức)|from |e-?mail|thư).*$");

  private WrittenWords() {}

  /// What is left of `text` without quoted mail, signature and disclaimer; lines and paragraphs
  /// stay as they are. May be empty.
  public static String of(String text) {
    var written = lines(text);
    // Lower case once: ten patterns without regard to case are slow.
    var lines = written.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
    var kept = new ArrayList<String>();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (QUOTED.matcher(line).matches() || BANNER.matcher(line).matches()) {
        continue;
      }
      var attribution = attribution(lines, i);
      if (attribution > 0) {
        if (!quotedFrom(lines, i + attribution)) {
          break;
        }
        i += attribution - 1;
        continue;
      }
      if (end(lines, i, kept)) {
        break;
      }
      kept.add(written.get(i));
    }
    return String.join("\n", kept).replaceAll("\\n{3,}", "\n\n").strip();
  }

  private static List<String> lines(String text) {
    var bounded = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    return Normalizer.normalize(bounded, Normalizer.Form.NFC)
        .replaceAll("[\\u200B-\\u200F\\u202A-\\u202E\\u2060\\uFEFF\\u00AD]", "")
        .replaceAll("[\\u00A0\\u2000-\\u200A\\u202F\\u3000]", " ")
        .lines()
        .limit(MAX_LINES)
        .map(line -> line.length() > 2_000 ? line.substring(0, 2_000) : line)
        .map(String::stripTrailing)
        .toList();
  }

  /// How many lines from `at` say who wrote what follows; 0: none.
  private static int attribution(List<String> lines, int at) {
    if (WROTE.matcher(lines.get(at)).matches()) {
      return 1;
    }
    if (!WROTE_BEGINS.matcher(lines.get(at)).matches()) {
      return 0;
    }
    var joined = new StringBuilder(lines.get(at));
    for (var more = 1; more <= 3 && at + more < lines.size(); more++) {
      joined.append(' ').append(lines.get(at + more).strip());
      if (joined.length() < 600 && WROTE.matcher(joined).matches()) {
        return more + 1;
      }
    }
    return 0;
  }

  private static boolean quotedFrom(List<String> lines, int at) {
    for (var i = at; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        return QUOTED.matcher(lines.get(i)).matches();
      }
    }
    return false;
  }

  /// Whether nothing behind this line is the writer's own. A signature cannot come first.
  private static boolean end(List<String> lines, int at, List<String> kept) {
    var line = lines.get(at);
    if (ORIGINAL.matcher(line).matches()
        || HEADER_IN_ONE_LINE.matcher(line).matches()
        || headers(lines, at)
        || ADVERTISEMENT.matcher(line).matches()
        || DISCLAIMER.matcher(line).matches()) {
      return true;
    }
    var said = kept.stream().anyMatch(before -> !before.isBlank());
    return said && (SIGNATURE.matcher(line).matches() || CLOSING.matcher(line).matches());
  }

  /// The head of a quoted mail as Outlook, Zimbra and MDaemon write it: From, then at least two
  /// more fields.
  private static boolean headers(List<String> lines, int at) {
    if (!HEADER_FROM.matcher(lines.get(at)).matches()) {
      return false;
    }
    var others = 0;
    for (var i = at + 1; i < lines.size() && i <= at + 10; i++) {
      others += HEADER_OTHER.matcher(lines.get(i)).matches() ? 1 : 0;
    }
    return others >= 2;
  }
}
