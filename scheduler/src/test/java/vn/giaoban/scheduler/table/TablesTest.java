package vn.giaoban.scheduler.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.table.Table.Cell;
import vn.giaoban.scheduler.table.Table.Place;

class TablesTest {
  private static final String TEXT = "mã;tên\n14215;Xã Hải Hậu\n13285;Phường Phủ Lý\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1258"})
  void everyEncodingSaysTheSame(String charset) {
    var form = charset.equals("windows-1258") ? Normalizer.Form.NFD : Normalizer.Form.NFC;
    var text = charset.equals("windows-1258") ? composedFor1258(TEXT) : TEXT;

    var table = read(text.getBytes(Charset.forName(charset)));

    assertThat(form).isNotNull();
    assertThat(names(table)).containsExactly("tên", "Xã Hải Hậu", "Phường Phủ Lý");
    assertThat(table.encoding()).isEqualTo(charset.startsWith("UTF-16") ? "UTF-16" : charset);
  }

  @Test
  void aByteOrderMarkIsNoLetter() {
    assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)).lines().getFirst().cell(0))
        .isEqualTo(new Cell("mã", false));
  }

  /// Octets as the "ABC" and VNI keyboards wrote them.
  @ParameterizedTest
  @CsvSource({
    // Xã Hải Hậu / Phường Đông Hoa / Xã Quỹ Nhất / Thị trấn Cổ Lễ
    "TCVN3, 58B7 2048B66920 48CB75 0A 5068ADEA6E6720 A7AB6E6720486F61 0A 58B7 205175FC20 4E68CA74"
        + " 0A 5468DE 207472CA6E 2043E620 4CD4",
    "VNI, 5861F5 204861FB6920 4861E475 0A 5068F6F4F86E6720 D16FE26E6720486F61 0A 5861F5"
        + " 205175 79F520 4E6861E174 0A 5468F2 207472 61E16E 20436FE520 4C65E3"
  })
  void theOldEncodingsAreRecognised(String encoding, String hex) {
    var octets = HexFormat.of().parseHex(hex.replace(" ", ""));
    var head = "ten\n".getBytes(StandardCharsets.US_ASCII);
    var all = Arrays.copyOf(head, head.length + octets.length);
    System.arraycopy(octets, 0, all, head.length, octets.length);

    var table = read(all);

    assertThat(table.encoding()).isEqualTo(encoding);
    assertThat(table.lines().stream().skip(1).map(line -> line.cell(0).text()))
        .containsExactly("Xã Hải Hậu", "Phường Đông Hoa", "Xã Quỹ Nhất", "Thị trấn Cổ Lễ");
  }

  @Test
  void whatNobodyCanReadForCertainIsRefused() {
    var noise = new byte[400];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (0x80 + (i * 37) % 0x80);
    }

    assertThat(refused(noise)).isEqualTo("table-encoding");
    assertThat(refused(new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00, (byte) 0xD8, 0x61, 0x00}))
        .isEqualTo("table-encoding");
    assertThat(refused("tên\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("table-empty");
    assertThat(refused(new byte[0])).isEqualTo("table-empty");
    assertThat(refused(HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(600))))
        .isEqualTo("table-old-excel");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"a,b;c,d|,", "a;b;c|;", "'\"x;y;z\",b'|,", "a|,"})
  void theSeparatorIsWhatStandsMostOftenInTheFirstLine(String line, char separator) {
    assertThat(Tables.separator(line + "\n1;2;3;4;5")).isEqualTo(separator);
    assertThat(Tables.separator("a\tb\n")).isEqualTo('\t');
  }

  @Test
  void quotesAndBreaksInsideAreKeptInTheirCell() {
    var table =
        read("code,name\n1,\"Phường 1, \"\"cũ\"\"\nquận\"\n2,b\n".getBytes(StandardCharsets.UTF_8));

    assertThat(table.lines().get(1).cell(1).text()).isEqualTo("Phường 1, \"cũ\" quận");
    assertThat(table.lines().get(2).number()).isEqualTo(4);
    assertThat(table.lines().get(2).cell(9).text()).isEmpty();
  }

  @Test
  void numbersOfASpreadsheetSayThatTheyAreAndFormulasGiveTheirKeptResult() throws IOException {
    var table =
        read(
            workbook(
                "<c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c>"
                    + "<c r=\"B1\" t=\"inlineStr\"><is><t>from</t></is></c>",
                "<c r=\"A2\"><v>14215.0</v></c><c r=\"B2\"><v>45839</v></c>",
                "<c r=\"A3\" t=\"str\"><f>\"1\"&amp;\"2\"</f><v>12</v></c>"));

    assertThat(table.format()).isEqualTo("XLSX");
    assertThat(table.lines().get(1).cells())
        .containsExactly(new Cell("14215", true), new Cell("45839", true));
    assertThat(table.lines().get(2).cell(0).text()).isEqualTo("12");
    assertThat(table.formulas()).containsExactly(new Place(3, 0));
  }

  @Test
  void aFormulaWithoutResultIsToldWithItsPlace() throws IOException {
    var refusal =
        refusal(
            workbook(
                "<c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c>",
                "<c r=\"B2\"><f>1+1</f></c>"));

    assertThat(refusal.code()).isEqualTo("table-formula");
    assertThat(refusal.fields()).extracting(Refusal.FieldFault::field).containsExactly("B2");
  }

  @Test
  void aBrokenWorkbookIsRefused() throws IOException {
    var sound = book();
    assertThat(read(sound).lines()).hasSize(2);

    assertThat(refused(Arrays.copyOf(sound, sound.length / 2))).isEqualTo("table-broken");
    assertThat(refused(zip("a.txt", "no workbook"))).isEqualTo("table-broken");
  }

  @Test
  void placesAreCalledAsSpreadsheetsCallThem() {
    assertThat(new Place(12, 2).name()).isEqualTo("C12");
    assertThat(new Place(1, 26).letters()).isEqualTo("AA");
    assertThat(new Place(1, 701).letters()).isEqualTo("ZZ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nghĩa", "quyết", "Đắk", "khuya", "giếng", "Hoà", "Hòa", "ường", "Yên", "Thủy", "gì"
      })
  void syllablesAreKnown(String word) {
    assertThat(Syllables.isSyllable(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"H¶i", "Haûi", "phưương", "xyz\u0301", "Ã¢n"})
  void othersAreNot(String word) {
    assertThat(Syllables.isSyllable(word)).isFalse();
  }

  /// windows-1258 has letters with circumflex, breve and horn whole, and tones apart.
  private static String composedFor1258(String text) {
    var all = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      var parts = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD);
      var tone = parts.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
      var rest = parts.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", "");
      all.append(Normalizer.normalize(rest, Normalizer.Form.NFC)).append(tone);
    }
    return all.toString();
  }

  private static List<String> names(Table table) {
    return table.lines().stream().map(line -> line.cell(1).text()).toList();
  }

  private static Table read(byte[] octets) {
    return switch (Tables.read(octets)) {
      case Decision.Accepted<Table>(var table) -> table;
      case Decision.Refused<Table>(var refusal) -> throw new AssertionError(refusal);
    };
  }

  private static String refused(byte[] octets) {
    return refusal(octets).code();
  }

  private static Refusal refusal(byte[] octets) {
    return switch (Tables.read(octets)) {
      case Decision.Accepted<Table>(var table) -> throw new AssertionError(table);
      case Decision.Refused<Table>(var refusal) -> refusal;
    };
  }

  private static byte[] book() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", null)) {
      var sheet = book.newWorksheet("a");
      sheet.value(0, 0, "code");
      sheet.value(1, 0, "14215");
    }
    return out.toByteArray();
  }

  private static byte[] workbook(String... rows) throws IOException {
    var sheet = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      sheet.append("<row r=\"").append(i + 1).append("\">").append(rows[i]).append("</row>");
    }
    return zip(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
            + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
            + "officedocument.spreadsheetml.sheet.main+xml\"/><Override"
            + " PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd."
            + "openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
            + "2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
            + "2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetData>"
            + sheet
            + "</sheetData></worksheet>");
  }

  private static byte[] zip(String... entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
