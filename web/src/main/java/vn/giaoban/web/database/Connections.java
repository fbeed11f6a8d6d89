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
  /// Shorter, and busy moments are refused; longer, and one stuck writer holds up its briefing.
  private static final String LOCK_TIMEOUT = "10s";

  /// A transaction whose client has gone, e.g. a request given up in the middle, lets go of its
  /// rows.
  private static final String IDLE_IN_TRANSACTION_TIMEOUT = "30s";

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
            .options(
                Map.of(
                    "role",
                    DatabaseServer.APPLICATION_ROLE,
                    // Our queries take milliseconds; compiling them takes longer.
                    "jit",
                    "off",
                    "lock_timeout",
                    LOCK_TIMEOUT,
                    "idle_in_transaction_session_timeout",
                    IDLE_IN_TRANSACTION_TIMEOUT));
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
            .acquireRetry(20)
            .maxIdleTime(Duration.ofMinutes(10))
            .maxCreateConnectionTime(Duration.ofSeconds(5))
            .maxAcquireTime(Duration.ofSeconds(10))
            .build());
  }
}
