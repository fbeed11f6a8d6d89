package vn.giaoban.mail.imip;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Ends every line by CRLF, as mail travels: what is signed must be what arrives.
public final class CanonicalLines extends FilterOutputStream {
  private boolean afterReturn;

  public CanonicalLines(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    if (octet == '\n' && !afterReturn) {
      out.write('\r');
    } else if (octet != '\n' && afterReturn) {
      out.write('\n');
    }
    out.write(octet);
    afterReturn = octet == '\r';
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (var i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }
}
