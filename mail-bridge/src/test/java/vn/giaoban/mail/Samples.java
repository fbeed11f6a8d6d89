package vn.giaoban.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The mails under `src/test/resources/mail`, with the line ends of the wire.
public final class Samples {
  private Samples() {}

  /// One of them by file name.
  public static byte[] read(String name) {
    try (var in = Samples.class.getResourceAsStream("/mail/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
