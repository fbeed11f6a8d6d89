package vn.giaoban.web.database;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.web.settings.DatabaseUrl;

/// The real PostgreSQL server, run by us from `DATA/postgres`: `bin` holds its programs, `data` its
/// files, `port` and `password` (readable by its owner only) what a tool needs to sign in. Listens
/// on loopback only; every commit is on disk before it is answered.
///
/// A server left running by a killed Giaoban is taken over, not started twice.
public final class EmbeddedDatabase implements DatabaseServer {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String APPLICATION_LOGIN = "giaoban_login";

  private final EmbeddedPostgres server;
  private final DatabaseUrl owner;
  private final DatabaseUrl application;

  private EmbeddedDatabase(EmbeddedPostgres server, DatabaseUrl owner) {
    this.server = server;
    this.owner = owner;
    this.application =
        new DatabaseUrl(
            LOOPBACK, owner.port(), owner.database(), APPLICATION_LOGIN, Secret.random(), null);
  }

  /// Starts the server, or takes over the one that runs on these files. Blocks: some tenths of a
  /// second; seconds the very first time.
  ///
  /// @param directory `DATA/postgres`
  public static EmbeddedDatabase start(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      var passwordFile = directory.resolve("password");
      var password = Secret.kept(passwordFile);
      var port = port(directory);
      var log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
      var server =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.resolve("data"))
              .setOverrideWorkingDirectory(directory.resolve("bin").toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false) // it would stop PostgreSQL before its users
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(60)) // after a crash it first replays its log
              .setLocaleConfig("auth-host", "scram-sha-256") // these two are options of initdb
              .setLocaleConfig("pwfile", passwordFile.toString())
              .setConnectConfig("password", password)
              .setServerConfig("listen_addresses", LOOPBACK)
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              // Solid-state disks; and queries of milliseconds, which compiling would make slower.
              .setServerConfig("random_page_cost", "1.1")
              .setServerConfig("jit", "off")
              .setServerConfig("shared_buffers", buffersMegabytes() + "MB")
              .setServerConfig("timezone", "UTC")
              .setErrorRedirector(log)
              .setOutputRedirector(log)
              .start();
      Files.writeString(directory.resolve("port"), Integer.toString(port));
      LOG.debug("Embedded PostgreSQL on port {}", port);
      return new EmbeddedDatabase(
          server, new DatabaseUrl(LOOPBACK, port, "postgres", "postgres", password, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An eighth of the machine's memory, 128 MB to 2 GB: a search reads thousands of pages, and to
  /// ask the system for each takes five times as long as to have it.
  private static long buffersMegabytes() {
    var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return Math.clamp(machine.getTotalMemorySize() >> 23, 128, 2048);
  }

  @Override
  public DatabaseUrl owner() {
    return owner;
  }

  @Override
  public DatabaseUrl application() {
    return application;
  }

  @Override
  public void prepareRoles(Connection connection) throws SQLException {
    DatabaseServer.super.prepareRoles(connection);
    // The password is made of letters and digits only, see Secret, so it may stand in the text.
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'giaoban_login') THEN
              CREATE ROLE giaoban_login LOGIN IN ROLE giaoban_app;
            END IF;
          END $$\
          """);
      statement.execute(
          "ALTER ROLE %s PASSWORD '%s'".formatted(APPLICATION_LOGIN, application.password()));
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.warn("Embedded PostgreSQL did not stop cleanly; it repairs itself at the next start", e);
    }
  }

  /// How to sign in, as the owner, to the server that runs on these files now, started by another
  /// process; empty when none runs.
  public static Optional<DatabaseUrl> running(Path directory) {
    try {
      var port = runningPort(directory);
      return port.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new DatabaseUrl(
                  LOOPBACK,
                  port.getAsInt(),
                  "postgres",
                  "postgres",
                  Secret.kept(directory.resolve("password")),
                  null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The port of the server that already runs on these files; else the one used last time; else a
  /// free one.
  private static int port(Path directory) throws IOException {
    var running = runningPort(directory);
    if (running.isPresent()) {
      return running.getAsInt();
    }
    var kept = directory.resolve("port");
    if (Files.exists(kept)) {
      var port = Integer.parseInt(Files.readString(kept).strip());
      if (isFree(port)) {
        return port;
      }
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static OptionalInt runningPort(Path directory) throws IOException {
    var pidFile = directory.resolve("data/postmaster.pid");
    if (!Files.exists(pidFile)) {
      return OptionalInt.empty();
    }
    var lines = Files.readAllLines(pidFile);
    var alive =
        lines.size() > 3
            && ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    return alive ? OptionalInt.of(Integer.parseInt(lines.get(3).strip())) : OptionalInt.empty();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
