package vn.giaoban.web.room;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// What people bring along: reports, slides with pictures, files that give trouble.
final class SamplePapers {
  private SamplePapers() {}

  /// Pages of text, `Trang 1` and so on.
  static byte[] report(int pages) throws IOException {
    try (var document = new PDDocument()) {
      for (int number = 1; number <= pages; number++) {
        text(document, new PDPage(PDRectangle.A4), number);
      }
      return written(document);
    }
  }

  /// Slides with a picture each, laid out as office programs do: every page beside its picture.
  static byte[] slides(int pages) throws IOException {
    var random = new Random(2026);
    try (var document = new PDDocument()) {
      for (int number = 1; number <= pages; number++) {
        var page = new PDPage(new PDRectangle(960, 540));
        text(document, page, number);
        var picture = JPEGFactory.createFromImage(document, noise(random), 0.5f);
        try (var content =
            new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
          content.drawImage(picture, 480, 60, 400, 300);
        }
      }
      return written(document);
    }
  }

  /// Opens with `giaoban` only.
  static byte[] locked() throws IOException {
    try (var document = new PDDocument()) {
      text(document, new PDPage(PDRectangle.A4), 1);
      document.protect(new StandardProtectionPolicy("chu", "giaoban", new AccessPermission()));
      return written(document);
    }
  }

  /// A report whose middle is gone.
  static byte[] broken() throws IOException {
    var whole = report(3);
    var rest = new byte[900];
    System.arraycopy(whole, 0, rest, 0, 400);
    return rest;
  }

  /// A page as a scanner writes it: one grey JPEG 2000, lines of dark words on light paper, with
  /// nothing that another decoder could show.
  static byte[] scan() throws IOException {
    try (var document = new PDDocument();
        var jpeg2000 = SamplePapers.class.getResourceAsStream("/paper/scan.jp2")) {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      var image =
          new PDImageXObject(
              document, jpeg2000, COSName.JPX_DECODE, 600, 848, 8, PDDeviceGray.INSTANCE);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(
            image, 0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
      }
      return written(document);
    }
  }

  static byte[] picture() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(noise(new Random(1)), "png", out);
    return out.toByteArray();
  }

  private static void text(PDDocument document, PDPage page, int number) throws IOException {
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      float top = page.getMediaBox().getHeight();
      content.beginText();
      content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 28);
      content.newLineAtOffset(60, top - 90);
      content.showText("Trang " + number);
      content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 14);
      for (int line = 1; line <= 12; line++) {
        content.newLineAtOffset(0, -26);
        content.showText(line + ". Ket qua thuc hien nhiem vu tuan " + (number + line));
      }
      content.endText();
    }
  }

  private static BufferedImage noise(Random random) {
    var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    return image;
  }

  private static byte[] written(PDDocument document) throws IOException {
    var out = new ByteArrayOutputStream();
    document.save(out, CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }
}
