package vn.giaoban.web.quality;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// Takes what sites' pages measure while a meeting runs, and gives the sheets for each site.
@RestController
@Tag(name = "quality", description = "How meetings went for each site's line and machine")
class QualityController {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final JoinTokens tokens;
  private final BriefingAccess access;
  private final QualityStore store;
  private final Texts texts;
  private final InstantSource clock;

  QualityController(
      JoinTokens tokens,
      BriefingAccess access,
      QualityStore store,
      Texts texts,
      InstantSource clock) {
    this.tokens = tokens;
    this.access = access;
    this.store = store;
    this.texts = texts;
    this.clock = clock;
  }

  @PostMapping("/api/join/quality")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Reports how the last half minute was",
      description = "Seconds of the time reported on. Outside of a meeting it is let go.")
  Mono<Void> report(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestBody QualityReport report) {
    return tokens
        .ofHeader(authorization)
        .flatMap(who -> {
          var faults = report.faults();
          return faults.isEmpty()
              ? store.add(who, report, clock.instant())
              : Mono.<Void>error(new RefusedException(Refusal.invalid(faults)));
        });
  }

  @GetMapping("/api/briefings/{id}/quality")
  @Operation(summary = "The quality sheet of each site, the worst lines first")
  Mono<List<SiteSheet>> read(@PathVariable UUID id, Caller caller) {
    return sheets(id, caller);
  }

  @GetMapping(path = "/api/briefings/{id}/quality.csv", produces = "text/csv")
  @Operation(summary = "The same as a table for a spreadsheet, times in minutes")
  Mono<ResponseEntity<String>> table(
      @PathVariable UUID id, @RequestHeader HttpHeaders headers, Caller caller) {
    var file = ContentDisposition.attachment().filename("quality-" + id + ".csv").build();
    return sheets(id, caller)
        .map(sheets ->
            ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(QualityCsv.of(sheets, texts, Reader.language(headers))));
  }

  private Mono<List<SiteSheet>> sheets(UUID id, Caller caller) {
    return caller.role() == Role.UNIT
        ? Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")))
        : access.readable(id, caller).flatMap(briefing -> store.sheets(briefing.id()));
  }
}
