package vn.giaoban.mail.imip;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A part whose octets are ready: headers of its own, a body that was encoded in one go. Jakarta
/// Mail's own way, octet by octet through five streams, costs several times as much.
final class ReadyBodyPart extends MimeBodyPart {
  private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LINE = 76;
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(LINE, CRLF);

  private final byte[] lines;

  private ReadyBodyPart(String type, String encoding, byte[] lines) throws MessagingException {
    this.lines = lines;
    setHeader("Content-Type", type);
    setHeader("Content-Transfer-Encoding", encoding);
  }

  /// Words for people: legible even where nobody decodes them.
  static ReadyBodyPart quoted(String type, String text) throws MessagingException {
    return new ReadyBodyPart(type, "quoted-printable", QuotedPrintable.lines(text));
  }

  /// Something for programs.
  static ReadyBodyPart base64(String type, String text) throws MessagingException {
    var encoded = BASE64.encode(text.getBytes(StandardCharsets.UTF_8));
    var ended = java.util.Arrays.copyOf(encoded, encoded.length + 2);
    System.arraycopy(CRLF, 0, ended, encoded.length, 2);
    return new ReadyBodyPart(type, "base64", ended);
  }

  /// They are all set.
  @Override
  protected void updateHeaders() {}

  @Override
  public void writeTo(OutputStream out) throws IOException, MessagingException {
    FileBodyPart.head(this, out);
    if (out instanceof EncodedFiles.PlainLines plain) {
      plain.writeLines(lines);
    } else {
      out.write(lines);
    }
  }
}
