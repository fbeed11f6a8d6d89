package vn.giaoban.mail.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import vn.giaoban.mail.imip.EncodedFiles.PlainLines;

/// A message on its way after `DATA`: lines end with CRLF, and one that begins with a dot gets
/// another (RFC 5321 section 4.5.2). Lines known to need neither pass as they are.
final class BodyStream extends OutputStream implements PlainLines {
  private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final int BUFFER = 32 << 10;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;
  private boolean lineStart = true;
  private boolean carriageReturn;

  /// @param out not buffered: this is, without a lock, for encoders write octet by octet
  BodyStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int octet) throws IOException {
    if (octet == '\n') {
      if (!carriageReturn) {
        put('\r');
      }
      put('\n');
      lineStart = true;
      carriageReturn = false;
      return;
    }
    if (carriageReturn) {
      // A lone carriage return is a line's end, too; servers differ on it, so it does not leave.
      put('\n');
      lineStart = true;
    }
    if (lineStart && octet == '.') {
      put('.');
    }
    put(octet);
    lineStart = false;
    carriageReturn = octet == '\r';
  }

  private void put(int octet) throws IOException {
    if (filled == BUFFER) {
      flush();
    }
    buffer[filled++] = (byte) octet;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (var i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void writeLines(byte[] lines) throws IOException {
    endLine();
    if (lines.length <= BUFFER - filled) {
      System.arraycopy(lines, 0, buffer, filled, lines.length);
      filled += lines.length;
      return;
    }
    flush();
    out.write(lines);
  }

  @Override
  public void flush() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
  }

  private void endLine() throws IOException {
    if (!lineStart) {
      write('\n');
    }
  }

  /// The lone dot, and off it goes.
  void end() throws IOException {
    endLine();
    for (var octet : END) {
      put(octet);
    }
    flush();
    out.flush();
  }
}
