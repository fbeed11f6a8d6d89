package vn.giaoban.web.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.calendar.CalendarEntries;
import vn.giaoban.scheduler.calendar.CalendarEntry;
import vn.giaoban.scheduler.calendar.EntryQuery;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// The calendar of a week or month, without what only a briefing's own page needs.
@RestController
@RequestMapping("/api/calendar/events")
@Tag(name = "calendar")
class EventsController {
  private static final int MOST = 2000;

  private final CalendarEntries entries;
  private final InstantSource clock;

  EventsController(CalendarEntries entries, InstantSource clock) {
    this.entries = entries;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "Briefings in a span of time, by start, at most 2000",
      description = "A unit's account sees those of its own unit. Called-off ones are included.")
  Mono<EventView.Found> events(
      @Parameter(description = "time or date; absent: today", example = "2026-11-30")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "time, or date that is included; at most 400 days later",
              example = "2026-12-06")
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(description = "code of a unit that is invited or chairs", example = "14215")
          @RequestParam(required = false)
          @Nullable String unit,
      @Parameter(description = "user name of a person who chairs or presents", example = "chutich")
          @RequestParam(required = false)
          @Nullable String leader,
      @Parameter(description = "code of a hall that is used, or the id of a site of a unit")
          @RequestParam(required = false)
          @Nullable String site,
      Caller caller) {
    LocalDate today = clock.instant().atZone(Written.ZONE).toLocalDate();
    return switch (Span.read(from, to, today)) {
      case Decision.Refused<Span>(var refusal) -> Mono.error(new RefusedException(refusal));
      case Decision.Accepted<Span>(var span) -> {
        EntryQuery query =
            EntryQuery.between(span.from(), span.to(), MOST + 1)
                .ofUnit(given(unit))
                .ofLeader(given(leader))
                .ofSite(given(site));
        if (caller.role() == Role.UNIT) {
          String own = caller.unitCode();
          if (own == null || (query.unit() != null && !query.unit().equals(own))) {
            yield Mono.just(found(span, List.of()));
          }
          query = query.ofUnit(own);
        }
        yield entries.search(query).collectList().map(list -> found(span, list));
      }
    };
  }

  private static EventView.Found found(Span span, List<CalendarEntry> list) {
    return new EventView.Found(
        Written.time(span.from()),
        Written.time(span.to()),
        list.stream().limit(MOST).map(EventView::of).toList(),
        list.size() > MOST);
  }

  private static @Nullable String given(@Nullable String text) {
    String line = Written.line(text);
    return line.isEmpty() ? null : line;
  }
}
