package vn.giaoban.web.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.calendar.LunarCalendar;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Written;

/// A span of time as somebody asked for it, bounded: a thousand years are no question for a
/// calendar.
///
/// @param from inclusive
/// @param to exclusive, after `from`
record Span(Instant from, Instant to) {
  /// More than a year and its neighbours' weeks.
  static final int MOST_DAYS = 400;

  /// Reads `from` and `to`, RFC 3339 times or dates of Vietnam; a date `to` includes that day.
  ///
  /// @param today what `from` is when absent; `to` is then six days later
  static Decision<Span> read(@Nullable String from, @Nullable String to, LocalDate today) {
    List<FieldFault> faults = new ArrayList<>();
    Instant start = moment("from", from, 0, faults);
    Instant end = moment("to", to, 1, faults);
    if (!faults.isEmpty()) {
      return Decision.refused(Refusal.invalid(faults));
    }
    if (start == null) {
      start =
          end == null
              ? today.atStartOfDay(Written.ZONE).toInstant()
              : end.minus(Duration.ofDays(7));
    }
    if (end == null) {
      end = start.plus(Duration.ofDays(7));
    }
    if (!end.isAfter(start)) {
      faults.add(FieldFault.of("to", "calendar-range-order"));
    } else if (Duration.between(start, end).toDays() > MOST_DAYS) {
      faults.add(new FieldFault("to", "calendar-range", Map.of("days", MOST_DAYS)));
    }
    return faults.isEmpty()
        ? Decision.accepted(new Span(start, end))
        : Decision.refused(Refusal.invalid(faults));
  }

  /// The first day of Vietnam in it.
  LocalDate firstDay() {
    return from.atZone(Written.ZONE).toLocalDate();
  }

  /// The last day of Vietnam in it.
  LocalDate lastDay() {
    return to.minusNanos(1).atZone(Written.ZONE).toLocalDate();
  }

  private static @Nullable Instant moment(
      String field, @Nullable String text, int days, List<FieldFault> faults) {
    String given = Written.line(text);
    if (given.isEmpty()) {
      return null;
    }
    try {
      // A plus sign of an offset that was not percent-encoded arrives as a space.
      String time = given.replace(' ', '+');
      Instant moment =
          time.contains("T")
              ? OffsetDateTime.parse(time).toInstant()
              : LocalDate.parse(time).plusDays(days).atStartOfDay(Written.ZONE).toInstant();
      int year = moment.atZone(Written.ZONE).getYear();
      if (year >= LunarCalendar.FIRST_YEAR && year <= LunarCalendar.LAST_YEAR + 1) {
        return moment;
      }
      faults.add(
          new FieldFault(
              field,
              "calendar-year",
              Map.of("first", LunarCalendar.FIRST_YEAR, "last", LunarCalendar.LAST_YEAR)));
      return null;
    } catch (DateTimeException e) {
      faults.add(FieldFault.of(field, "calendar-time"));
      return null;
    }
  }
}
