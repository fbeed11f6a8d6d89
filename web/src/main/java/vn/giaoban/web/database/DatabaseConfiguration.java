package vn.giaoban.web.database;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.web.settings.Settings;

/// The way to the database. The order is in the parameters: server, then migrations (inside the
/// data source), then everybody else; Spring closes them the other way round, so our own server
/// stops last.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean
  DatabaseServer databaseServer(Settings settings) {
    var url = settings.databaseUrl();
    return url == null
        ? EmbeddedDatabase.start(settings.data().resolve("postgres"))
        : new ExternalDatabase(url);
  }

  /// Blocking access as the owner: Flyway and Quartz, nobody else. Everything that depends on it
  /// sees a migrated database.
  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseServer server) throws SQLException {
    var owner = server.owner();
    var source = new HikariDataSource();
    source.setPoolName("owner");
    source.setJdbcUrl(owner.jdbcUrl());
    source.setUsername(owner.user());
    source.setPassword(owner.password());
    source.setMaximumPoolSize(10);
    source.setMinimumIdle(1);
    source.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    migrate(server, source);
    return source;
  }

  private static void migrate(DatabaseServer server, DataSource source) throws SQLException {
    try (var connection = source.getConnection()) {
      server.prepareRoles(connection);
    }
    Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
  }

  /// Single connections outside the pool, for those who hold one for long (`LISTEN`).
  @Bean
  PostgresqlConnectionFactory longConnections(DatabaseServer server, DataSource migrated) {
    return Connections.to(server.application());
  }

  /// The pool of everybody. A connection that broke is thrown away and made anew, so a database
  /// that restarts costs the requests of those seconds and nothing else.
  @Bean(destroyMethod = "dispose")
  @Primary
  ConnectionPool connectionPool(PostgresqlConnectionFactory factory) {
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

  @Bean
  ReactiveTransactionManager transactionManager(ConnectionFactory pool) {
    return new R2dbcTransactionManager(pool);
  }

  @Bean
  TransactionalOperator transactionalOperator(ReactiveTransactionManager manager) {
    return TransactionalOperator.create(manager);
  }

  @Bean
  DatabaseClient databaseClient(ConnectionFactory pool) {
    return DatabaseClient.create(pool);
  }
}
