package vn.giaoban.web.journal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.JournalVerifier;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// The journal of one briefing, for the office and the chairs: it holds what units wrote to the
/// secretariat alone.
@RestController
@RequestMapping("/api/briefings/{id}/journal")
@Tag(name = "journal", description = "Everything that happened to a briefing, in a hash chain")
class JournalController {
  private static final String MOST = "10000";

  /// Proxies close a connection that is silent for a minute.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final BriefingAccess access;
  private final JournalReader journals;
  private final JournalVerifier verifier;

  JournalController(BriefingAccess access, JournalReader journals, JournalVerifier verifier) {
    this.access = access;
    this.journals = journals;
    this.verifier = verifier;
  }

  /// @param ok whether every entry is what was written
  /// @param entries how many were read
  /// @param brokenAt the first that is not; null when all are
  record Verdict(boolean ok, long entries, @Nullable Long brokenAt) {}

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The entries after `after`, oldest first",
      description =
          "With `Accept: text/event-stream` the same as Server-Sent Events (event `entry`, id the"
              + " seq), then every new one as it is written; `Last-Event-ID` takes up where a"
              + " connection broke.")
  @ApiResponse(responseCode = "200", description = "the entries")
  Flux<EntryView> read(
      @PathVariable UUID id,
      @Parameter(description = "seq of the last entry known", example = "0")
          @RequestParam(defaultValue = "0")
          long after,
      @RequestParam(defaultValue = MOST) int limit,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    int most = Math.clamp(limit, 1, Integer.parseInt(MOST));
    return readable(id, caller)
        .flatMapMany(briefing -> journals.read(briefing, after, most, Reader.language(headers)));
  }

  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(hidden = true)
  Flux<ServerSentEvent<EntryView>> follow(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") long after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    return readable(id, caller)
        .flatMapMany(briefing -> {
          Flux<ServerSentEvent<EntryView>> entries =
              journals
                  .follow(briefing, seen(lastEventId, after), Reader.language(headers))
                  .map(JournalController::event);
          Flux<ServerSentEvent<EntryView>> heartbeat =
              Flux.interval(Duration.ZERO, HEARTBEAT)
                  .onBackpressureDrop()
                  .map(_ -> ServerSentEvent.<EntryView>builder().comment("").build());
          return Flux.merge(entries, heartbeat);
        });
  }

  @GetMapping("/verify")
  @Operation(summary = "Recomputes the hash chain")
  Mono<Verdict> verify(@PathVariable UUID id, Caller caller) {
    return readable(id, caller)
        .flatMap(briefing -> verifier.verify(briefing.id()))
        .map(found -> new Verdict(found.ok(), found.entries(), found.brokenAt()));
  }

  private Mono<Briefing> readable(UUID id, Caller caller) {
    return caller.role() == Role.UNIT
        ? Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")))
        : access.readable(id, caller);
  }

  private static long seen(@Nullable String lastEventId, long after) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return after;
    }
    try {
      return Long.parseLong(lastEventId.strip());
    } catch (NumberFormatException e) {
      throw new RefusedException(
          Refusal.invalid(List.of(FieldFault.of("Last-Event-ID", "invalid"))));
    }
  }

  private static ServerSentEvent<EntryView> event(EntryView entry) {
    return ServerSentEvent.builder(entry).event("entry").id(Long.toString(entry.seq())).build();
  }
}
