package vn.giaoban.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads UTF-7 (RFC 2152), which Java does not know and old mail programs still write.
final class Utf7 {
  private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");

  private Utf7() {}

  static String decode(byte[] octets) {
    return SHIFTED
        .matcher(new String(octets, StandardCharsets.ISO_8859_1))
        .replaceAll(found -> Matcher.quoteReplacement(letters(found.group(1))));
  }

  private static String letters(String shifted) {
    if (shifted.isEmpty()) {
      return "+";
    }
    var whole = shifted.length() % 4 == 1 ? shifted.substring(0, shifted.length() - 1) : shifted;
    var units = Base64.getDecoder().decode(whole);
    // Bits that fill no unit are padding.
    return new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE);
  }
}
