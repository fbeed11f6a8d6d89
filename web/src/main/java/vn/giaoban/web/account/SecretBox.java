package vn.giaoban.web.account;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what must be kept but not read from a copy of the database (AES-256-GCM). The key is a
/// file beside the database, readable by its owner only; without it the sealed is lost.
///
/// Sealed form: 12 octets nonce, then ciphertext and tag. The owner's name is bound to it, so a
/// sealed value moved to another row does not open.
final class SecretBox {
  private static final int KEY_OCTETS = 32;
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  private SecretBox(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /// Opens the box with the key in `file`, which is made when it is not there.
  static SecretBox open(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var fresh = new byte[KEY_OCTETS];
      new SecureRandom().nextBytes(fresh);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (var channel =
          Files.newByteChannel(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
        channel.write(ByteBuffer.wrap(fresh));
      }
    }
    var key = Files.readAllBytes(file);
    if (key.length != KEY_OCTETS) {
      throw new IOException("key file %s: %d octets (expected: 32)".formatted(file, key.length));
    }
    return new SecretBox(key);
  }

  byte[] seal(byte[] open, String owner) {
    var nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, nonce, open, owner);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /// @throws IllegalStateException when the value was sealed by another key or for another owner
  byte[] unseal(byte[] sealed, String owner) {
    return run(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, NONCE_OCTETS),
        Arrays.copyOfRange(sealed, NONCE_OCTETS, sealed.length),
        owner);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String owner) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealed value of " + owner + " does not open", e);
    }
  }
}
