package vn.giaoban.web.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import vn.giaoban.scheduler.document.inspect.SubstituteFont;

/// Printing with Liberation Serif, whose measures are those of Times New Roman and which has every
/// Vietnamese letter. Fonts are embedded as subsets.
public final class Paper {
  private static final String FONTS = "/liberation/LiberationSerif-";
  private static final String FAMILY = "Liberation Serif";

  static {
    SubstituteFont.install();
    // It tells every missing CSS property of its own style sheet.
    XRLog.setLoggingEnabled(false);
  }

  private Paper() {}

  /// A renderer for the document; it fetches nothing, whatever a text contains.
  ///
  /// @param html with its style sheet within
  public static PdfRendererBuilder of(String html) {
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(html, "about:paper");
    builder.useUriResolver((_, _) -> null);
    font(builder, "Regular", 400, FontStyle.NORMAL);
    font(builder, "Bold", 700, FontStyle.NORMAL);
    font(builder, "Italic", 400, FontStyle.ITALIC);
    font(builder, "BoldItalic", 700, FontStyle.ITALIC);
    return builder;
  }

  /// A style sheet of the application's own resources.
  public static String styleSheet(String path) {
    try (var in = stream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void font(PdfRendererBuilder builder, String face, int weight, FontStyle style) {
    builder.useFont(() -> stream(FONTS + face + ".ttf"), FAMILY, weight, style, true);
  }

  private static InputStream stream(String path) {
    return Objects.requireNonNull(Paper.class.getResourceAsStream(path), path);
  }
}
