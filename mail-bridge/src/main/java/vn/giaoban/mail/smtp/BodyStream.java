package vn.giaoban.mail.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import vn.giaoban.mail.imip.EncodedFiles.PlainLines;

/// A message on its way after `DATA`: lines end with CRLF, and one that begins with a dot gets
/// another (RFC 5321 section 4.5.2). Lines known to need neither pass as they are.
final class BodyStream extends OutputStream implements PlainLines {
  private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private boolean lineStart = true;
  private boolean carriageReturn;

  /// @param out buffered; small pieces are written to it
  BodyStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int octet) throws IOException {
    if (octet == '\n') {
      if (!carriageReturn) {
        out.write('\r');
      }
      out.write('\n');
      lineStart = true;
      carriageReturn = false;
      return;
    }
    if (carriageReturn) {
      // A lone carriage return is a line's end, too; servers differ on it, so it does not leave.
      out.write('\n');
      lineStart = true;
    }
    if (lineStart && octet == '.') {
      out.write('.');
    }
    out.write(octet);
    lineStart = false;
    carriageReturn = octet == '\r';
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
    out.write(lines);
  }

  private void endLine() throws IOException {
    if (!lineStart) {
      write('\n');
    }
  }

  /// The lone dot, and off it goes.
  void end() throws IOException {
    endLine();
    out.write(END);
    out.flush();
  }
}
