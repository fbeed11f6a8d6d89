package vn.giaoban.scheduler.document.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.scheduler.document.FileKind;
import vn.giaoban.scheduler.document.Inspection;
import vn.giaoban.scheduler.document.Inspection.Trouble;
import vn.giaoban.scheduler.document.SecrecyStamp;

@Timeout(30)
class FileInspectorTest {
  @TempDir Path directory;

  private final FileInspector inspector = new FileInspector();

  @Test
  void aPdfTellsItsLinesAndPages() throws IOException {
    var found = inspect(Samples.pdf("BÁO CÁO", "Tình hình kinh tế - xã hội quý IV"));

    assertThat(found.kind()).contains(FileKind.PDF);
    assertThat(found.pages()).isEqualTo(2);
    assertThat(found.firstPage()).containsExactly("BÁO CÁO", "Tình hình kinh tế - xã hội quý IV");
  }

  @Test
  void aStampBesideTheDateOfTheOtherColumnIsStillALineOfItsOwn() throws IOException {
    var page =
        List.of(
            new Samples.Placed(72, 780, "UBND TỈNH NINH BÌNH"),
            new Samples.Placed(300, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            new Samples.Placed(110, 740, "MẬT"),
            new Samples.Placed(330, 740, "Ninh Bình, ngày 05 tháng 02 năm 2026"));

    var found = inspect(Samples.pdf(page, null));

    assertThat(found.firstPage()).contains("MẬT", "Ninh Bình, ngày 05 tháng 02 năm 2026");
    assertThat(SecrecyStamp.among(found.firstPage())).contains(SecrecyStamp.MAT);
  }

  @Test
  void aStampDrawnLetterByLetterIsFound() throws IOException {
    var page =
        List.of(
            new Samples.Placed(100, 740, "M"),
            new Samples.Placed(118, 740, "Ậ"),
            new Samples.Placed(136, 740, "T"));

    assertThat(SecrecyStamp.among(inspect(Samples.pdf(page, null)).firstPage())).isPresent();
  }

  @Test
  void aPdfThatWantsAPasswordIsLocked() throws IOException {
    var locked = Samples.pdf(List.of(new Samples.Placed(72, 700, "MẬT")), "secret");

    assertThat(inspect(locked).trouble()).contains(Trouble.LOCKED);
  }

  @Test
  void aPdfThatIsOnlyASignatureIsUnreadable() throws IOException {
    assertThat(inspect("%PDF-1.7\nnothing".getBytes(UTF_8)).trouble()).contains(Trouble.UNREADABLE);
    var whole = Samples.pdf("BÁO CÁO");
    assertThat(inspect(Arrays.copyOf(whole, 200)).trouble()).contains(Trouble.UNREADABLE);
  }

  @Test
  void aWordFileTellsItsParagraphsTextBoxesAndHeaders() throws IOException {
    var body =
        Samples.paragraphs("UBND TỈNH")
            + "<w:p><w:r><w:t>Kính </w:t></w:r><w:r><w:txbxContent>"
            + Samples.paragraphs("TỐI MẬT")
            + "</w:txbxContent></w:r><w:r><w:t>gửi</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>Trái</w:t><w:tab/><w:t>Phải</w:t></w:r></w:p>"
            + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
            + Samples.paragraphs("trang hai");

    var found = inspect(Samples.docx(body));

    assertThat(found.kind()).contains(FileKind.DOCX);
    assertThat(found.firstPage())
        .containsExactly("UBND TỈNH", "TỐI MẬT", "Kính gửi", "Trái", "Phải");
  }

  @Test
  void aZipThatIsNoOfficeFileIsNothingWeKnow() throws IOException {
    assertThat(inspect(Samples.zip(Map.of("virus.exe", "MZ"))).kind()).isEmpty();
    assertThat(inspect(Arrays.copyOf(Samples.docx(""), 60)).kind()).isEmpty();
  }

  @Test
  void macrosAreSeen() throws IOException {
    var macro =
        Samples.zip(
            Map.of(
                "[Content_Types].xml", "<Types/>",
                "word/document.xml", "<document/>",
                "word/vbaProject.bin", "x"));

    assertThat(inspect(macro).trouble()).contains(Trouble.MACROS);
  }

  @Test
  void entitiesOfAWordFileAreNotFollowed() throws IOException {
    var bomb =
        Samples.zip(
            Map.of(
                "[Content_Types].xml",
                "<Types/>",
                "word/document.xml",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + "<d><p><t>&x;</t></p></d>"));

    var found = inspect(bomb);

    assertThat(found.trouble()).contains(Trouble.UNREADABLE);
    assertThat(found.firstPage()).isEmpty();
  }

  @Test
  void anArchiveThatUnpacksToGigabytesIsNotUnpacked() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      var zeros = new byte[1 << 20];
      Arrays.fill(zeros, (byte) ' ');
      zip.write("<d>".getBytes(UTF_8));
      for (int i = 0; i < 20; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    // The real thing has 20 MB; its directory claims 3 GB, as a bomb's would.
    var bytes = out.toByteArray();
    claimSize(bytes, "word/document.xml", 3_000_000_000L);

    assertThat(inspect(bytes).trouble()).contains(Trouble.BOMB);
  }

  @Test
  void picturesAndPlainTextAreKnownByTheirOctets() throws IOException {
    assertThat(inspect(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}).kind())
        .contains(FileKind.PNG);
    assertThat(inspect(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}).kind())
        .contains(FileKind.JPEG);
    assertThat(inspect("\ufeffDòng một\r\nDòng hai".getBytes(UTF_8)).firstPage())
        .containsExactly("Dòng một\r", "Dòng hai");
  }

  @Test
  void programsAreNotText() throws IOException {
    assertThat(inspect(new byte[] {'M', 'Z', 0, 3}).kind()).isEmpty();
    assertThat(inspect(new byte[] {'a', (byte) 0xc3, 'b'}).kind()).isEmpty();
    assertThat(inspect(new byte[] {'#', '!', '/', 'b', 'i', 'n', 27}).kind()).isEmpty();
  }

  /// Writes another unpacked size into the central directory (APPNOTE.TXT 4.3.12: 24 octets after
  /// the start of the header, whose name begins at 46).
  private static void claimSize(byte[] zip, String name, long size) {
    var wanted = name.getBytes(UTF_8);
    for (int i = zip.length - 46 - wanted.length; i > 0; i--) {
      boolean header = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
      if (header && Arrays.equals(zip, i + 46, i + 46 + wanted.length, wanted, 0, wanted.length)) {
        for (int octet = 0; octet < 4; octet++) {
          zip[i + 24 + octet] = (byte) (size >> (8 * octet));
        }
        return;
      }
    }
    throw new IllegalStateException("no central directory entry");
  }

  private Inspection inspect(byte[] content) throws IOException {
    return inspector.inspect(Files.write(directory.resolve("upload"), content));
  }
}
