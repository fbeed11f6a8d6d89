package vn.giaoban.mail.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.giaoban.mail.address.MailAddress;

/// Names one recipient of one meeting in an address of the office's, by plus-addressing (RFC 5233):
/// `vanphong+r7k2m…@tinh.gov.vn` takes answers, `vanphong+b7k2m…@tinh.gov.vn` bounces (VERP). The
/// token is the first 100 bits of HMAC-SHA256 over meeting and recipient, in base32: always the
/// same for both, guessed by nobody. What it stands for is looked up by it; nothing can be read out
/// of it.
///
/// Local parts may come back in other case, and from a list of a bounce with other things around.
public final class ReplyTokens {
  /// What comes to an address.
  public enum Purpose {
    REPLY('r'),
    BOUNCE('b');

    private final char letter;

    Purpose(char letter) {
      this.letter = letter;
    }
  }

  /// A token that was found in an address.
  public record Found(Purpose purpose, String token) {}

  private static final int LENGTH = 20;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Pattern TAGGED =
      Pattern.compile("\\+([rb])([a-z2-7]{" + LENGTH + "})$", Pattern.CASE_INSENSITIVE);

  /// RFC 5321 section 4.5.3.1.1.
  private static final int LONGEST_LOCAL = 64;

  private final SecretKeySpec key;

  /// @param key of this office, at least 16 octets; kept secret
  public ReplyTokens(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("key: at least 16 octets");
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// The token of a recipient of a meeting.
  public String token(UUID meeting, String recipient) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(
          ByteBuffer.allocate(16)
              .putLong(meeting.getMostSignificantBits())
              .putLong(meeting.getLeastSignificantBits())
              .array());
      return base32(mac.doFinal(recipient.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is always there", e);
    }
  }

  /// Whether the token is that of this recipient and meeting; takes the same time for any.
  public boolean is(String token, UUID meeting, String recipient) {
    return java.security.MessageDigest.isEqual(
        token.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
        token(meeting, recipient).getBytes(StandardCharsets.UTF_8));
  }

  /// The office's address with a token in it; the address as it is when that would be too long.
  public static MailAddress tagged(MailAddress office, Purpose purpose, String token) {
    var at = office.address().indexOf('@');
    var local = office.address().substring(0, at) + "+" + purpose.letter + token;
    return local.length() > LONGEST_LOCAL
        ? office
        : new MailAddress(local + office.address().substring(at), office.name());
  }

  /// The token in an address, if there is one.
  public static Optional<Found> find(MailAddress address) {
    var local = address.address().substring(0, address.address().indexOf('@'));
    var found = TAGGED.matcher(local);
    if (!found.find()) {
      return Optional.empty();
    }
    var letter = Character.toLowerCase(found.group(1).charAt(0));
    return Optional.of(
        new Found(
            letter == Purpose.REPLY.letter ? Purpose.REPLY : Purpose.BOUNCE,
            found.group(2).toLowerCase(Locale.ROOT)));
  }

  private static String base32(byte[] bytes) {
    var out = new StringBuilder(LENGTH);
    var bits = 0;
    var buffer = 0;
    for (var i = 0; out.length() < LENGTH; i++) {
      buffer = (buffer << 8) | (bytes[i] & 0xff);
      bits += 8;
      while (bits >= 5 && out.length() < LENGTH) {
        bits -= 5;
        out.append(ALPHABET.charAt((buffer >> bits) & 31));
      }
    }
    return out.toString();
  }
}
