package vn.giaoban.mail.itip;

import java.nio.charset.StandardCharsets;

/// Writes iCalendar content lines (RFC 5545 section 3.1): escaped, folded after at most 75 octets
/// of UTF-8 without splitting a character, ended by CRLF.
final class ContentLines {
  private static final int MAX_OCTETS = 75;

  private final StringBuilder out = new StringBuilder(2048);

  /// Adds `NAME[;PARAM=…]:value` as it stands.
  ContentLines raw(String nameAndParameters, String value) {
    fold(nameAndParameters + ":" + oneLine(value));
    return this;
  }

  /// Adds a property of type TEXT: backslash, comma, semicolon and line breaks are escaped.
  ContentLines text(String name, String value) {
    fold(name + ":" + escape(value));
    return this;
  }

  /// A parameter value in quotes; the characters it cannot hold (RFC 5545 section 3.2) are written
  /// as their nearest likeness.
  static String quoted(String value) {
    return '"' + oneLine(value).replace('"', '\'') + '"';
  }

  private static String oneLine(String value) {
    return value.replaceAll("[\\p{Cntrl}]+", " ");
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replaceAll("[\\p{Cntrl}]", " ");
  }

  private void fold(String line) {
    var octets = 0;
    for (var i = 0; i < line.length(); ) {
      var codePoint = line.codePointAt(i);
      var character = Character.toString(codePoint);
      var length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > MAX_OCTETS) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(character);
      octets += length;
      i += character.length();
    }
    out.append("\r\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
