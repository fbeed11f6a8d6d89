package vn.giaoban.web.story;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an authenticator application shows (RFC 6238, six digits, 30 seconds, SHA-1); written apart
/// from the server's own, so that the two check each other.
final class OneTimeCode {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private OneTimeCode() {}

  static String of(String secret, long epochMillis) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
      var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(epochMillis / 30_000).array());
      var offset = hash[hash.length - 1] & 0xf;
      var code = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
      return "%06d".formatted(code % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decode(String secret) {
    var bits = BigInteger.ONE;
    for (var letter : secret.replace("=", "").toUpperCase(java.util.Locale.ROOT).toCharArray()) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
    }
    var length = secret.replace("=", "").length() * 5 / 8;
    bits = bits.shiftRight(secret.replace("=", "").length() * 5 % 8);
    var bytes = bits.toByteArray();
    return java.util.Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }
}
