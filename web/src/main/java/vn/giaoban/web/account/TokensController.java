package vn.giaoban.web.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.security.ApiTokens;
import vn.giaoban.web.security.ApiTokens.ApiToken;
import vn.giaoban.web.security.Caller;

/// Bearer tokens for programs that act as the caller.
@RestController
@RequestMapping("/api/tokens")
class TokensController {
  private final ApiTokens tokens;
  private final InstantSource clock;

  TokensController(ApiTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /// @param expiresAt absent: until revoked
  record NewToken(@NotBlank @Size(max = 100) String name, @Nullable OffsetDateTime expiresAt) {}

  /// @param token shown now and never again
  record MadeToken(
      UUID id,
      String name,
      String token,
      @Nullable OffsetDateTime createdAt,
      @Nullable OffsetDateTime expiresAt) {}

  record TokenAbout(
      UUID id,
      String name,
      @Nullable OffsetDateTime createdAt,
      @Nullable OffsetDateTime expiresAt,
      @Nullable OffsetDateTime lastUsedAt) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<MadeToken> make(Caller caller, @Valid @RequestBody NewToken request) {
    var expires = request.expiresAt();
    if (expires != null && !expires.toInstant().isAfter(clock.instant())) {
      return Mono.error(
          new RefusedException(
              Refusal.invalid(List.of(FieldFault.of("expiresAt", "in-the-past")))));
    }
    return tokens
        .make(
            caller.username(), request.name().strip(), expires == null ? null : expires.toInstant())
        .map(made ->
            new MadeToken(
                made.about().id(),
                made.about().name(),
                made.token(),
                Times.local(made.about().createdAt()),
                Times.local(made.about().expiresAt())));
  }

  @GetMapping
  Flux<TokenAbout> list(Caller caller) {
    return tokens.of(caller.username()).map(TokensController::about);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> revoke(Caller caller, @PathVariable UUID id) {
    return tokens
        .revoke(caller.username(), id)
        .filter(Boolean::booleanValue)
        .switchIfEmpty(
            Mono.error(
                () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "unknown-token"))))
        .then();
  }

  private static TokenAbout about(ApiToken token) {
    return new TokenAbout(
        token.id(),
        token.name(),
        Objects.requireNonNull(Times.local(token.createdAt())),
        Times.local(token.expiresAt()),
        Times.local(token.lastUsedAt()));
  }
}
