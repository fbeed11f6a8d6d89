package vn.giaoban.web.database;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.web.settings.Settings;

/// The way to the database. The order is in the parameters: whoever has a connection has a migrated
/// database; Spring closes them the other way round, so our own server stops last.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean(destroyMethod = "close")
  OpenDatabase openDatabase(Settings settings, ObjectProvider<StartingDatabase> starting) {
    var begun = starting.getIfAvailable();
    return begun == null ? OpenDatabase.open(settings) : begun.await();
  }

  @Bean(destroyMethod = "") // OpenDatabase closes it
  HikariDataSource dataSource(OpenDatabase database) {
    return database.owner();
  }

  /// Single connections outside the pool, for those who hold one for long (`LISTEN`).
  @Bean
  PostgresqlConnectionFactory longConnections(OpenDatabase database) {
    return Connections.to(database.server().application());
  }

  @Bean(destroyMethod = "dispose")
  @Primary
  ConnectionPool connectionPool(PostgresqlConnectionFactory factory) {
    return Connections.pool(factory);
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
