package vn.giaoban.web.minutes;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import vn.giaoban.scheduler.minutes.MinutesSheet;
import vn.giaoban.web.paper.Paper;

/// Prints minutes as PDF/A-2u (ISO 19005-2); the same sheet gives the same octets.
final class MinutesPaper implements MinutesSheet.Printer {
  private final String css = Paper.styleSheet("/minutes/minutes.css");
  private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  @Override
  public MinutesSheet.Printed print(MinutesSheet sheet) {
    var builder = Paper.of(MinutesHtml.of(sheet, css));
    builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
    builder.useColorProfile(colours);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      return finished(renderer.getPdfDocument(), sheet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MinutesSheet.Printed finished(PDDocument document, MinutesSheet sheet)
      throws IOException {
    PaperDescription.of(sheet).writeTo(document);
    var out = new ByteArrayOutputStream();
    document.save(out);
    return new MinutesSheet.Printed(out.toByteArray(), document.getNumberOfPages());
  }
}
