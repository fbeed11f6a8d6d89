package vn.giaoban.web.calendar;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Strong entity tags (RFC 9110 section 8.8.3) of answers made anew each time.
public final class ContentTag {
  private ContentTag() {}

  /// By what the answer holds, with quotes.
  public static String of(byte[] octets) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(octets);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
