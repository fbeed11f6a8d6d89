package vn.giaoban.conference.transport;

import java.security.SecureRandom;

/// One side's name and password in connectivity checks (RFC 8445 section 5.3).
public record IceCredentials(String ufrag, String password) {
  /// Length of the names this server makes: one `long`, so that a check finds its peer without
  /// making a string.
  static final int UFRAG_LENGTH = 8;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final SecureRandom RANDOM = new SecureRandom();

  /// New random credentials: 48 bits of name, 144 bits of password.
  public static IceCredentials random() {
    return new IceCredentials(randomText(UFRAG_LENGTH), randomText(24));
  }

  /// Random text of 6 bits a character.
  public static String randomText(int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(64)));
    }
    return text.toString();
  }

  /// Passwords stay out of logs.
  @Override
  public String toString() {
    return "IceCredentials[" + ufrag + "]";
  }
}
