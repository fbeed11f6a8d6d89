package vn.giaoban.mail.imip;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// An attached file: headers of its own, the content from [EncodedFiles].
final class FileBodyPart extends MimeBodyPart {
  private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final EncodedFiles encoded;

  FileBodyPart(Path file, EncodedFiles encoded) {
    this.file = file;
    this.encoded = encoded;
  }

  /// They are all set.
  @Override
  protected void updateHeaders() {}

  @Override
  public void writeTo(OutputStream out) throws IOException, MessagingException {
    head(this, out);
    encoded.write(file, out);
  }

  /// The headers of a part and the empty line after them.
  static void head(MimeBodyPart part, OutputStream out) throws IOException, MessagingException {
    for (var lines = part.getAllHeaderLines(); lines.hasMoreElements(); ) {
      out.write(lines.nextElement().getBytes(StandardCharsets.US_ASCII));
      out.write(CRLF);
    }
    out.write(CRLF);
  }
}
