package vn.giaoban.web.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/// One error answer before it has words.
///
/// @param status the HTTP status
/// @param code stable, kebab-case; last part of `type`, and the key of its texts
/// @param args values of the texts, also members of the answer
/// @param errors faulty fields, by message code
/// @param headers further headers the status asks for, e.g. `Retry-After`
public record Problem(
    HttpStatusCode status,
    String code,
    Map<String, ?> args,
    List<FieldError> errors,
    HttpHeaders headers) {

  /// One faulty field, still without words.
  ///
  /// @param messageKey key in the message files, or the words themselves
  public record FieldError(String field, String messageKey, Map<String, ?> args) {}

  public Problem {
    args = new LinkedHashMap<>(args);
    errors = List.copyOf(errors);
  }

  /// 401: nobody is signed in, or no longer.
  public static Problem notSignedIn() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return new Problem(HttpStatus.UNAUTHORIZED, "not-signed-in", Map.of(), List.of(), headers);
  }

  /// A problem that needs nothing more than its code.
  public static Problem of(HttpStatusCode status, String code) {
    return new Problem(status, code, Map.of(), List.of(), new HttpHeaders());
  }

  /// A problem whose texts need values.
  public static Problem of(HttpStatusCode status, String code, Map<String, ?> args) {
    return new Problem(status, code, args, List.of(), new HttpHeaders());
  }
}
