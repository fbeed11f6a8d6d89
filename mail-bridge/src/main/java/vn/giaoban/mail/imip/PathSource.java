package vn.giaoban.mail.imip;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;

/// A file's content for Jakarta Mail, opened each time it is read.
final class PathSource implements DataSource {
  private final OutgoingMail.FilePart file;

  PathSource(OutgoingMail.FilePart file) {
    this.file = file;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return Files.newInputStream(file.content());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    throw new IOException("only read");
  }

  @Override
  public String getContentType() {
    return file.mediaType();
  }

  @Override
  public String getName() {
    return file.fileName();
  }
}
