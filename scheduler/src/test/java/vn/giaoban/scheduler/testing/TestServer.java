package vn.giaoban.scheduler.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// The PostgreSQL of this test JVM, with a migrated template database.
final class TestServer {
  static final String TEMPLATE = "giaoban_template";

  private static final EmbeddedPostgres SERVER = start();

  private TestServer() {}

  static int port() {
    return SERVER.getPort();
  }

  /// Runs a statement as superuser in the database `postgres`. One at a time: two clones of one
  /// template would disturb each other.
  static synchronized void sql(String sql) {
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C.UTF-8")
              // A test database that is lost with the machine has lost nothing.
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "200")
              // As the embedded server of the product has them.
              .setServerConfig("random_page_cost", "1.1")
              .setServerConfig("jit", "off")
              .start();
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + TEMPLATE);
      }
      Flyway.configure()
          .dataSource(server.getDatabase("postgres", TEMPLATE))
          .locations("classpath:db/migration")
          .load()
          .migrate();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
