package vn.giaoban.mail.smtp;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mail server and how to speak to it.
///
/// @param user null: no authentication
/// @param password never printed
/// @param path what follows the host in the URL, without the slash; the folder, for IMAP
public record MailServer(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String path) {

  /// How the connection is protected.
  public enum Security {
    /// In the clear until the server offers STARTTLS.
    STARTTLS_IF_OFFERED,
    /// Nothing is sent without STARTTLS.
    STARTTLS_REQUIRED,
    /// TLS from the first octet.
    TLS
  }

  private static final Map<String, Integer> PORTS =
      Map.of("smtp", 587, "smtps", 465, "imap", 143, "imaps", 993);

  /// Reads `smtp://user:password@host:587?starttls=required`, `smtps://…`, `imap://…/INBOX`,
  /// `imaps://…`. User and password are percent-decoded.
  ///
  /// @throws IllegalArgumentException with what is wrong, without any secret
  public static MailServer parse(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "not a URL; in user and password, write special characters as %XX");
    }
    var scheme = uri.getScheme() == null ? "" : uri.getScheme();
    var standard = PORTS.get(scheme);
    if (standard == null) {
      throw new IllegalArgumentException("starts with none of smtp, smtps, imap, imaps");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("names no host");
    }
    var security =
        scheme.endsWith("s")
            ? Security.TLS
            : "starttls=required".equals(uri.getQuery())
                ? Security.STARTTLS_REQUIRED
                : Security.STARTTLS_IF_OFFERED;
    var userInfo = uri.getRawUserInfo();
    var colon = userInfo == null ? -1 : userInfo.indexOf(':');
    var path = uri.getPath() == null ? "" : uri.getPath();
    return new MailServer(
        uri.getHost(),
        uri.getPort() < 0 ? standard : uri.getPort(),
        security,
        userInfo == null ? null : decode(colon < 0 ? userInfo : userInfo.substring(0, colon)),
        userInfo == null || colon < 0 ? null : decode(userInfo.substring(colon + 1)),
        path.startsWith("/") ? path.substring(1) : path);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Host and port only.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
