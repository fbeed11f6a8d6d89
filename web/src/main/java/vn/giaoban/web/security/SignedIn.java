package vn.giaoban.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;

/// Finds out who asks: a Bearer token, else the session cookie. A request with neither, or with one
/// that is no longer good, goes on as nobody; the path rules decide what nobody may do.
///
/// A cookie is sent by the browser on its own, so a writing request that relies on it must repeat
/// the session's CSRF token in a header, which only our own pages can read.
final class SignedIn implements WebFilter {
  static final String COOKIE = "GIAOBAN_SESSION";
  static final String CSRF_COOKIE = "XSRF-TOKEN";
  static final String CSRF_ATTRIBUTE = SignedIn.class.getName() + ".csrf";
  static final String CSRF_HEADER = "X-XSRF-TOKEN";

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final List<PathPattern> MEDIA_DOORS =
      Stream.of("/api/briefings/*/room/sessions", "/api/briefings/*/room/sessions/*")
          .map(PathPatternParser.defaultInstance::parse)
          .toList();

  private final Sessions sessions;
  private final List<BearerTokens> tokens;

  SignedIn(Sessions sessions, List<BearerTokens> tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    var path = request.getPath().value();
    if (!path.startsWith("/api/") && !path.startsWith("/actuator/") || isMediaDoor(request)) {
      return chain.filter(exchange);
    }
    var bearer = bearer(request);
    var who = bearer != null ? byToken(bearer) : bySession(exchange);
    return who.map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(found ->
            found
                .map(authentication ->
                    chain
                        .filter(exchange)
                        .contextWrite(
                            ReactiveSecurityContextHolder.withAuthentication(authentication)))
                .orElseGet(() -> chain.filter(exchange)));
  }

  /// The room's media doors know join tokens alone and look at them themselves; 500 sites that come
  /// at once must not be looked up three times each.
  private static boolean isMediaDoor(ServerHttpRequest request) {
    return !READING.contains(request.getMethod())
        && MEDIA_DOORS.stream().anyMatch(door -> door.matches(request.getPath()));
  }

  private Mono<Authentication> byToken(String bearer) {
    return Flux.fromIterable(tokens).concatMap(kind -> kind.authenticate(bearer), 1).next();
  }

  private Mono<Authentication> bySession(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    var cookie = request.getCookies().getFirst(COOKIE);
    if (cookie == null) {
      return Mono.empty();
    }
    return sessions
        .find(cookie.getValue())
        .map(session -> {
          if (!READING.contains(request.getMethod())
              && !same(session.csrf(), request.getHeaders().getFirst(CSRF_HEADER))) {
            throw new ProblemException(Problem.of(HttpStatus.FORBIDDEN, "csrf"));
          }
          exchange.getAttributes().put(CSRF_ATTRIBUTE, session.csrf());
          return new CallerAuthentication(session.caller());
        });
  }

  private static @Nullable String bearer(ServerHttpRequest request) {
    var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? header.substring(7).strip()
        : null;
  }

  private static boolean same(String expected, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
