package vn.giaoban.mail.itip;

import java.util.regex.Pattern;

/// Writes iCalendar content lines (RFC 5545 section 3.1): escaped, folded after at most 75 octets
/// of UTF-8 without splitting a character, ended by CRLF.
final class ContentLines {
  private static final int MAX_OCTETS = 75;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}]+");

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
    return value.chars().anyMatch(ContentLines::isControl)
        ? CONTROLS.matcher(value).replaceAll(" ")
        : value;
  }

  private static boolean isControl(int character) {
    return character < 0x20 || character == 0x7f;
  }

  private static String escape(String value) {
    var escaped = new StringBuilder(value.length() + 64);
    for (var i = 0; i < value.length(); i++) {
      var character = value.charAt(i);
      switch (character) {
        case '\\', ';', ',' -> escaped.append('\\').append(character);
        case '\n' -> escaped.append("\\n");
        case '\r' -> {
          if (i + 1 == value.length() || value.charAt(i + 1) != '\n') {
            escaped.append(' ');
          }
        }
        default -> escaped.append(isControl(character) ? ' ' : character);
      }
    }
    return escaped.toString();
  }

  private void fold(String line) {
    var octets = 0;
    for (var i = 0; i < line.length(); i++) {
      var character = line.charAt(i);
      var pair =
          Character.isHighSurrogate(character)
              && i + 1 < line.length()
              && Character.isLowSurrogate(line.charAt(i + 1));
      var length = pair ? 4 : octets(character);
      if (octets + length > MAX_OCTETS) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(character);
      if (pair) {
        out.append(line.charAt(++i));
      }
      octets += length;
    }
    out.append("\r\n");
  }

  /// Of one character in UTF-8; half a pair by itself is written as a question mark.
  private static int octets(char character) {
    if (character < 0x80 || Character.isSurrogate(character)) {
      return 1;
    }
    return character < 0x800 ? 2 : 3;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
