package vn.giaoban.web.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the province's PostgreSQL is, from `r2dbc:postgresql://user:password@host:5432/name`.
///
/// @param sslMode PostgreSQL's word for how the connection is encrypted, `?sslMode=verify-full`
public record DatabaseUrl(
    String host,
    int port,
    String database,
    String user,
    String password,
    @Nullable String sslMode) {
  private static final Pattern QUERY =
      Pattern.compile("sslMode=(disable|require|verify-ca|verify-full)");

  /// Reads the URL.
  ///
  /// @throws IllegalArgumentException when it is not one
  public static DatabaseUrl parse(String text) {
    if (!text.startsWith("r2dbc:postgresql://")) {
      throw new IllegalArgumentException("scheme");
    }
    var uri = URI.create(text.substring("r2dbc:".length()));
    var userInfo = uri.getRawUserInfo();
    var path = uri.getRawPath();
    if (uri.getHost() == null || userInfo == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException("parts");
    }
    var colon = userInfo.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("user");
    }
    String sslMode = null;
    if (uri.getRawQuery() != null) {
      var query = QUERY.matcher(uri.getRawQuery());
      if (!query.matches()) {
        throw new IllegalArgumentException("query");
      }
      sslMode = query.group(1);
    }
    return new DatabaseUrl(
        uri.getHost(),
        uri.getPort() < 0 ? 5432 : uri.getPort(),
        decode(path.substring(1)),
        decode(userInfo.substring(0, colon)),
        decode(userInfo.substring(colon + 1)),
        sslMode);
  }

  /// The same place for the blocking driver, without the password.
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s%s"
        .formatted(host, port, database, sslMode == null ? "" : "?sslmode=" + sslMode);
  }

  /// Where, but not with which password.
  @Override
  public String toString() {
    return "postgresql://%s:%d/%s".formatted(host, port, database);
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
