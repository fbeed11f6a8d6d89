package vn.giaoban.web.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/// What a reader gets out of a PDF.
///
/// @param bytes the file
/// @param text its text, NFC, white space folded
record PdfCheck(byte[] bytes, String text) {
  static PdfCheck of(byte[] bytes) throws IOException {
    try (var document = Loader.loadPDF(bytes)) {
      var text = new PDFTextStripper().getText(document);
      return new PdfCheck(
          bytes, Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", " "));
    }
  }

  PdfCheck hasText(String expected) {
    assertThat(text).contains(expected);
    return this;
  }

  PdfCheck embedsEveryFont() throws IOException {
    try (var document = Loader.loadPDF(bytes)) {
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
    }
    return this;
  }
}
