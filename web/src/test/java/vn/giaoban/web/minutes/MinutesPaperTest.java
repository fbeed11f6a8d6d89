package vn.giaoban.web.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.giaoban.scheduler.minutes.MinutesSheet;

@Timeout(60)
class MinutesPaperTest {
  private static final MinutesPaper PAPER = new MinutesPaper();

  @Test
  void theTextIsThatOfTheTemplateAndReadsBackAsWritten() throws IOException {
    var text = text(print("minutes", SampleMinutes.sheet("05/BB-VPUBND", 5)));

    assertThat(text)
        .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .contains("Độc lập - Tự do - Hạnh phúc")
        .contains("UBND TỈNH NINH BÌNH")
        .contains("Số: 05/BB-VPUBND")
        .contains("BIÊN BẢN")
        .contains("Thời gian bắt đầu: 08 giờ 00 phút, ngày 23 tháng 11 năm 2026.")
        .contains("Thành phần tham dự: 4 trên 5 đơn vị")
        .contains("Đơn vị thực hiện: Xã Hải Hậu; thời hạn: ngày 30 tháng 11 năm 2026.")
        .contains("Biểu quyết công khai; 23 trên 25 đơn vị biểu quyết, 2 qua điện thoại.")
        .contains("Cuộc họp kết thúc vào 09 giờ 40 phút, ngày 23 tháng 11 năm 2026./.")
        .contains("THƯ KÝ")
        .contains("CHỦ TỌA")
        .contains("Nơi nhận:")
        .contains("- Lưu: VT, Hồ sơ.")
        .doesNotContain("DỰ THẢO");
  }

  @Test
  void aDraftIsMarkedAndHasNoNumber() throws IOException {
    var text = text(print("draft", SampleMinutes.sheet(null, 40)));

    assertThat(text).contains("DỰ THẢO").contains("/BB-VPUBND").doesNotContain("05/BB");
  }

  @Test
  void everyPageIsA4AndEveryFontIsEmbedded() throws IOException {
    try (var document = load(print("long", SampleMinutes.sheet("105/BB-VPUBND", 129)))) {
      assertThat(document.getNumberOfPages()).isGreaterThan(3);
      for (PDPage page : document.getPages()) {
        assertThat(page.getMediaBox().getWidth()).isBetween(595f, 595.6f);
        assertThat(page.getMediaBox().getHeight()).isBetween(841.5f, 842.2f);
        for (var name : page.getResources().getFontNames()) {
          var font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+LiberationSerif.*");
        }
      }
      assertThat(page(document, 1)).doesNotStartWith("1\n");
      assertThat(page(document, 2)).startsWith("2");
    }
  }

  @Test
  void theSameSheetGivesTheSameOctets() {
    var once = PAPER.print(SampleMinutes.sheet("05/BB-VPUBND", 12)).pdf();
    var twice = PAPER.print(SampleMinutes.sheet("05/BB-VPUBND", 12)).pdf();

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void whatASecretaryTypesCannotBreakOutOfItsPlace() throws IOException {
    var sheet = SampleMinutes.sheet("05/BB-VPUBND", 3);
    var nasty =
        new MinutesSheet(
            sheet.office(),
            sheet.notation(),
            sheet.symbol(),
            "A & B <script>x</script> \"c\" \u0007\ufffe <img src=\"file:///etc/passwd\"/>",
            sheet.body(),
            sheet.issuedAt());

    assertThat(text(print("nasty", nasty)))
        .contains("A & B <script>x</script> \"c\"")
        .contains("<img src=");
  }

  private static byte[] print(String name, MinutesSheet sheet) throws IOException {
    var printed = PAPER.print(sheet);
    // Kept for whoever wants to look at it.
    Files.write(
        Files.createDirectories(Path.of("target/paper")).resolve(name + ".pdf"), printed.pdf());
    return printed.pdf();
  }

  private static PDDocument load(byte[] pdf) throws IOException {
    return Loader.loadPDF(pdf);
  }

  private static String page(PDDocument document, int number) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(document).strip();
  }

  /// The whole text, in composed letters, as one line.
  private static String text(byte[] pdf) throws IOException {
    try (var document = load(pdf)) {
      var text = new PDFTextStripper().getText(document);
      assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
      return text.replaceAll("\\s+", " ");
    }
  }
}
