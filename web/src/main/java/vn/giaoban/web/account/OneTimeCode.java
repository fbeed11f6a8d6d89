package vn.giaoban.web.account;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time codes, RFC 6238 over RFC 4226: HMAC-SHA-1, 30 seconds, 6 digits, which is
/// what every authenticator app takes.
final class OneTimeCode {
  static final int STEP_SECONDS = 30;
  static final int DIGITS = 6;

  /// Steps before and after the present one that are accepted too: clocks differ (section 6).
  static final int DRIFT = 1;

  private static final int SECRET_OCTETS = 20; // the length of the hash, RFC 4226 section 4
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimeCode() {}

  static byte[] newSecret() {
    var secret = new byte[SECRET_OCTETS];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /// The time step that `code` is right for, within the drift.
  static OptionalLong step(byte[] secret, String code, Instant now) {
    var present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    var given = code.strip().getBytes(StandardCharsets.UTF_8);
    var found = OptionalLong.empty();
    for (var step = present - DRIFT; step <= present + DRIFT; step++) {
      if (MessageDigest.isEqual(given, at(secret, step).getBytes(StandardCharsets.UTF_8))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /// The code of a time step: RFC 4226 section 5.3.
  static String at(byte[] secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      var offset = hash[hash.length - 1] & 0xf;
      var binary = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return "%06d".formatted(binary % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The secret as people type it: RFC 4648 base 32, without padding.
  static String base32(byte[] secret) {
    var text = new StringBuilder();
    var bits = 0;
    var buffer = 0;
    for (var octet : secret) {
      buffer = buffer << 8 | octet & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt(buffer << (5 - bits) & 31));
    }
    return text.toString();
  }

  /// What the QR code says: the `otpauth` form that authenticator apps read.
  static String uri(byte[] secret, String username) {
    return "otpauth://totp/Giaoban:%s?secret=%s&issuer=Giaoban&algorithm=SHA1&digits=%d&period=%d"
        .formatted(
            URLEncoder.encode(username, StandardCharsets.UTF_8),
            base32(secret),
            DIGITS,
            STEP_SECONDS);
  }
}
