package vn.giaoban.mail.mime;

import jakarta.mail.internet.MimeUtility;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Octets as text, in the charset named or in the one they are really in.
final class TextDecoding {
  private TextDecoding() {}

  static String decode(byte[] octets, String charset) {
    var utf8 = new String(octets, StandardCharsets.UTF_8);
    if (!charset.isEmpty()) {
      try {
        var named = Charset.forName(MimeUtility.javaCharset(charset));
        if (!named.equals(StandardCharsets.US_ASCII) && !named.equals(StandardCharsets.UTF_8)) {
          return new String(octets, named);
        }
      } catch (IllegalArgumentException e) {
        // Named wrongly: guessed below.
      }
    }
    return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(octets, Charset.forName("windows-1258"));
  }
}
