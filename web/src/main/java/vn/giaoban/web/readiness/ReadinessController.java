package vn.giaoban.web.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.web.room.JoinTokens;

/// What a site says of itself before a meeting, with its join token.
@RestController
@RequestMapping("/api/join/readiness")
@Tag(name = "readiness", description = "Whether sites are ready, before a meeting")
class ReadinessController {
  private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

  private final JoinTokens tokens;
  private final ReadinessService readiness;
  private final InstantSource clock;

  ReadinessController(JoinTokens tokens, ReadinessService readiness, InstantSource clock) {
    this.tokens = tokens;
    this.readiness = readiness;
    this.clock = clock;
  }

  /// @param asking whether the time to say ready has come
  /// @param level how the wall shows this site
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      OffsetDateTime asksFrom,
      boolean asking,
      boolean ready,
      @Nullable OffsetDateTime readyAt,
      @Nullable Integer people,
      Duty duty,
      Level level,
      List<Finding> causes,
      @Nullable OffsetDateTime checkedAt) {}

  @GetMapping
  @Operation(summary = "What the site has said, and how it stands on the wall")
  Mono<View> read(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization) {
    return tokens.ofHeader(authorization).flatMap(readiness::find).map(this::view);
  }

  @PutMapping
  @Operation(
      summary = "Says ready, who is on duty, what the check found",
      description =
          "What is absent stays as it was. `ready` is taken from 60 minutes before the start;"
              + " `false` takes it back.")
  Mono<View> say(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestBody ReadinessForm form) {
    return tokens.ofHeader(authorization).flatMap(who -> readiness.say(who, form)).map(this::view);
  }

  private View view(ReadinessService.Said said) {
    var known = said.readiness();
    var asking = !clock.instant().isBefore(said.asksFrom());
    var judgement = Judgement.before(asking, known.ready(), known.check());
    return new View(
        said.asksFrom().atOffset(VIETNAM),
        asking,
        known.ready(),
        local(known.readyAt()),
        known.people(),
        known.duty(),
        judgement.level(),
        judgement.causes(),
        local(known.checkedAt()));
  }

  private static @Nullable OffsetDateTime local(@Nullable Instant at) {
    return at == null ? null : at.atOffset(VIETNAM);
  }
}
