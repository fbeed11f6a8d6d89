package vn.giaoban.mail.dkim;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import vn.giaoban.mail.imip.EncodedFiles.PlainLines;

/// Hashes a message's body in the form of RFC 6376 section 3.4.4: spaces at the end of lines are
/// dropped, others reduced to one, empty lines at the end ignored. What is written first is the
/// header, up to the first empty line; it is passed over.
final class RelaxedBody extends OutputStream implements PlainLines {
  private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest digest;
  private boolean header = true;
  private boolean lineEmpty = true;
  private boolean afterReturn;
  private boolean space;
  private int emptyLines;

  RelaxedBody(MessageDigest digest) {
    this.digest = digest;
  }

  @Override
  public void write(int octet) {
    if (octet == '\r' || octet == '\n') {
      // Line ends of any kind leave as CRLF.
      if (octet == '\r' || !afterReturn) {
        endLine();
      }
      afterReturn = octet == '\r';
      return;
    }
    afterReturn = false;
    if (header) {
      lineEmpty = false;
      return;
    }
    if (octet == ' ' || octet == '\t') {
      space = true;
      return;
    }
    begin();
    if (space) {
      digest.update((byte) ' ');
      space = false;
    }
    digest.update((byte) octet);
    lineEmpty = false;
  }

  /// Something follows, so the empty lines before it count.
  private void begin() {
    for (; emptyLines > 0; emptyLines--) {
      digest.update(CRLF);
    }
  }

  private void endLine() {
    space = false;
    if (header) {
      header = !lineEmpty;
    } else if (lineEmpty) {
      emptyLines++;
    } else {
      digest.update(CRLF);
    }
    lineEmpty = true;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (var i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void writeLines(byte[] lines) {
    if (!lineEmpty) {
      endLine();
    }
    begin();
    digest.update(lines);
    afterReturn = false;
  }

  byte[] hash() {
    if (!lineEmpty) {
      endLine();
    }
    return digest.digest();
  }
}
