package vn.giaoban.web.room;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A TURN server (RFC 8656) on the loopback that takes credentials made with a secret.
final class Coturn implements AutoCloseable {
  private final Process process;
  private final int port;

  private Coturn(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Where it is on this machine.
  static Optional<Path> binary() {
    return Stream.of("/usr/bin/turnserver", "/usr/local/bin/turnserver")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Coturn start(Path binary, int port, String secret) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "coturn");
    var command =
        List.of(
            binary.toString(),
            "-n",
            "--listening-ip=127.0.0.1",
            "--relay-ip=127.0.0.1",
            "--listening-port=" + port,
            "--min-port=20000",
            "--max-port=32000",
            "--use-auth-secret",
            "--static-auth-secret=" + secret,
            "--realm=giaoban",
            "--allow-loopback-peers",
            "--no-cli",
            "--no-tls",
            "--no-dtls",
            "--userdb=" + folder.resolve("turndb"),
            "--pidfile=" + folder.resolve("pid"),
            "--log-file=" + folder.resolve("log"));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    var server = new Coturn(process, port);
    Waiting.until(server::isUp, () -> "coturn, see " + folder);
    return server;
  }

  private boolean isUp() {
    try (var connection = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      return connection.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
