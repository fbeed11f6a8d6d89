package vn.giaoban.web.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import vn.giaoban.web.settings.Settings;

/// The database, started, signed in to and brought up to date.
///
/// @param server the PostgreSQL
/// @param owner blocking access as the owner of the tables: Flyway and Quartz, nobody else
public record OpenDatabase(DatabaseServer server, HikariDataSource owner) implements AutoCloseable {
  /// Does all of it. Blocks; seconds at the very first start.
  static OpenDatabase open(Settings settings) {
    var url = settings.databaseUrl();
    DatabaseServer server =
        url == null
            ? EmbeddedDatabase.start(settings.data().resolve("postgres"))
            : new ExternalDatabase(url);
    try {
      var source = source(server);
      try (var connection = source.getConnection()) {
        server.prepareRoles(connection);
      }
      Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
      return new OpenDatabase(server, source);
    } catch (SQLException e) {
      server.close();
      throw new IllegalStateException("the database refused its roles", e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static HikariDataSource source(DatabaseServer server) {
    var owner = server.owner();
    var source = new HikariDataSource();
    source.setPoolName("owner");
    source.setJdbcUrl(owner.jdbcUrl());
    source.setUsername(owner.user());
    source.setPassword(owner.password());
    source.setMaximumPoolSize(10);
    source.setMinimumIdle(1);
    source.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    return source;
  }

  /// Signs out, then stops the server when it is ours.
  @Override
  public void close() {
    owner.close();
    server.close();
  }
}
