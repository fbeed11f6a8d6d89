package vn.giaoban.web.security;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.web.settings.Settings;

/// The two cookies of a signed-in browser: the session, which scripts cannot read, and the CSRF
/// token, which our own scripts must.
@Component
public class SessionCookies {
  private final Sessions sessions;
  private final boolean secure;

  SessionCookies(Sessions sessions, Settings settings) {
    this.sessions = sessions;
    this.secure = settings.overTls();
  }

  /// Opens a session for the account and hands it to the browser; a session the browser had before
  /// ends.
  public Mono<Void> open(ServerWebExchange exchange, String username) {
    var old = exchange.getRequest().getCookies().getFirst(SignedIn.COOKIE);
    return (old == null ? Mono.<Void>empty() : sessions.close(old.getValue()))
        .then(sessions.open(username))
        .doOnNext(opened -> {
          exchange.getResponse().addCookie(cookie(SignedIn.COOKIE, opened.token(), true));
          csrf(exchange, opened.csrf());
        })
        .then();
  }

  /// Ends the browser's session.
  public Mono<Void> close(ServerWebExchange exchange) {
    var old = exchange.getRequest().getCookies().getFirst(SignedIn.COOKIE);
    expire(exchange, SignedIn.COOKIE, true);
    expire(exchange, SignedIn.CSRF_COOKIE, false);
    return old == null ? Mono.empty() : sessions.close(old.getValue());
  }

  /// Ends the account's sessions in other browsers.
  public Mono<Void> closeOthers(ServerWebExchange exchange, String username) {
    var own = exchange.getRequest().getCookies().getFirst(SignedIn.COOKIE);
    return sessions.closeOthers(username, own == null ? "" : own.getValue());
  }

  /// The CSRF token of the request's session, handed to the browser once more; empty for programs.
  public String csrf(ServerWebExchange exchange) {
    var csrf = exchange.getAttributeOrDefault(SignedIn.CSRF_ATTRIBUTE, "");
    if (!csrf.isEmpty()) {
      csrf(exchange, csrf);
    }
    return csrf;
  }

  private void csrf(ServerWebExchange exchange, String token) {
    exchange.getResponse().addCookie(cookie(SignedIn.CSRF_COOKIE, token, false));
  }

  private void expire(ServerWebExchange exchange, String name, boolean httpOnly) {
    exchange.getResponse().addCookie(cookie(name, "", httpOnly).mutate().maxAge(0).build());
  }

  private ResponseCookie cookie(String name, String value, boolean httpOnly) {
    return ResponseCookie.from(name, value)
        .path("/")
        .httpOnly(httpOnly)
        .secure(secure)
        .sameSite("Lax")
        .build();
  }
}
