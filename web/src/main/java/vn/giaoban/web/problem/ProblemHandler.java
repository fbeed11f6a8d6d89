package vn.giaoban.web.problem;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/// The one place where a failure becomes an answer; stands before Spring Boot's own.
@Component
@Order(-2)
class ProblemHandler implements WebExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  private static final Pattern TOKEN = Pattern.compile("^(/(?:join|calendar)/)[^/]+");

  private final ProblemWriter writer;

  ProblemHandler(ProblemWriter writer) {
    this.writer = writer;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    var problem = ProblemOf.failure(failure);
    if (problem.code().equals("internal")) {
      var request = exchange.getRequest();
      LOG.error("{} {} failed", request.getMethod(), told(request.getPath().value()), failure);
    }
    return writer.write(exchange, problem);
  }

  /// The path without the token of a personal link, which opens a seat to whoever reads it.
  static String told(String path) {
    return TOKEN.matcher(path).replaceFirst("$1…");
  }
}
