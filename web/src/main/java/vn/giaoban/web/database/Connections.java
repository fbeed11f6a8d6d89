package vn.giaoban.web.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import java.time.Duration;
import java.util.Map;
import vn.giaoban.web.settings.DatabaseUrl;

/// How the application connects.
public final class Connections {
  private Connections() {}

  /// Single, unpooled connections with the application's rights.
  public static PostgresqlConnectionFactory to(DatabaseUrl url) {
    var builder =
        PostgresqlConnectionConfiguration.builder()
            .host(url.host())
            .port(url.port())
            .database(url.database())
            .username(url.user())
            .password(url.password())
            .applicationName("giaoban")
            .connectTimeout(Duration.ofSeconds(5))
            .tcpKeepAlive(true)
            .options(Map.of("role", DatabaseServer.APPLICATION_ROLE));
    if (url.sslMode() != null) {
      builder.sslMode(SSLMode.fromValue(url.sslMode()));
    }
    return new PostgresqlConnectionFactory(builder.build());
  }

  /// The pool of everybody. A connection that broke is thrown away and made anew, so a database
  /// that restarts costs the requests of those seconds and nothing else.
  static ConnectionPool pool(PostgresqlConnectionFactory factory) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(factory)
            .name("application")
            .initialSize(2)
            .minIdle(2)
            .maxSize(20)
            .maxIdleTime(Duration.ofMinutes(10))
            .maxCreateConnectionTime(Duration.ofSeconds(5))
            .maxAcquireTime(Duration.ofSeconds(10))
            .build());
  }
}
