package vn.giaoban.web.briefing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.BriefingQuery;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.series.Scope;
import vn.giaoban.scheduler.series.SeriesService;
import vn.giaoban.scheduler.template.Templates;
import vn.giaoban.web.room.RoomHosts;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// The calendar and the briefings in it.
@RestController
@RequestMapping("/api/briefings")
@Tag(name = "briefings", description = "Briefings, from scheduling to close")
class BriefingController {
  private static final String CLASH =
      """
      {"type":"/problems/briefing-clash","title":"Trùng lịch","status":409,
       "detail":"Xã Hải Hậu đã có cuộc họp “Giao ban tuần 48” từ 08:00 30/11/2026 đến 09:40.",
       "clashes":[{"briefing":"7d0f3a52-5a0e-4c8e-9a43-0f1e6f6f1c11","title":"Giao ban tuần 48",
         "startsAt":"2026-11-30T08:00:00+07:00","endsAt":"2026-11-30T09:40:00+07:00",
         "who":"14215","whoName":"Xã Hải Hậu","kind":"UNIT"}]}\
      """;

  private static final String SCOPE =
      "of a series: this (the default), following or all that are not over";

  private final BriefingService briefings;
  private final SeriesService series;
  private final Templates templates;
  private final BriefingAccess access;
  private final RoomHosts rooms;
  private final ChangedProblem changed;

  BriefingController(
      BriefingService briefings,
      SeriesService series,
      Templates templates,
      BriefingAccess access,
      RoomHosts rooms,
      People people) {
    this.series = series;
    this.templates = templates;
    this.changed = new ChangedProblem(people);
    this.briefings = briefings;
    this.rooms = rooms;
    this.access = access;
  }

  @PostMapping
  @Operation(
      summary = "Makes a briefing",
      description =
          "Inside its opening window (30 minutes before the start) its room is open at once. With"
              + " `recurrence` it is the first of a series; the others are made at once for about a"
              + " year ahead, later ones in time.")
  @ApiResponse(responseCode = "201", description = "made")
  @ApiResponse(
      responseCode = "409",
      description = "the chair or a unit is taken at that time; ?force=true overrides",
      content =
          @Content(
              mediaType = "application/problem+json",
              examples = @ExampleObject(value = CLASH)))
  @ApiResponse(responseCode = "422", description = "faulty fields, all of them")
  Mono<ResponseEntity<BriefingView>> schedule(
      @RequestBody BriefingRequest request,
      @Parameter(description = "accept a clash; it is journalled")
          @RequestParam(defaultValue = "false")
          boolean force,
      @Parameter(description = "why the clash is accepted") @RequestParam(defaultValue = "")
          String reason,
      Caller caller) {
    Force forced = new Force(force, reason);
    return templates
        .fill(request.form())
        .flatMap(form ->
            form.recurs()
                ? series.make(form, request.series(), forced, actor(caller))
                : briefings.schedule(form, forced, actor(caller)))
        .map(BriefingView::of)
        .map(view ->
            ResponseEntity.created(URI.create("/api/briefings/" + view.id()))
                .eTag(view.etag())
                .body(view))
        .onErrorMap(RefusedException.class, ClashProblem::told);
  }

  @GetMapping
  @Operation(
      summary = "The calendar: briefings by start, at most 1000",
      description = "A unit's account sees those of its own unit.")
  Flux<BriefingView> search(
      @Parameter(description = "those that end after it; time or date", example = "2026-11-30")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "those that start before it; a date includes that day",
              example = "2026-12-06")
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(description = "code of a unit that is invited or chairs", example = "14215")
          @RequestParam(required = false)
          @Nullable String unit,
      @Parameter(description = "part of the title, with or without diacritics")
          @RequestParam(required = false)
          @Nullable String q,
      Caller caller) {
    return switch (CalendarQuery.read(from, to, unit, q)) {
      case Decision.Refused<BriefingQuery>(var refusal) ->
          Flux.error(new RefusedException(refusal));
      case Decision.Accepted<BriefingQuery>(var query) ->
          caller.role() == Role.UNIT ? own(query, caller) : found(query);
    };
  }

  @GetMapping("/{id}")
  @Operation(summary = "One briefing", description = "Its ETag names what was read.")
  Mono<ResponseEntity<BriefingView>> get(@PathVariable UUID id, Caller caller) {
    return access.readable(id, caller).map(BriefingView::of).map(BriefingController::tagged);
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Changes what is given, leaves the rest",
      description =
          "Raises `sequence` when invitees must be told. Agenda items given with their `id` are"
              + " kept, others are new. With If-Match (the ETag that was read), an edit made on an"
              + " old version changes nothing and is told what was changed meanwhile.")
  @ApiResponse(responseCode = "200", description = "changed")
  @ApiResponse(responseCode = "409", description = "a clash, or the briefing is over")
  @ApiResponse(
      responseCode = "412",
      description = "somebody else changed it since; nothing was changed now",
      content =
          @Content(
              mediaType = "application/problem+json",
              examples = @ExampleObject(value = ChangedProblem.EXAMPLE)))
  Mono<ResponseEntity<BriefingView>> change(
      @PathVariable UUID id,
      @RequestBody BriefingRequest request,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Parameter(description = SCOPE) @RequestParam(required = false) @Nullable String scope,
      @RequestParam(defaultValue = "false") boolean force,
      @RequestParam(defaultValue = "") String reason,
      Caller caller) {
    return scope(scope)
        .flatMap(of ->
            series.change(
                id,
                of,
                request.form(),
                request.series(),
                IfMatch.versions(ifMatch),
                new Force(force, reason),
                actor(caller)))
        .map(BriefingView::of)
        .map(BriefingController::tagged)
        .onErrorMap(RefusedException.class, ClashProblem::told)
        .onErrorResume(RefusedException.class, changed::told);
  }

  private static ResponseEntity<BriefingView> tagged(BriefingView view) {
    return ResponseEntity.ok()
        .eTag(view.etag())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(view);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Calls the briefing off; it stays readable")
  Mono<Void> cancel(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @Parameter(description = SCOPE) @RequestParam(required = false) @Nullable String scope,
      Caller caller) {
    return scope(scope).flatMap(of -> series.cancel(id, of, reason, actor(caller)));
  }

  private static Mono<Scope> scope(@Nullable String word) {
    Scope scope = Scope.of(word);
    return scope != null
        ? Mono.just(scope)
        : Mono.error(() ->
            new RefusedException(
                Refusal.invalid(
                    List.of(
                        new FieldFault(
                            "scope", "one-of", Map.of("values", "this, following, all"))))));
  }

  @PostMapping("/{id}/open")
  @Operation(summary = "Opens the room now")
  Mono<BriefingView> open(@PathVariable UUID id, Caller caller) {
    return briefings.open(id, actor(caller)).map(BriefingView::of);
  }

  @PostMapping("/{id}/close")
  @Operation(summary = "Closes the room; the meeting is over")
  Mono<BriefingView> close(@PathVariable UUID id, Caller caller) {
    // What runs in the room is brought to its end first, as when the chair closes it there.
    return rooms
        .finish(id, actor(caller))
        .then(briefings.close(id, actor(caller)))
        .map(BriefingView::of);
  }

  private Flux<BriefingView> own(BriefingQuery query, Caller caller) {
    String code = caller.unitCode();
    if (code == null || (query.unit() != null && !query.unit().equals(code))) {
      return Flux.empty();
    }
    return found(new BriefingQuery(query.from(), query.to(), code, query.q(), query.limit()));
  }

  private Flux<BriefingView> found(BriefingQuery query) {
    return briefings.search(query).map(BriefingView::of);
  }

  private static Actor actor(Caller caller) {
    return Actor.account(caller.username());
  }
}
