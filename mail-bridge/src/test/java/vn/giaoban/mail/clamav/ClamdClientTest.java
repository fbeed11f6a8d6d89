package vn.giaoban.mail.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.mail.clamav.ScanResult.Clean;
import vn.giaoban.mail.clamav.ScanResult.Infected;
import vn.giaoban.mail.clamav.ScanResult.Reason;
import vn.giaoban.mail.clamav.ScanResult.Unchecked;

class ClamdClientTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static ByteArrayInputStream file(int octets) {
    var content = new byte[octets];
    Arrays.fill(content, (byte) 'x');
    return new ByteArrayInputStream(content);
  }

  private static ScanResult scan(URI scanner, Duration timeout, InputStream file) {
    try (var client = new ClamdClient(scanner, timeout, 1_000_000)) {
      return client.scan(file);
    }
  }

  @Test
  void theWholeFileIsSentAndTheAnswerRead() throws IOException {
    try (var scanner = ClamdServer.answering("stream: OK\0")) {
      assertThat(scan(scanner.uri(), LONG, file(200_000))).isEqualTo(new Clean());
      assertThat(scan(scanner.uri(), LONG, file(0))).isEqualTo(new Clean());
      assertThat(scanner.received()).containsExactly(200_000, 0);
    }
  }

  @Test
  void aUnixSocketIsReachedAsWell(@TempDir Path directory) throws IOException {
    try (var scanner = ClamdServer.answering(directory.resolve("clamd.ctl"), "stream: OK\0")) {
      assertThat(scan(scanner.uri(), LONG, file(10))).isEqualTo(new Clean());
    }
  }

  @Test
  void whatWasFoundHasItsName() throws IOException {
    try (var scanner = ClamdServer.answering("stream: Win.Test.EICAR_HDB-1 FOUND\0")) {
      assertThat(scan(scanner.uri(), LONG, file(68)))
          .isEqualTo(new Infected("Win.Test.EICAR_HDB-1"));
    }
  }

  @Test
  void aScannerThatCannotTellHasNotChecked() throws IOException {
    try (var scanner = ClamdServer.answering("Can't allocate memory ERROR\0")) {
      assertThat(scan(scanner.uri(), LONG, file(10)))
          .isEqualTo(new Unchecked(Reason.SCANNER_FAILED, "Can't allocate memory ERROR"));
    }
  }

  @Test
  void whatIsTooLargeIsSaidByUsOrByTheScanner() throws IOException {
    try (var scanner = ClamdServer.refusingAfter(100_000)) {
      assertThat(reason(scan(scanner.uri(), LONG, file(900_000)))).isEqualTo(Reason.TOO_LARGE);
      assertThat(reason(scan(scanner.uri(), LONG, file(1_000_001)))).isEqualTo(Reason.TOO_LARGE);
    }
  }

  @Test
  void aScannerThatIsSilentOrAbsentIsUnreachable() throws IOException {
    URI gone;
    try (var scanner = ClamdServer.silent()) {
      gone = scanner.uri();
      assertThat(reason(scan(gone, Duration.ofMillis(200), file(10))))
          .isEqualTo(Reason.UNREACHABLE);
    }
    assertThat(reason(scan(gone, LONG, file(10)))).isEqualTo(Reason.UNREACHABLE);
    assertThat(reason(scan(URI.create("unix:///nowhere/clamd.ctl"), LONG, file(10))))
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void aFileThatCannotBeReadIsNotChecked() throws IOException {
    try (var scanner = ClamdServer.answering("stream: OK\0")) {
      var broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("gone");
            }
          };

      assertThat(reason(scan(scanner.uri(), LONG, broken))).isEqualTo(Reason.UNREADABLE);
    }
  }

  @Test
  void addressesThatAreNoneAreToldSo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClamdClient(URI.create("http://scanner"), LONG, 1))
        .withMessageContaining("tcp://host:3310");
  }

  private static Reason reason(ScanResult result) {
    return ((Unchecked) result).reason();
  }
}
