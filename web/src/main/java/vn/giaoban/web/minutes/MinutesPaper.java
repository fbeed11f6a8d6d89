package vn.giaoban.web.minutes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import vn.giaoban.scheduler.minutes.MinutesSheet;

/// Prints minutes as PDF/A-2u (ISO 19005-2) with Liberation Serif, whose measures are those of
/// Times New Roman and which has every Vietnamese letter. Fonts are embedded as subsets; the same
/// sheet gives the same octets.
final class MinutesPaper implements MinutesSheet.Printer {
  private static final String FONTS = "/liberation/LiberationSerif-";
  private static final String FAMILY = "Liberation Serif";

  private final String css = resource("/minutes/minutes.css");
  private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  MinutesPaper() {
    // It tells every missing CSS property of its own style sheet.
    XRLog.setLoggingEnabled(false);
  }

  @Override
  public MinutesSheet.Printed print(MinutesSheet sheet) {
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(MinutesHtml.of(sheet, css), "about:minutes");
    builder.useUriResolver((base, uri) -> null); // nothing is fetched, whatever a text contains
    builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
    builder.useColorProfile(colours);
    font(builder, "Regular", 400, FontStyle.NORMAL);
    font(builder, "Bold", 700, FontStyle.NORMAL);
    font(builder, "Italic", 400, FontStyle.ITALIC);
    font(builder, "BoldItalic", 700, FontStyle.ITALIC);
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

  private static void font(PdfRendererBuilder builder, String face, int weight, FontStyle style) {
    builder.useFont(() -> stream(FONTS + face + ".ttf"), FAMILY, weight, style, true);
  }

  private static InputStream stream(String path) {
    return Objects.requireNonNull(MinutesPaper.class.getResourceAsStream(path), path);
  }

  private static String resource(String path) {
    try (var in = stream(path)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
