package vn.giaoban.mail.sms;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import vn.giaoban.mail.report.EnhancedStatus;
import vn.giaoban.mail.smtp.DeliveryOutcome;

/// Asks a gateway to send short messages.
///
/// A status of 2xx whose body holds what the template calls success means taken. What says that the
/// gateway or our account is out of order (no connection, 401, 402, 403, 429, 5xx) is the fault of
/// no message. A 2xx without success is tried again: gateways say so for an empty account, too. Any
/// other 4xx is final.
public final class HttpSmsGateway implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /// Gateways answer in a line; more is not kept.
  private static final int LONGEST_ANSWER = 16_384;

  private static final int SHOWN = 160;

  private final GatewayTemplate template;
  private final HttpClient http;

  public HttpSmsGateway(GatewayTemplate template) {
    this.template = template;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            // A redirection would carry number, words and secrets somewhere else.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// Hands over one message; returns when the gateway has answered.
  public DeliveryOutcome send(ShortMessage message) throws InterruptedException {
    try {
      var response = http.send(request(message), BodyHandlers.ofInputStream());
      String answer;
      try (var body = response.body()) {
        answer = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
      }
      return outcome(response, answer, message);
    } catch (IOException e) {
      var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return deferred("4.4.1", "no answer from " + host() + ": " + why, true);
    }
  }

  private HttpRequest request(ShortMessage message) {
    var request = HttpRequest.newBuilder(template.uri(message)).timeout(ANSWER);
    request.setHeader("Idempotency-Key", message.key());
    if (template.body() == null) {
      request.GET();
    } else {
      request
          .setHeader("Content-Type", template.contentType())
          .method(template.method(), BodyPublishers.ofString(template.body(message)));
    }
    template.headers().forEach(request::setHeader);
    return request.build();
  }

  private DeliveryOutcome outcome(HttpResponse<?> response, String answer, ShortMessage message) {
    var status = response.statusCode();
    var words = "HTTP " + status + shown(answer, message);
    if (status / 100 == 2) {
      var success = template.success();
      return success == null || success.matcher(answer).find()
          ? new DeliveryOutcome.Delivered(words)
          : deferred("4.3.0", words, false);
    }
    return switch (status) {
      case 401, 402, 403, 408, 429 -> deferred("4.7.0", words, true);
      default ->
          status >= 400 && status < 500
              ? new DeliveryOutcome.Failed(status("5.3.0"), words)
              : deferred("4.3.0", words, true);
    };
  }

  /// The gateway's words without what must not be written down: number, words, secrets it echoes.
  private String shown(String answer, ShortMessage message) {
    var clean = answer.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    clean = clean.replace(message.text(), "…").replace(message.number(), "…");
    clean = clean.replace(message.national(), "…");
    for (var secret : template.headers().values()) {
      for (var word : secret.split("\\s+")) {
        clean = word.length() < 4 ? clean : clean.replace(word, "…");
      }
    }
    return clean.isEmpty() ? "" : ": " + clean.substring(0, Math.min(clean.length(), SHOWN));
  }

  private String host() {
    return template.toString();
  }

  private static DeliveryOutcome deferred(String status, String reason, boolean down) {
    return new DeliveryOutcome.Deferred(status(status), reason, down);
  }

  private static EnhancedStatus status(String text) {
    return EnhancedStatus.find(text).orElseThrow();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
