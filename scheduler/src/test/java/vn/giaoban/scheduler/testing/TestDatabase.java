package vn.giaoban.scheduler.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// A fresh, migrated database in a real PostgreSQL that is started once per test JVM.
///
/// ```java
/// @RegisterExtension static final TestDatabase database = TestDatabase.fresh();
/// ```
///
/// Connections of [#connections] and [#pool] work as the role `giaoban_app`, as the application
/// does; [#owner] may do everything.
public final class TestDatabase implements AfterAllCallback, AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;
  private final ConnectionPool pool;
  private final HikariDataSource owner;
  private final DatabaseClient client;
  private final TransactionalOperator transactions;

  private TestDatabase(String name) {
    this.name = name;
    this.pool =
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(connections())
                .initialSize(0)
                .maxSize(12)
                .acquireRetry(12)
                .maxIdleTime(Duration.ofMinutes(1))
                .build());
    this.owner = new HikariDataSource();
    owner.setJdbcUrl(jdbcUrl());
    owner.setUsername("postgres");
    owner.setMaximumPoolSize(6);
    owner.setMinimumIdle(0);
    this.client = DatabaseClient.create(pool);
    this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
  }

  /// A database of its own, cloned from a migrated template.
  public static TestDatabase fresh() {
    String name = "test_" + COUNT.incrementAndGet();
    TestServer.sql("CREATE DATABASE " + name + " TEMPLATE " + TestServer.TEMPLATE);
    return new TestDatabase(name);
  }

  /// Plain connections as `giaoban_app`, for listening and for pools of one's own.
  public PostgresqlConnectionFactory connections() {
    return new PostgresqlConnectionFactory(
        PostgresqlConnectionConfiguration.builder()
            .host("localhost")
            .port(TestServer.port())
            .database(name)
            .username("postgres")
            .options(Map.of("role", "giaoban_app"))
            .build());
  }

  /// Pooled connections as `giaoban_app`.
  public ConnectionFactory pool() {
    return pool;
  }

  /// Over [#pool].
  public DatabaseClient client() {
    return client;
  }

  /// Over [#pool].
  public TransactionalOperator transactions() {
    return transactions;
  }

  /// JDBC as the owner of the tables.
  public DataSource owner() {
    return owner;
  }

  /// The value of `GIAOBAN_DATABASE_URL` for this database.
  public String r2dbcUrl() {
    return "r2dbc:postgresql://postgres@localhost:" + TestServer.port() + "/" + name;
  }

  /// The same for JDBC, user `postgres`, no password.
  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + TestServer.port() + "/" + name;
  }

  /// Runs a statement as the owner.
  public void execute(String sql) {
    try (Connection connection = owner.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// Ends every connection to this database, as a restart of the server would.
  public void dropConnections() {
    TestServer.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    // The owner's own connections are dead, too, and are not tried before they are lent again.
    var lent = owner.getHikariPoolMXBean();
    if (lent != null) {
      lent.softEvictConnections();
    }
  }

  /// Waits until somebody listens for journal entries, at most 10 s.
  public void awaitListener() {
    Mono.fromCallable(this::listeners)
        .filter(n -> n > 0)
        .repeatWhenEmpty(200, tries -> tries.delayElements(Duration.ofMillis(50)))
        .block();
  }

  private int listeners() throws SQLException {
    try (Connection connection = owner.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE query = 'LISTEN journal'"
                    + " AND state = 'idle' AND datname = current_database()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    pool.dispose();
    owner.close();
    TestServer.sql("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }
}
