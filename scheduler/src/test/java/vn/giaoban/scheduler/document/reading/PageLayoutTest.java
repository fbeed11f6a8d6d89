package vn.giaoban.scheduler.document.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageLayoutTest {
  @TempDir Path folder;

  @Test
  void theCopyShowsTheSameAndItsPagesStandTogether() throws IOException {
    var source = report(30);

    var copy = folder.resolve("copy.pdf");
    PageLayout.write(source, copy);

    assertThat(words(copy)).isEqualTo(words(source));
    assertThat(Files.readString(source, StandardCharsets.ISO_8859_1)).contains("/Type /Page\n");
    assertThat(Files.readString(copy, StandardCharsets.ISO_8859_1))
        .contains("/ObjStm")
        .doesNotContain("/Type /Page");
    try (var document = Loader.loadPDF(copy.toFile())) {
      assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNull();
      assertThat(document.getPage(0).getCOSObject().containsKey(COSName.THUMB)).isFalse();
    }
  }

  @Test
  void whatIsNoPdfIsNotLaidOut() throws IOException {
    var source = Files.writeString(folder.resolve("broken.pdf"), "%PDF-1.7 nothing more");

    assertThatThrownBy(() -> PageLayout.write(source, folder.resolve("copy.pdf")))
        .isInstanceOf(IOException.class);
  }

  private Path report(int pages) throws IOException {
    var file = folder.resolve("report.pdf");
    try (var document = new PDDocument()) {
      document.getDocumentCatalog().setStructureTreeRoot(new PDStructureTreeRoot());
      for (int number = 1; number <= pages; number++) {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 14);
          content.newLineAtOffset(72, 700);
          content.showText("Trang " + number);
          content.endText();
        }
      }
      document.save(file.toFile(), CompressParameters.NO_COMPRESSION);
    }
    return file;
  }

  private static String words(Path file) throws IOException {
    try (var document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
