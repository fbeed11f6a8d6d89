package vn.giaoban.mail.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import vn.giaoban.mail.smime.SigningKey;

/// Postfix from the system, with configuration, queue and mailboxes of its own in a directory, on a
/// high port of loopback. It can be started by the superuser only: its master gives up the rights
/// it does not need itself.
final class PostfixServer implements AutoCloseable {
  private static final Path POSTFIX = Path.of("/usr/sbin/postfix");

  /// Every service of a usual installation that mail passes here, outside any jail.
  private static final String SERVICES =
      """
      pickup unix n - n 60 1 pickup
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      verify unix - - n - 1 verify
      flush unix n - n 1000? 0 flush
      proxymap unix - - n - - proxymap
      proxywrite unix - - n - 1 proxymap
      smtp unix - - n - - smtp
      error unix - - n - - error
      retry unix - - n - - error
      virtual unix - n n - - virtual
      anvil unix - - n - 1 anvil
      postlog unix-dgram n - n - 1 postlogd
      """;

  private final Path directory;
  private final int port;

  private PostfixServer(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  static boolean canRun() throws IOException {
    return Files.isExecutable(POSTFIX)
        && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  /// @param boxes local parts of `tinh.example` that have a mailbox
  /// @param elsewhere port of the server for each other domain
  /// @param key shown by STARTTLS
  static PostfixServer start(
      Path directory, List<String> boxes, Map<String, Integer> elsewhere, SigningKey key)
      throws IOException, InterruptedException {
    // Its processes work as another user and must get there.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var server = new PostfixServer(directory, port);
    server.configure(boxes, elsewhere, key);
    server.run("start");
    server.awaitGreeting();
    return server;
  }

  private void configure(List<String> boxes, Map<String, Integer> elsewhere, SigningKey key)
      throws IOException {
    for (var name : List.of("conf", "queue", "data", "mail")) {
      Files.createDirectories(directory.resolve(name));
    }
    var owner =
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
    Files.setOwner(directory.resolve("data"), owner);
    Files.setOwner(directory.resolve("mail"), owner);
    write(
        "main.cf",
        """
        compatibility_level = 3.6
        queue_directory = %1$s/queue
        data_directory = %1$s/data
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        mail_owner = postfix
        setgid_group = postdrop
        myhostname = mail.tinh.example
        mydestination =
        mynetworks = 127.0.0.0/8
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        alias_maps =
        alias_database =
        virtual_mailbox_domains = tinh.example
        virtual_mailbox_base = %1$s/mail
        virtual_mailbox_maps = texthash:%1$s/conf/boxes
        virtual_uid_maps = static:%2$s
        virtual_gid_maps = static:%2$s
        virtual_minimum_uid = 1
        recipient_delimiter = +
        transport_maps = texthash:%1$s/conf/transport
        smtpd_relay_restrictions = permit_mynetworks, reject
        smtpd_tls_security_level = may
        smtpd_tls_cert_file = %1$s/conf/cert.pem
        smtpd_tls_key_file = %1$s/conf/key.pem
        maillog_file = %1$s/log
        maillog_file_prefixes = %1$s
        biff = no
        """
            .formatted(directory, Files.getAttribute(directory.resolve("mail"), "unix:uid")));
    write("master.cf", "127.0.0.1:" + port + " inet n - n - - smtpd\n" + SERVICES);
    write(
        "boxes",
        boxes.stream()
            .map(box -> box + "@tinh.example " + box + "/\n")
            .collect(Collectors.joining()));
    write(
        "transport",
        elsewhere.entrySet().stream()
            .map(e -> e.getKey() + " smtp:[127.0.0.1]:" + e.getValue() + "\n")
            .collect(Collectors.joining()));
    try {
      write("cert.pem", pem("CERTIFICATE", key.certificate().getEncoded()));
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IOException(e);
    }
    write("key.pem", pem("PRIVATE KEY", key.key().getEncoded()));
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), label);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve("conf").resolve(name), text);
  }

  private void run(String command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(POSTFIX.toString(), "-c", directory.resolve("conf").toString(), command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("postfix-" + command + ".out").toFile())
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(
          "postfix "
              + command
              + ": "
              + Files.readString(directory.resolve("postfix-" + command + ".out")));
    }
  }

  private void awaitGreeting() throws IOException {
    for (var tries = 0; tries < 100; tries++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getInputStream().read();
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    throw new IOException("postfix does not answer: " + Files.readString(directory.resolve("log")));
  }

  int port() {
    return port;
  }

  /// The messages in a mailbox, once there are so many.
  List<String> box(String name, int count) throws IOException {
    var inbox = directory.resolve("mail").resolve(name).resolve("new");
    for (var tries = 0; tries < 300; tries++) {
      if (Files.isDirectory(inbox)) {
        try (var files = Files.list(inbox)) {
          var found = files.sorted().toList();
          if (found.size() >= count) {
            return found.stream().map(PostfixServer::read).toList();
          }
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new IOException(name + ": no mail; " + Files.readString(directory.resolve("log")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run("stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
