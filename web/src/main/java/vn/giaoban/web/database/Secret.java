package vn.giaoban.web.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// Random words for machines.
final class Secret {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /// 32 letters and digits: 190 bits.
  static String random() {
    return RANDOM
        .ints(32, 0, LETTERS.length())
        .collect(StringBuilder::new, (b, i) -> b.append(LETTERS.charAt(i)), StringBuilder::append)
        .toString();
  }

  /// What the file holds; when it is not there, a new word that it holds from now on. Only the
  /// file's owner may read it.
  static String kept(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    var secret = random();
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
    }
    return secret;
  }
}
