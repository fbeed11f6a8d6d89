package vn.giaoban.web.language;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/// Which of our two languages the one who asks reads.
public final class Reader {
  private static final List<Locale> OURS = List.of(Texts.VIETNAMESE, Locale.ENGLISH);

  private Reader() {}

  /// By `Accept-Language` (RFC 9110 section 12.5.4, lookup of RFC 4647); Vietnamese when it is
  /// absent, unreadable or asks for neither.
  public static Locale language(HttpHeaders headers) {
    var accepted = headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE);
    if (accepted == null) {
      return Texts.VIETNAMESE;
    }
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(accepted), OURS);
      return found == null ? Texts.VIETNAMESE : found;
    } catch (IllegalArgumentException e) {
      return Texts.VIETNAMESE;
    }
  }
}
