package vn.giaoban.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OAuthTokensTest {
  @Test
  void tokensAreFetchedRenewedAndNeverShown() throws Exception {
    var asked = new ArrayList<String>();
    var answers =
        new ArrayList<>(
            List.of(
                "{\"access_token\":\"a1\",\"expires_in\":3600,\"refresh_token\":\"r2\"}",
                "{\"access_token\":\"a2\"}",
                "{\"access_token\":\"a3\",\"expires_in\":3600}",
                "{\"error\":\"bí mật\"}"));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/token",
        exchange -> {
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          var body = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answers.isEmpty() ? 400 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      var now = new AtomicReference<>(Instant.parse("2026-11-22T01:00:00Z"));
      var access =
          new OAuthTokens.Access(
              URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token"),
              "giaoban",
              "bi&mat",
              "r1",
              "mail send");
      var tokens = new OAuthTokens(access, now::get);

      assertThat(tokens.token()).isEqualTo("a1");
      assertThat(tokens.token()).isEqualTo("a1");
      now.set(now.get().plusSeconds(3590));
      assertThat(tokens.token()).as("renewed before its end").isEqualTo("a2");
      tokens.refused("a2");
      assertThat(tokens.token()).isEqualTo("a3");
      now.set(now.get().plusSeconds(3600));
      assertThatIOException()
          .isThrownBy(tokens::token)
          .withMessageContaining("HTTP 400")
          .withMessageNotContainingAny("mat", "r2");

      assertThat(asked.getFirst())
          .isEqualTo(
              "grant_type=refresh_token&client_id=giaoban&client_secret=bi%26mat"
                  + "&refresh_token=r1&scope=mail+send");
      assertThat(asked.get(1)).as("the refresh token was changed").contains("refresh_token=r2");
      assertThat(access.toString()).doesNotContain("mat", "r1");
    } finally {
      server.stop(0);
    }
  }
}
