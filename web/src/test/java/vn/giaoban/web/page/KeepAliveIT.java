package vn.giaoban.web.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.giaoban.web.testing.WebTest;

/// A browser keeps a few connections and sends the next request on one as soon as the last octet of
/// an answer is there. A server that forgets to read on leaves the page waiting for ever.
@WebTest
@Timeout(60)
class KeepAliveIT {
  private static final int ROUNDS = 100;
  private static final byte[] STATUS_LINE = "HTTP/1.1 ".getBytes(US_ASCII);

  @LocalServerPort int port;

  @Test
  void aConnectionIsReadOnAfterRequestsThatCameTogether() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var out = socket.getOutputStream();
      var answers = socket.getInputStream();
      for (int round = 0; round < ROUNDS; round++) {
        // The first waits for the database, the second is answered at once.
        out.write((get("/actuator/health") + get("/api/nothing")).getBytes(US_ASCII));
        awaitAnswer(answers);
        awaitAnswer(answers);
      }
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /// Reads until an answer has begun; what remains of it is passed over on the way to the next.
  private static void awaitAnswer(InputStream in) throws IOException {
    int matched = 0;
    while (matched < STATUS_LINE.length) {
      int octet = in.read();
      assertThat(octet).as("the connection stays open").isNotEqualTo(-1);
      matched = octet == STATUS_LINE[matched] ? matched + 1 : octet == STATUS_LINE[0] ? 1 : 0;
    }
  }
}
