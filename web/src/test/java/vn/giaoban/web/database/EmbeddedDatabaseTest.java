package vn.giaoban.web.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.web.settings.DatabaseUrl;

class EmbeddedDatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @Test
  void thePoolFindsADatabaseThatRestarted() throws SQLException {
    var first = EmbeddedDatabase.start(directory);
    prepare(first);
    execute(first.owner(), "CREATE TABLE kept (n int); GRANT SELECT ON kept TO giaoban_app");
    execute(first.owner(), "INSERT INTO kept VALUES (42)");
    var pool = Connections.pool(Connections.to(first.application()));
    var database = DatabaseClient.create(pool);
    assertThat(read(database)).isEqualTo(42);

    first.close();
    assertThatThrownBy(() -> read(database)).isNotNull();
    var second = EmbeddedDatabase.start(directory);

    assertThat(second.owner().port()).isEqualTo(first.owner().port());
    assertThat(read(database)).isEqualTo(42);
    pool.dispose();
    second.close();
  }

  @Test
  void aServerThatWasLeftRunningIsTakenOver() throws Exception {
    var before = EmbeddedDatabase.start(directory);
    before.close();
    runByItself(before.owner().port());
    assertThat(EmbeddedDatabase.running(directory)).contains(before.owner());

    try (var taken = EmbeddedDatabase.start(directory)) {
      assertThat(taken.owner()).isEqualTo(before.owner());
      execute(taken.owner(), "SELECT 1");
    }

    assertThat(EmbeddedDatabase.running(directory)).isEmpty();
  }

  @Test
  void strangersOnTheMachineDoNotGetIn() throws Exception {
    try (var database = EmbeddedDatabase.start(directory)) {
      var url = database.owner();
      assertThatThrownBy(
              () -> DriverManager.getConnection(url.jdbcUrl(), url.user(), "guessed").close())
          .isInstanceOf(SQLException.class);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("password"))))
          .isEqualTo("rw-------");
    }
  }

  /// PostgreSQL as a killed Giaoban leaves it: running, and nobody's child.
  private void runByItself(int port) throws Exception {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // it refuses to run as root
    }
    try (var programs = Files.list(directory.resolve("bin"))) {
      var home = programs.filter(Files::isDirectory).findFirst().orElseThrow();
      command.add(home.resolve("bin/pg_ctl").toString());
    }
    command.addAll(List.of("-w", "-D", directory.resolve("data").toString()));
    command.addAll(
        List.of("-o", "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="));
    command.add("start");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("by-itself.log").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static int read(DatabaseClient database) {
    var n =
        database
            .sql("SELECT n FROM kept")
            .map(row -> row.get("n", Integer.class))
            .one()
            .block(PATIENCE);
    return n == null ? -1 : n;
  }

  private static void prepare(EmbeddedDatabase database) throws SQLException {
    try (var connection = connect(database.owner())) {
      database.prepareRoles(connection);
    }
  }

  private static void execute(DatabaseUrl url, String sql) throws SQLException {
    try (var connection = connect(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }
}
