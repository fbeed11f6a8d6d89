package vn.giaoban.web.series;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.series.SeriesForm;
import vn.giaoban.scheduler.series.SeriesService;
import vn.giaoban.scheduler.series.Slot;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.briefing.BriefingRequest;
import vn.giaoban.web.briefing.ClashProblem;
import vn.giaoban.web.security.Caller;

/// Series as a whole; one of their briefings is changed at `/api/briefings/{id}`, with a scope.
@RestController
@RequestMapping("/api/series")
@Tag(name = "series", description = "Briefings that recur")
class SeriesController {
  private static final int SHOWN = 60;

  private final SeriesService series;

  SeriesController(SeriesService series) {
    this.series = series;
  }

  /// A rule to be looked at.
  @Schema(name = "RecurrenceRequest")
  record Preview(
      @Schema(example = "2026-11-30T08:00:00+07:00") @Nullable String startsAt,
      @Schema(example = "FREQ=WEEKLY;BYDAY=MO;COUNT=10") @Nullable String recurrence,
      @Schema(
              example = "AFTER",
              allowableValues = {"KEEP", "BEFORE", "AFTER", "SKIP"})
          @Nullable String holidays,
      @Nullable List<@Nullable String> exDates,
      @Nullable List<@Nullable String> rDates) {}

  /// One meeting a rule would give.
  @Schema(name = "RecurrenceSlot")
  record SlotView(
      @Schema(example = "2027-02-08T08:00:00+07:00") String recurrenceId,
      @Schema(example = "2027-02-15T08:00:00+07:00") String startsAt,
      @Schema(description = "a holiday moved it") boolean moved) {
    static SlotView of(Slot slot) {
      return new SlotView(
          Written.time(slot.recurrenceId()), Written.time(slot.startsAt()), slot.moved());
    }
  }

  @PostMapping("/preview")
  @Operation(summary = "The meetings a rule would give, within a year; at most 60")
  @ApiResponse(responseCode = "200", description = "by moment")
  @ApiResponse(responseCode = "422", description = "the rule makes no sense")
  Mono<List<SlotView>> preview(@RequestBody Preview asked) {
    return series
        .preview(
            asked.startsAt(),
            asked.recurrence(),
            new SeriesForm(asked.holidays(), asked.exDates(), asked.rDates(), null),
            SHOWN)
        .map(slots -> slots.stream().map(SlotView::of).toList());
  }

  @GetMapping("/{id}")
  @Operation(summary = "One series with its briefings")
  Mono<SeriesView> get(@PathVariable UUID id) {
    return series.get(id).map(SeriesView::of);
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Changes all briefings of a series that are not over",
      description =
          "A briefing that has gone its own way in a field keeps that. A change of time or rule"
              + " cuts the series before the first briefing that is not over, so that what was held"
              + " stays as it was.")
  @ApiResponse(responseCode = "409", description = "a clash of one of them; ?force=true overrides")
  Mono<SeriesView> change(
      @PathVariable UUID id,
      @RequestBody BriefingRequest request,
      @RequestParam(defaultValue = "false") boolean force,
      @RequestParam(defaultValue = "") String reason,
      Caller caller) {
    return series
        .changeAll(id, request.form(), request.series(), new Force(force, reason), actor(caller))
        .map(SeriesView::of)
        .onErrorMap(RefusedException.class, ClashProblem::told);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Calls off all briefings of a series that are not over")
  Mono<Void> cancel(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Caller caller) {
    return series.cancelAll(id, reason, actor(caller));
  }

  private static Actor actor(Caller caller) {
    return Actor.account(caller.username());
  }
}
