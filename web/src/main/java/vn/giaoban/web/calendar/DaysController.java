package vn.giaoban.web.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.calendar.YearPlan;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.security.Caller;

/// Days with their lunar dates, holidays and working days.
@RestController
@RequestMapping("/api/calendar/days")
@Tag(name = "calendar", description = "Days, briefings by time, and subscribed calendars")
class DaysController {
  private final CalendarDays days;
  private final Texts texts;
  private final InstantSource clock;

  DaysController(CalendarDays days, Texts texts, InstantSource clock) {
    this.days = days;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "Each day of a span: lunar date, holiday, whether work is done; 1900 to 2199")
  Mono<List<DayView>> days(
      @Parameter(description = "first day; absent: today", example = "2026-02-16")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "last day, at most 400 later", example = "2026-02-22")
          @RequestParam(required = false)
          @Nullable String to,
      ServerHttpRequest request) {
    LocalDate today = clock.instant().atZone(Written.ZONE).toLocalDate();
    Locale language = Reader.language(request.getHeaders());
    return switch (Span.read(from, to, today)) {
      case Decision.Refused<Span>(var refusal) -> Mono.error(new RefusedException(refusal));
      case Decision.Accepted<Span>(var span) ->
          days.workingDays()
              .map(known ->
                  span.firstDay()
                      .datesUntil(span.lastDay().plusDays(1))
                      .map(date -> DayView.of(date, known, texts, language))
                      .toList());
    };
  }

  @GetMapping("/{year}")
  @Operation(summary = "What the office keeps about a year's holidays, with an ETag")
  Mono<ResponseEntity<YearView>> year(@PathVariable int year) {
    return days.year(year).map(DaysController::answer);
  }

  @PutMapping("/{year}")
  @Operation(
      summary = "Keeps a year: choices the law leaves, days off in lieu, extra working days",
      description = "With If-Match of an older state: 412, nothing is changed.")
  Mono<ResponseEntity<YearView>> keep(
      @PathVariable int year,
      @RequestBody YearView.Request request,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      Caller caller) {
    return days.year(year)
        .flatMap(now -> {
          if (match != null && !match.equals("*") && !match.contains(etag(now))) {
            return Mono.error(
                new ProblemException(
                    Problem.of(HttpStatus.PRECONDITION_FAILED, "calendar-changed")));
          }
          return days.keep(
              year, request.form(), match == null ? null : now, Actor.account(caller.username()));
        })
        .map(DaysController::answer);
  }

  private static ResponseEntity<YearView> answer(YearPlan plan) {
    return ResponseEntity.ok().eTag(etag(plan)).body(YearView.of(plan));
  }

  private static String etag(YearPlan plan) {
    return "\"" + Integer.toHexString(plan.hashCode()) + "\"";
  }
}
