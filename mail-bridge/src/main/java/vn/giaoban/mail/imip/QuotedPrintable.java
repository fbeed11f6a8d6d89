package vn.giaoban.mail.imip;

import java.nio.charset.StandardCharsets;

/// Writes text as quoted-printable (RFC 2045 section 6.7), in UTF-8. Lines end with CRLF, the last
/// one, too; none begins with a dot, and none is longer than 76 characters.
final class QuotedPrintable {
  private static final int LINE = 76;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final byte[] octets;
  private byte[] out;
  private int filled;
  private int column;

  private QuotedPrintable(byte[] octets) {
    this.octets = octets;
    this.out = new byte[octets.length * 2 + 64];
  }

  static byte[] lines(String text) {
    return new QuotedPrintable(text.getBytes(StandardCharsets.UTF_8)).encode();
  }

  private byte[] encode() {
    for (var i = 0; i < octets.length; i++) {
      var octet = octets[i] & 0xff;
      var lineEnds = i + 1 == octets.length || octets[i + 1] == '\n' || octets[i + 1] == '\r';
      if (octet == '\n') {
        newLine();
      } else if (octet == '\r') {
        // A line's end by itself, or the first half of one.
        if (i + 1 == octets.length || octets[i + 1] != '\n') {
          newLine();
        }
      } else if (isPlain(octet) && !(octet == ' ' && lineEnds)) {
        room(1, lineEnds);
        if (octet == '.' && column == 0) {
          encoded(octet);
        } else {
          put(octet);
        }
      } else {
        room(3, lineEnds);
        encoded(octet);
      }
    }
    if (column > 0) {
      newLine();
    }
    return java.util.Arrays.copyOf(out, filled);
  }

  private void encoded(int octet) {
    put('=');
    put(HEX[octet >> 4]);
    put(HEX[octet & 0x0f]);
  }

  private static boolean isPlain(int octet) {
    return octet >= ' ' && octet < 0x7f && octet != '=';
  }

  /// A soft break when so many characters have no room; the break itself takes one, unless the line
  /// ends here anyway.
  private void room(int characters, boolean lineEnds) {
    if (column + characters > (lineEnds ? LINE : LINE - 1)) {
      put('=');
      newLine();
    }
  }

  private void newLine() {
    put('\r');
    put('\n');
    column = 0;
  }

  private void put(int octet) {
    if (filled == out.length) {
      out = java.util.Arrays.copyOf(out, out.length * 2);
    }
    out[filled++] = (byte) octet;
    column++;
  }
}
