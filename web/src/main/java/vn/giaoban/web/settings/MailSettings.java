package vn.giaoban.web.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.sms.GatewayTemplate;

/// How mail and short messages leave.
///
/// @param perMinute most mails a minute; 0: as fast as the server takes them
/// @param perMinuteAndDomain the same for each recipient domain
/// @param connections SMTP connections at once
/// @param deadline how long a mail that is always refused for now is tried
/// @param plusAddress whether the server delivers `local+anything@domain` to `local@domain`
/// @param language of the letters, `vi` or `en`
/// @param sms absent: no short messages
/// @param oauth absent: password, or none
/// @param dkim absent: the office's relay signs
/// @param smime absent: mails are not signed
/// @param inbound how mail comes in
public record MailSettings(
    int perMinute,
    int perMinuteAndDomain,
    int connections,
    Duration deadline,
    boolean plusAddress,
    String language,
    @Nullable Sms sms,
    @Nullable OAuth oauth,
    @Nullable Dkim dkim,
    @Nullable Smime smime,
    Inbound inbound) {

  /// What holds when nothing is set.
  public static final MailSettings USUAL =
      new MailSettings(
          0, 0, 4, Duration.ofDays(3), false, "vi", null, null, null, null, Inbound.USUAL);

  /// How mail comes in.
  ///
  /// @param folders that are read; empty: the one of the URL
  /// @param processed where mail goes that was understood; null: it stays
  /// @param unclear where mail goes that somebody must look at; null: it stays
  /// @param largest octets of a mail that is loaded whole
  /// @param relays names under which the office's own relays tell what they found out about senders
  ///   (`authserv-id`, RFC 8601)
  /// @param scanner clamd, `tcp://host:port` or `unix:/path`; null: files are not looked at
  public record Inbound(
      List<String> folders,
      @Nullable String processed,
      @Nullable String unclear,
      long largest,
      Set<String> relays,
      @Nullable URI scanner) {
    /// What holds when nothing is set.
    public static final Inbound USUAL =
        new Inbound(List.of(), null, null, 50_000_000, Set.of(), null);

    public Inbound {
      folders = List.copyOf(folders);
      relays = Set.copyOf(relays);
    }
  }

  /// The gateway for short messages.
  ///
  /// @param withoutMarks whether Vietnamese marks are taken off, for parts of 160 characters
  /// @param perMinute most messages a minute; 0: as fast as the gateway takes them
  public record Sms(GatewayTemplate gateway, boolean withoutMarks, int perMinute) {}

  /// Where tokens for `XOAUTH2` come from (RFC 6749 section 6; without a refresh token, 4.4).
  public record OAuth(
      URI tokenUrl,
      String clientId,
      String clientSecret,
      @Nullable String refreshToken,
      @Nullable String scope) {
    /// Nothing secret.
    @Override
    public String toString() {
      return "OAuth[" + tokenUrl.getHost() + "]";
    }
  }

  /// The key under `selector._domainkey.domain` (RFC 6376).
  ///
  /// @param key PEM file, PKCS#8, RSA or Ed25519
  public record Dkim(String selector, Path key) {}

  /// The office's key for signing.
  ///
  /// @param keystore PKCS#12 file; with `pkcs11`, null
  /// @param pkcs11 configuration file of the JDK's PKCS#11 provider; null: PKCS#12
  public record Smime(@Nullable Path keystore, @Nullable Path pkcs11, String password) {
    /// Nothing secret.
    @Override
    public String toString() {
      return "Smime[" + (keystore == null ? pkcs11 : keystore) + "]";
    }
  }
}
