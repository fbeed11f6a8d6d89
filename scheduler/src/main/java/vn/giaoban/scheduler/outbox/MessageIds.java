package vn.giaoban.scheduler.outbox;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// `Message-ID`s derived from what a mail is, so that a retry after a crash bears the same.
public final class MessageIds {
  private MessageIds() {}

  /// The id of the mail with this key.
  ///
  /// @param domain the office's own
  /// @return with angle brackets
  public static String of(String key, String domain) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      var word = new BigInteger(1, hash).toString(36);
      return "<" + word.substring(0, Math.min(30, word.length())) + "@" + domain + ">";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is always there", e);
    }
  }
}
