package vn.giaoban.web.problem;

import io.r2dbc.spi.R2dbcException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ResponseStatusException;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;

/// Which problem a failure is. What is in no list is our bug: 500, and the details stay in the log.
final class ProblemOf {
  private ProblemOf() {}

  static Problem failure(Throwable failure) {
    if (causedBy(failure, DataBufferLimitException.class)) {
      return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    return switch (failure) {
      case ProblemException e -> e.problem();
      case RefusedException e -> refusal(e.refusal());
      case WebExchangeBindException e -> fields(e);
      case ContentTooLargeException e -> Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
      case ResponseStatusException e -> status(e);
      case AuthenticationException e -> Problem.notSignedIn();
      case AccessDeniedException e -> Problem.of(HttpStatus.FORBIDDEN, "forbidden");
      case DataAccessResourceFailureException e -> databaseAway();
      case TransientDataAccessException e -> databaseAway();
      case CannotCreateTransactionException e -> databaseAway();
      case R2dbcException e -> databaseAway();
      default -> Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal");
    };
  }

  private static Problem databaseAway() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE, "database-away", Map.of(), List.of(), headers);
  }

  private static Problem refusal(Refusal refusal) {
    var status =
        switch (refusal.kind()) {
          case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
          case NOT_FOUND -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case STALE -> HttpStatus.PRECONDITION_FAILED;
          case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
          case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    var errors =
        refusal.fields().stream()
            .map(f -> new Problem.FieldError(f.field(), "fault." + f.code(), f.args()))
            .toList();
    return new Problem(status, refusal.code(), refusal.args(), errors, new HttpHeaders());
  }

  /// Faults found by Bean Validation: the constraint's message is our key, `{fault.blank}` or the
  /// constraint's name.
  private static Problem fields(WebExchangeBindException e) {
    var errors =
        e.getBindingResult().getFieldErrors().stream()
            .map(f -> new Problem.FieldError(f.getField(), "fault." + constraint(f), Map.of()))
            .toList();
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT, "invalid-input", Map.of(), errors, new HttpHeaders());
  }

  private static String constraint(FieldError error) {
    var code = error.getCode() == null ? "invalid" : error.getCode();
    return code.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
  }

  private static Problem status(ResponseStatusException e) {
    var code = codeOf(e.getStatusCode());
    return new Problem(e.getStatusCode(), code, Map.of(), List.of(), e.getHeaders());
  }

  private static String codeOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 400 -> "unreadable";
      case 401 -> "not-signed-in";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 413 -> "too-large";
      case 415 -> "unsupported-type";
      case 503 -> "unavailable";
      default -> status.is5xxServerError() ? "internal" : "unreadable";
    };
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
