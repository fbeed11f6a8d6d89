package vn.giaoban.scheduler.organisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.giaoban.scheduler.table.Table;

/// What a column of a list of units means, by its heading in Vietnamese or English, with or without
/// diacritics.
enum UnitColumn {
  CODE("code", "unit code", "ma", "ma don vi", "ma so"),
  NAME("name", "unit name", "ten", "ten don vi", "don vi"),
  LEVEL("level", "cap", "cap don vi"),
  PARENT(
      "parent",
      "parent code",
      "ma cap tren",
      "ma don vi cap tren",
      "truc thuoc",
      "don vi cap tren",
      "ma truc thuoc"),
  EMAIL("email", "e mail", "thu dien tu", "dia chi thu dien tu", "hop thu"),
  PHONE("phone", "telephone", "dien thoai", "so dien thoai"),
  ADDRESS("address", "dia chi", "tru so", "dia chi tru so"),
  FROM("validfrom", "valid from", "from", "tu ngay", "hieu luc tu", "ngay bat dau"),
  TO("validto", "valid to", "to", "den ngay", "hieu luc den", "ngay ket thuc"),
  SUCCESSORS("successors", "don vi ke thua", "ma don vi ke thua", "ke thua", "nay la"),
  AGENCY("agencycode", "agency code", "ma dinh danh", "ma dinh danh qd 20 2020"),
  AGENCY_OLD("agencycodeold", "agency code old", "ma dinh danh cu"),
  TAGS("tags", "nhan", "dac diem"),
  LEADER_NAME(
      "leader",
      "leader name",
      "lanh dao",
      "ten lanh dao",
      "ho ten lanh dao",
      "ho va ten lanh dao",
      "nguoi dung dau",
      "ho ten nguoi dung dau",
      "ho va ten nguoi dung dau",
      "thu truong",
      "chu tich"),
  LEADER_TITLE("leader title", "leadertitle", "chuc vu", "chuc danh", "chuc vu lanh dao"),
  LEADER_PHONE(
      "leader phone",
      "leaderphone",
      "dien thoai lanh dao",
      "so dien thoai lanh dao",
      "dien thoai nguoi dung dau",
      "di dong",
      "di dong lanh dao"),
  LEADER_EMAIL(
      "leader email",
      "leaderemail",
      "email lanh dao",
      "thu dien tu lanh dao",
      "email nguoi dung dau",
      "thu dien tu nguoi dung dau"),
  PROVINCE_CODE("province code", "provincecode", "ma tinh", "ma tinh thanh pho", "ma tp"),
  PROVINCE_NAME(
      "province name", "province", "ten tinh", "tinh", "tinh thanh pho", "ten tinh thanh pho"),
  DISTRICT_CODE("district code", "districtcode", "ma huyen", "ma quan huyen", "ma qh"),
  DISTRICT_NAME("district name", "district", "ten huyen", "huyen", "quan huyen", "ten quan huyen"),
  COMMUNE_CODE(
      "commune code", "communecode", "ward code", "ma xa", "ma phuong xa", "ma xa phuong", "ma px"),
  COMMUNE_NAME(
      "commune name",
      "commune",
      "ward name",
      "ten xa",
      "xa",
      "phuong xa",
      "xa phuong",
      "ten phuong xa",
      "ten xa phuong"),
  OLD_PROVINCE_CODE("oldprovincecode", "ma tinh cu"),
  OLD_PROVINCE_NAME("oldprovince", "tinh cu", "ten tinh cu"),
  OLD_DISTRICT_CODE("olddistrictcode", "ma huyen cu"),
  OLD_DISTRICT_NAME("olddistrict", "huyen cu", "ten huyen cu"),
  OLD_COMMUNE_CODE("oldwardcode", "oldcommunecode", "ma xa cu"),
  OLD_COMMUNE_NAME("oldward", "oldcommune", "xa cu", "ten xa cu"),
  NEW_PROVINCE_CODE("newprovincecode", "ma tinh moi"),
  NEW_PROVINCE_NAME("newprovince", "tinh moi", "ten tinh moi"),
  NEW_COMMUNE_CODE("newwardcode", "newcommunecode", "ma xa moi"),
  NEW_COMMUNE_NAME("newward", "newcommune", "xa moi", "ten xa moi");

  /// How the lines are laid out.
  enum Layout {
    /// One unit a line: what the template has.
    LIST(CODE, NAME, LEVEL),
    /// A commune with its province (and district) a line.
    WIDE(PROVINCE_CODE, PROVINCE_NAME, COMMUNE_CODE, COMMUNE_NAME),
    /// An old commune and one that took over (all or a part of) it a line.
    SUCCESSION(
        OLD_PROVINCE_CODE,
        OLD_PROVINCE_NAME,
        OLD_COMMUNE_CODE,
        OLD_COMMUNE_NAME,
        NEW_PROVINCE_CODE,
        NEW_PROVINCE_NAME,
        NEW_COMMUNE_CODE,
        NEW_COMMUNE_NAME);

    private final List<UnitColumn> needed;

    Layout(UnitColumn... needed) {
      this.needed = List.of(needed);
    }

    List<UnitColumn> missing(Map<UnitColumn, Integer> columns) {
      return needed.stream().filter(column -> !columns.containsKey(column)).toList();
    }
  }

  private final List<String> headings;

  UnitColumn(String... headings) {
    this.headings = List.of(headings);
  }

  /// The columns of a header, each the first time it occurs.
  static Map<UnitColumn, Integer> of(Table.Line header) {
    Map<UnitColumn, Integer> columns = new EnumMap<>(UnitColumn.class);
    for (int i = 0; i < header.cells().size(); i++) {
      var heading = fold(header.cell(i).text());
      for (var column : values()) {
        if (column.headings.contains(heading)) {
          columns.putIfAbsent(column, i);
        }
      }
    }
    return columns;
  }

  /// The layout that misses least; of equals, the one with more columns.
  static Layout layout(Map<UnitColumn, Integer> columns) {
    var best = Layout.LIST;
    var order = new ArrayList<>(List.of(Layout.SUCCESSION, Layout.WIDE, Layout.LIST));
    for (var layout : order) {
      if (layout.missing(columns).isEmpty()) {
        return layout;
      }
      if (layout.needed.size() - layout.missing(columns).size()
          > best.needed.size() - best.missing(columns).size()) {
        best = layout;
      }
    }
    return best;
  }

  /// Small letters without diacritics, words apart by one space: `commune_code` is "commune code".
  private static String fold(String heading) {
    var small = heading.toLowerCase(Locale.ROOT).replace('đ', 'd');
    return Normalizer.normalize(small, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("\\([^)]*\\)|\\*", " ")
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }
}
