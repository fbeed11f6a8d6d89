package vn.giaoban.mail.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.mail.smtp.DeliveryOutcome;

class HttpSmsGatewayTest {
  private static final ShortMessage MESSAGE =
      new ShortMessage("sms/1/2", "84912345678", "Họp \"khẩn\" <8h> & 9h\n100%");

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "{\"result\":1}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          var body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private DeliveryOutcome send(String path, String method, String body) throws Exception {
    var template =
        GatewayTemplate.parse(
            url(path), method, "Authorization: Bearer bimat123", body, "\"result\":\\s*1");
    try (var gateway = new HttpSmsGateway(template)) {
      return gateway.send(MESSAGE);
    }
  }

  @Test
  void jsonIsFilledInWithoutBreaking() throws Exception {
    assertThat(send("/gui", "POST", "{\"to\":\"{phone0}\",\"msg\":\"{text}\",\"id\":\"{key}\"}"))
        .isInstanceOf(DeliveryOutcome.Delivered.class);

    assertThat(asked)
        .containsExactly(
            "POST /gui Bearer bimat123 application/json; charset=utf-8 sms/1/2",
            "{\"to\":\"0912345678\",\"msg\":\"Họp \\\"khẩn\\\" <8h> & 9h\\u000a100%\",\"id\":\"sms/1/2\"}");
  }

  @Test
  void formsUrlsAndSoapAreEscapedEachInItsWay() throws Exception {
    send("/f", "POST", "to={phone}&t={text}");
    send("/x", "POST", "<a n=\"{phone}\">{text}</a>");
    send("/g?to={phone}&t={text}", "GET", "");

    assertThat(asked.get(1))
        .isEqualTo(
            "to=84912345678&t=H%E1%BB%8Dp%20%22kh%E1%BA%A9n%22%20%3C8h%3E%20%26%209h%0A100%25");
    assertThat(asked.get(3)).contains(">Họp &quot;khẩn&quot; &lt;8h&gt; &amp; 9h\n100%</a>");
    assertThat(asked.get(4)).startsWith("GET /g?to=84912345678&t=H%E1%BB%8Dp%20");
    assertThat(asked.get(5)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, false, false",
    "404, false, false",
    "401, true, true",
    "429, true, true",
    "503, true, true",
    "302, true, true"
  })
  void theStatusSaysWhoseFaultItIs(int code, boolean retried, boolean down) throws Exception {
    status = code;
    var outcome = send("/gui", "POST", "{\"to\":\"{phone}\",\"msg\":\"{text}\"}");
    assertThat(outcome instanceof DeliveryOutcome.Deferred).isEqualTo(retried);
    if (outcome instanceof DeliveryOutcome.Deferred deferred) {
      assertThat(deferred.serverDown()).isEqualTo(down);
    }
  }

  @Test
  void anAnswerWithoutSuccessIsTriedAgainAndShowsNoSecret() throws Exception {
    answer = "{\"result\":0,\"to\":\"0912345678\",\"auth\":\"bimat123\",\"why\":\"het tien\"}";
    var deferred =
        (DeliveryOutcome.Deferred) send("/gui", "POST", "{\"to\":\"{phone}\",\"m\":\"{text}\"}");

    assertThat(deferred.serverDown()).isFalse();
    assertThat(deferred.reason()).contains("het tien").doesNotContain("bimat123", "912345678");
  }

  @Test
  void aGatewayThatIsNotThereIsDown() throws Exception {
    server.stop(0);
    var deferred =
        (DeliveryOutcome.Deferred) send("/gui", "POST", "{\"to\":\"{phone}\",\"m\":\"{text}\"}");
    assertThat(deferred.serverDown()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ftp://h; POST; ''; '{phone}{text}'; ''; url",
        "http:///x; POST; ''; '{phone}{text}'; ''; url",
        "http://h; PATCH; ''; '{phone}{text}'; ''; method",
        "http://h; POST; 'no header'; '{phone}{text}'; ''; headers",
        "http://h; POST; 'Host: x'; '{phone}{text}'; ''; headers",
        "http://h; POST; ''; '{text}'; ''; body",
        "http://h; POST; ''; ''; ''; body",
        "http://h?{phone}; GET; ''; ''; ''; body",
        "http://h; POST; ''; '{phone}{text}'; '('; success"
      })
  void whatCannotBeUsedIsNamed(
      String url, String method, String headers, String body, String success, String fault) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatewayTemplate.parse(url, method, headers, body, success))
        .withMessage(fault);
  }
}
