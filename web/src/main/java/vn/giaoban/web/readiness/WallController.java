package vn.giaoban.web.readiness;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// The wall for the desk: it holds people's names and numbers, so units do not see it.
@RestController
@RequestMapping("/api/briefings/{id}/wall")
@Tag(name = "readiness")
class WallController {
  /// Proxies close a connection that is silent for a minute.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final BriefingAccess access;
  private final Wall wall;

  WallController(BriefingAccess access, Wall wall) {
    this.access = access;
    this.wall = wall;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "All sites and how they stand",
      description =
          "With `Accept: text/event-stream` the same as Server-Sent Events (event `wall`, all"
              + " tiles), at once and whenever a tile has changed.")
  Mono<List<WallTile>> read(@PathVariable UUID id, Caller caller) {
    return readable(id, caller).flatMap(_ -> wall.of(id));
  }

  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(hidden = true)
  Flux<ServerSentEvent<List<WallTile>>> follow(@PathVariable UUID id, Caller caller) {
    Flux<ServerSentEvent<List<WallTile>>> heartbeat =
        Flux.interval(HEARTBEAT)
            .onBackpressureDrop()
            .map(_ -> ServerSentEvent.<List<WallTile>>builder().comment("").build());
    return readable(id, caller)
        .flatMapMany(_ ->
            Flux.merge(
                wall.follow(id)
                    .map(tiles ->
                        ServerSentEvent.<List<WallTile>>builder(tiles).event("wall").build()),
                heartbeat));
  }

  private Mono<Briefing> readable(UUID id, Caller caller) {
    return caller.role() == Role.UNIT
        ? Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")))
        : access.readable(id, caller);
  }
}
