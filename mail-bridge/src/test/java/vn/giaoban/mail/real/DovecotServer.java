package vn.giaoban.mail.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.smtp.MailServer;

/// Dovecot from the system, with configuration and mailboxes of its own in a directory, on a high
/// port of loopback, as an ordinary user; the superuser starts it as `nobody`. Any user gets in
/// with [#PASSWORD].
final class DovecotServer implements AutoCloseable {
  static final String PASSWORD = "mật-khẩu";

  private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");

  private final Path directory;
  private final int port;
  private @Nullable Process process;

  private DovecotServer(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /// @param tokens where it asks who a token for `XOAUTH2` is; null: it takes passwords only
  static DovecotServer start(Path directory, @Nullable URI tokens)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(DOVECOT)) {
      throw new IllegalStateException(
          "this test needs Dovecot; install it with: sudo apt install dovecot-imapd");
    }
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var server = new DovecotServer(directory, port);
    server.configure(tokens);
    server.start();
    return server;
  }

  private static boolean superuser() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  private void configure(@Nullable URI tokens) throws IOException {
    var user = superuser() ? "nobody" : System.getProperty("user.name");
    var owner =
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    for (var name : List.of("run", "state", "home")) {
      var made = Files.createDirectories(directory.resolve(name));
      if (superuser()) {
        Files.setOwner(made, owner);
      }
    }
    if (superuser()) {
      Files.setOwner(directory, owner);
    }
    var home = directory.resolve("home");
    var group = Files.getFileAttributeView(home, PosixFileAttributeView.class);
    var uid = Files.getAttribute(home, "unix:uid");
    var gid = superuser() ? nobody() : Files.getAttribute(home, "unix:gid");
    var groupName = superuser() ? "nogroup" : group.readAttributes().group().getName();
    Files.writeString(
        directory.resolve("dovecot.conf"),
        """
        protocols = imap
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/log
        ssl = no
        disable_plaintext_auth = no
        default_internal_user = %2$s
        default_internal_group = %3$s
        default_login_user = %2$s
        mail_location = maildir:~/Maildir
        first_valid_uid = 1
        auth_mechanisms = plain login%7$s
        passdb {
          driver = static
          mechanisms = plain login
          args = password=%4$s
        }
        userdb {
          driver = static
          args = uid=%5$s gid=%6$s home=%1$s/home/%%u
        }
        service imap-login {
          chroot =
          inet_listener imap {
            address = 127.0.0.1
            port = %8$d
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        %9$s
        """
            .formatted(
                directory,
                user,
                groupName,
                PASSWORD,
                uid,
                gid,
                tokens == null ? "" : " xoauth2",
                port,
                tokens == null ? "" : passdb()));
    if (tokens != null) {
      Files.writeString(
          directory.resolve("oauth2.conf"),
          """
          tokeninfo_url = %s?access_token=
          introspection_mode = get
          username_attribute = email
          """
              .formatted(tokens));
    }
  }

  private String passdb() {
    return """
    passdb {
      driver = oauth2
      mechanisms = xoauth2
      args = %s/oauth2.conf
    }
    """
        .formatted(directory);
  }

  private static Object nobody() throws IOException {
    return Files.readAllLines(Path.of("/etc/group")).stream()
        .filter(line -> line.startsWith("nogroup:"))
        .map(line -> line.split(":")[2])
        .findFirst()
        .orElseThrow();
  }

  /// Starts it, again on the same port.
  void start() throws IOException, InterruptedException {
    var command = List.of(DOVECOT.toString(), "-F", "-c", directory + "/dovecot.conf");
    var started =
        new ProcessBuilder(
                superuser()
                    ? java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(
                                "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"),
                            command.stream())
                        .toList()
                    : command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    process = started;
    awaitGreeting(started);
  }

  private void awaitGreeting(Process started) throws IOException, InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < deadline && started.isAlive()) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(5_000);
        if (socket.getInputStream().read() == '*') {
          return;
        }
      } catch (IOException e) {
        LockSupport.parkNanos(20_000_000);
      }
    }
    throw new IllegalStateException("Dovecot does not start: " + read("out") + read("log"));
  }

  private String read(String name) throws IOException {
    var file = directory.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /// How to get into a mailbox, by password.
  MailServer server(String user) {
    return new MailServer(
        "127.0.0.1", port, MailServer.Security.STARTTLS_IF_OFFERED, user, PASSWORD, "");
  }

  /// Kills it and whatever it has started, at once.
  void kill() throws InterruptedException {
    var running = process;
    if (running == null) {
      return;
    }
    var children = running.descendants().toList();
    running.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
    for (var child : children) {
      child.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> child).join();
    }
    process = null;
  }

  /// Throws away what it knows of a user's folders, as after a restore: messages get new UIDs, and
  /// the folders a new `UIDVALIDITY`. Only while it is down.
  void forget(String user) throws IOException {
    try (var files = Files.walk(directory.resolve("home").resolve(user))) {
      files
          .filter(file -> file.getFileName().toString().startsWith("dovecot"))
          .filter(Files::isRegularFile)
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
