package vn.giaoban.web.problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Texts;

/// Writes a problem as `application/problem+json` in the reader's language.
@Component
public class ProblemWriter {
  private final Texts texts;
  private final JsonMapper json;

  ProblemWriter(Texts texts, JsonMapper json) {
    this.texts = texts;
    this.json = json;
  }

  /// Answers the request with the problem.
  public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    var response = exchange.getResponse();
    var language = Reader.language(exchange.getRequest().getHeaders());
    response.setStatusCode(problem.status());
    response.getHeaders().putAll(problem.headers());
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getHeaders().setContentLanguage(language);
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    response.getHeaders().setCacheControl("no-store");
    var bytes = json.writeValueAsBytes(body(problem, language));
    return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
  }

  /// The members of RFC 9457, then ours.
  public Map<String, Object> body(Problem problem, Locale language) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "/problems/" + problem.code());
    body.put("title", texts.text(language, "problem." + problem.code() + ".title", problem.args()));
    body.put("status", problem.status().value());
    body.put(
        "detail", texts.text(language, "problem." + problem.code() + ".detail", problem.args()));
    problem.args().forEach(body::putIfAbsent);
    if (!problem.errors().isEmpty()) {
      body.put(
          "errors",
          problem.errors().stream()
              .map(e ->
                  Map.of(
                      "field", e.field(),
                      "message", texts.text(language, e.messageKey(), e.args())))
              .toList());
    }
    return body;
  }
}
