package vn.giaoban.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Decodes header text (RFC 2047). Words that follow each other are decoded together: many programs
/// split a long subject inside a character.
public final class EncodedWords {
  /// `charset*language` as in RFC 2231 section 5.
  private static final Pattern WORD =
      Pattern.compile("=\\?([\\w.:+-]{1,40})(?:\\*[\\w-]*+)?\\?([bBqQ])\\?([^?]*+)\\?=");

  private EncodedWords() {}

  /// The text with its encoded words decoded; never throws.
  public static String decode(String text) {
    return rewrite(text, words -> words).replaceAll("[\\p{Cntrl}]+", " ");
  }

  /// The text with words that follow each other made one word in UTF-8, still encoded: a name in an
  /// address is decoded after the address has been taken apart.
  static String joined(String text) {
    return rewrite(
        text,
        words ->
            "=?UTF-8?B?"
                + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8))
                + "?=");
  }

  private static String rewrite(String text, UnaryOperator<String> writer) {
    if (!text.contains("=?")) {
      return text;
    }
    var out = new StringBuilder(text.length());
    var words = new StringBuilder();
    var octets = new ByteArrayOutputStream();
    var charset = "";
    var end = 0;
    var found = WORD.matcher(text);
    while (found.find()) {
      var between = text.substring(end, found.start());
      var adjacent = end > 0 && between.isBlank();
      if (!adjacent || !charset.equalsIgnoreCase(found.group(1))) {
        words.append(TextDecoding.decode(octets.toByteArray(), charset));
        octets.reset();
      }
      if (!adjacent) {
        write(out, words, writer);
        out.append(between);
      }
      charset = found.group(1);
      octets.writeBytes(
          found.group(2).equalsIgnoreCase("B") ? base64(found.group(3)) : quoted(found.group(3)));
      end = found.end();
    }
    words.append(TextDecoding.decode(octets.toByteArray(), charset));
    write(out, words, writer);
    return out.append(text, end, text.length()).toString();
  }

  private static void write(StringBuilder out, StringBuilder words, UnaryOperator<String> writer) {
    if (!words.isEmpty()) {
      out.append(writer.apply(words.toString()));
      words.setLength(0);
    }
  }

  private static byte[] base64(String text) {
    var bare = text.replaceAll("[^A-Za-z0-9+/]", "");
    // A single letter too many says nothing.
    var whole = bare.length() % 4 == 1 ? bare.substring(0, bare.length() - 1) : bare;
    return Base64.getDecoder().decode(whole);
  }

  private static byte[] quoted(String text) {
    var out = new ByteArrayOutputStream(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      var low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else if (c == '_') {
        out.write(' ');
      } else if (c < 0x80) {
        out.write(c);
      } else {
        out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
