package vn.giaoban.web.room;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;

/// For whoever looks after a meeting: which media sessions there are, how their lines are, and what
/// packets one of them sends and gets.
@RestController
@RequestMapping("/api/briefings/{briefing}/room/sessions")
@Tag(name = "media")
class RoomOperationsController {
  private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
  private static final int LONGEST_SECONDS = 600;

  private final RoomHosts hosts;
  private final RoomTraces traces;

  RoomOperationsController(RoomHosts hosts, RoomTraces traces) {
    this.hosts = hosts;
    this.traces = traces;
  }

  /// @param line how the site's line is
  record MediaSession(
      String session, String site, String name, MediaJoin.Kind kind, ServerMessage.SiteLine line) {}

  record TraceBegun(String session, OffsetDateTime until) {}

  @Operation(summary = "The media sessions of a room")
  @GetMapping
  Mono<List<MediaSession>> sessions(@PathVariable UUID briefing) {
    return hosts
        .host(briefing)
        .map(host ->
            host.sessions().all().stream()
                .map(s -> {
                  var site = s.seat().site();
                  var line = ServerMessage.SiteLine.of(site, host.sessions().line(site));
                  return new MediaSession(s.id(), site, s.seat().name(), s.kind(), line);
                })
                .toList());
  }

  @Operation(summary = "Traces the packets of one media session for a while: headers only")
  @PostMapping("/{session}/trace")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<TraceBegun> trace(
      @PathVariable UUID briefing,
      @PathVariable String session,
      @RequestParam(defaultValue = "60") int seconds) {
    var time = Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_SECONDS));
    return hosts
        .host(briefing)
        .map(host -> {
          if (host.sessions().get(session) == null) {
            throw problem(HttpStatus.NOT_FOUND, "no-such-session");
          }
          var until = traces.begin(host, session, time);
          if (until == null) {
            throw problem(HttpStatus.CONFLICT, "too-many-traces");
          }
          return new TraceBegun(session, until.atOffset(VIETNAM));
        });
  }

  @Operation(summary = "What was traced: one JSON object a line")
  @GetMapping(path = "/{session}/trace", produces = MediaType.APPLICATION_NDJSON_VALUE)
  ResponseEntity<String> traced(@PathVariable UUID briefing, @PathVariable String session) {
    var trace = traces.of(session);
    if (trace == null) {
      throw new ProblemException(
          Problem.of(HttpStatus.NOT_FOUND, "no-trace", Map.of("session", session)));
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(trace.lines().collect(Collectors.joining("\n", "", "\n")));
  }

  private static ProblemException problem(HttpStatus status, String code) {
    return new ProblemException(Problem.of(status, code));
  }
}
