package vn.giaoban.web.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.security.ApiTokens;
import vn.giaoban.web.security.SessionCookies;

/// Signing in and out.
@RestController
class SignInController {
  private final SignIn signIn;
  private final SessionCookies cookies;
  private final ApiTokens tokens;

  SignInController(SignIn signIn, SessionCookies cookies, ApiTokens tokens) {
    this.signIn = signIn;
    this.cookies = cookies;
    this.tokens = tokens;
  }

  record Login(
      @NotBlank @Size(max = 64) String username,
      @NotBlank @Size(max = 1024) String password,
      @Size(max = 16) @Nullable String otp) {}

  /// @param token a Bearer token of 12 hours, for programs; browsers use the cookie
  record LoggedIn(String token, @Nullable OffsetDateTime expiresAt) {}

  @PostMapping("/api/login")
  Mono<LoggedIn> login(@Valid @RequestBody Login login, ServerWebExchange exchange) {
    return signIn
        .attempt(
            login.username(),
            login.password(),
            login.otp(),
            ClientAddress.of(exchange.getRequest()))
        .flatMap(account ->
            cookies.open(exchange, account.username()).then(tokens.atSignIn(account.username())))
        .map(made -> new LoggedIn(made.token(), Times.local(made.about().expiresAt())));
  }

  @PostMapping("/api/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> logout(ServerWebExchange exchange) {
    return cookies.close(exchange);
  }
}
