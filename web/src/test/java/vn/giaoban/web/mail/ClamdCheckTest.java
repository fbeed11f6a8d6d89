package vn.giaoban.web.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore;

@Timeout(30)
class ClamdCheckTest {
  @TempDir Path directory;

  /// Takes one file as clamd does and says this about it.
  private static ServerSocket scanner(String says) throws IOException {
    var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (var client = socket.accept()) {
            var in = new DataInputStream(client.getInputStream());
            in.readNBytes("zINSTREAM\0".length());
            for (var length = in.readInt(); length > 0; length = in.readInt()) {
              in.readNBytes(length);
            }
            client.getOutputStream().write((says + "\0").getBytes(US_ASCII));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    return socket;
  }

  private void pass(int port) throws IOException {
    var file = Files.writeString(directory.resolve("file"), "content");
    try (var check = new ClamdCheck(URI.create("tcp://127.0.0.1:" + port), 1_000)) {
      check
          .pass(new BlobStore.Staged(file, "0".repeat(64), 7), "báo cáo.pdf")
          .block(Duration.ofSeconds(20));
    }
  }

  private static String code(Throwable refused) {
    return ((RefusedException) refused).refusal().code();
  }

  @Test
  void aFilePassesWhenTheScannerFoundNothing() throws IOException {
    try (var scanner = scanner("stream: OK")) {
      pass(scanner.getLocalPort());
    }
  }

  @Test
  void aFileWithAVirusIsRefusedByName() throws IOException {
    try (var scanner = scanner("stream: Win.Test.EICAR_HDB-1 FOUND")) {
      assertThatThrownBy(() -> pass(scanner.getLocalPort()))
          .satisfies(e -> {
            assertThat(code(e)).isEqualTo("document-infected");
            assertThat(((RefusedException) e).refusal().args())
                .containsEntry("virus", "Win.Test.EICAR_HDB-1");
          });
    }
  }

  @Test
  void aFileNobodyCouldLookAtIsNotTaken() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(() -> pass(port))
        .satisfies(e -> assertThat(code(e)).isEqualTo("document-unchecked"));
  }
}
