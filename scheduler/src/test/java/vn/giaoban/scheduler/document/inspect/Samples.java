package vn.giaoban.scheduler.document.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Files as people upload them, made here.
public final class Samples {
  private Samples() {}

  /// A text at a place on the page, points from the left and from the bottom.
  public record Placed(float x, float y, String text) {}

  /// A PDF whose first page has these lines below each other, and a second, empty page.
  public static byte[] pdf(String... lines) throws IOException {
    var placed = new ArrayList<Placed>();
    for (int i = 0; i < lines.length; i++) {
      placed.add(new Placed(72, 780 - 20 * i, lines[i]));
    }
    return pdf(placed, null);
  }

  /// A PDF with texts at places; with a password when one is given.
  public static byte[] pdf(List<Placed> texts, String password) throws IOException {
    try (var document = new PDDocument();
        var font = Samples.class.getResourceAsStream("/liberation/LiberationSerif-Bold.ttf")) {
      var bold = PDType0Font.load(document, font);
      var page = new PDPage();
      document.addPage(page);
      document.addPage(new PDPage());
      try (var content = new PDPageContentStream(document, page)) {
        for (var text : texts) {
          content.beginText();
          content.setFont(bold, 13);
          content.newLineAtOffset(text.x(), text.y());
          content.showText(text.text());
          content.endText();
        }
      }
      if (password != null) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /// A Word file whose body is this WordprocessingML.
  public static byte[] docx(String body) throws IOException {
    return zip(
        Map.of(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            "word/document.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:body>%s</w:body></w:document>\
            """
                .formatted(body)));
  }

  /// One paragraph per line.
  public static String paragraphs(String... lines) {
    var body = new StringBuilder();
    for (var line : lines) {
      body.append("<w:p><w:r><w:t>").append(line).append("</w:t></w:r></w:p>");
    }
    return body.toString();
  }

  /// A ZIP with these entries.
  public static byte[] zip(Map<String, String> entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
