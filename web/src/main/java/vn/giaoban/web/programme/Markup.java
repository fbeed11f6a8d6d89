package vn.giaoban.web.programme;

import java.text.Normalizer;
import org.springframework.web.util.HtmlUtils;

/// Words in HTML and XML: composed (a font draws a letter better than letter and mark), escaped,
/// without characters XML does not know.
final class Markup {
  private Markup() {}

  static String text(String words) {
    String composed = Normalizer.normalize(words, Normalizer.Form.NFC);
    return HtmlUtils.htmlEscape(composed.replaceAll("[\\p{Cntrl}\\ufffe\\uffff]", " "), "UTF-8")
        .replace("&#39;", "'");
  }
}
