package vn.giaoban.conference.transport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A certificate's fingerprint as SDP writes it (RFC 8122 section 5).
///
/// @param hash lower case: `sha-256`
/// @param value upper case hexadecimal octets between colons
public record Fingerprint(String hash, String value) {
  private static final HexFormat FORMAT = HexFormat.ofDelimiter(":").withUpperCase();

  /// Reads `sha-256 AB:CD:…`.
  ///
  /// @return empty when it is no fingerprint this server can check
  public static Optional<Fingerprint> parse(String text) {
    var parts = text.trim().split(" +", 2);
    if (parts.length != 2) {
      return Optional.empty();
    }
    var fingerprint =
        new Fingerprint(parts[0].toLowerCase(Locale.ROOT), parts[1].toUpperCase(Locale.ROOT));
    return switch (fingerprint.hash) {
      case "sha-256", "sha-384", "sha-512" -> Optional.of(fingerprint);
      default -> Optional.empty();
    };
  }

  static Fingerprint sha256(byte[] certificate) {
    return new Fingerprint("sha-256", digest("sha-256", certificate));
  }

  /// Whether this is the fingerprint of a certificate.
  boolean matches(byte[] certificate) {
    return digest(hash, certificate).equals(value);
  }

  private static String digest(String hash, byte[] certificate) {
    try {
      return FORMAT.formatHex(MessageDigest.getInstance(hash).digest(certificate));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("hash: " + hash + " (expected: one this JDK has)", e);
    }
  }

  @Override
  public String toString() {
    return hash + " " + value;
  }
}
