package vn.giaoban.web.room;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.web.account.ClientAddress;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;

/// A television's side of pairing: it has neither keyboard nor account.
@RestController
@Tag(name = "room")
class ScreenController {
  private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

  /// A whole office may stand behind one address.
  private static final int CODES_OF_AN_ADDRESS = 120;

  private final Screens screens;
  private final JoinTokens tokens;
  private final InstantSource clock;
  private final ScreenTries announced = new ScreenTries(CODES_OF_AN_ADDRESS);

  ScreenController(Screens screens, JoinTokens tokens, InstantSource clock) {
    this.screens = screens;
    this.tokens = tokens;
    this.clock = clock;
  }

  record CodeMade(String code, String token, OffsetDateTime expiresAt) {
    @Override
    public String toString() {
      return "CodeMade[until " + expiresAt + "]";
    }
  }

  /// @param paired whether the token now opens a room
  /// @param expiresAt of the code; null once paired
  record ScreenState(boolean paired, @Nullable OffsetDateTime expiresAt) {}

  @Operation(summary = "A six-digit code for a television to show, and its token")
  @PostMapping("/api/screens")
  Mono<ResponseEntity<CodeMade>> announce(ServerWebExchange exchange) {
    if (!announced.begin(ClientAddress.of(exchange.getRequest()), clock.instant())) {
      throw new ProblemException(
          Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-tries", Map.of("minutes", 10)));
    }
    return screens
        .announce()
        .map(made -> new CodeMade(made.code(), made.token(), local(made.expiresAt())))
        .map(made ->
            ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(made));
  }

  @Operation(summary = "Whether a television is paired")
  @GetMapping("/api/screens/current")
  Mono<ResponseEntity<ScreenState>> current(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization) {
    var token = MediaDoors.bearer(authorization);
    return Mono.justOrEmpty(token)
        .flatMap(screens::waiting)
        .map(until -> new ScreenState(false, local(until)))
        .switchIfEmpty(tokens.find(token).map(_ -> new ScreenState(true, null)))
        .map(state -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(state));
  }

  private static OffsetDateTime local(Instant at) {
    return at.atOffset(VIETNAM);
  }
}
