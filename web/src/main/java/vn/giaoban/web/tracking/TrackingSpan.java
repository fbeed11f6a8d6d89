package vn.giaoban.web.tracking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.writing.Written;

/// The days a question is about, in Vietnam; both inclusive.
record TrackingSpan(LocalDate from, LocalDate to) {
  /// A quarter of a year.
  private static final int USUAL_DAYS = 90;

  private static final int MOST_DAYS = 1100;

  /// @param from `2026-09-01`; null or empty: ninety days before `to`
  /// @param to null or empty: today
  static TrackingSpan read(@Nullable String from, @Nullable String to, InstantSource clock) {
    var faults = new ArrayList<FieldFault>();
    var today = clock.instant().atZone(Written.ZONE).toLocalDate();
    var last = day("to", to, today, faults);
    var first = day("from", from, last.minusDays(USUAL_DAYS), faults);
    if (faults.isEmpty() && (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last))) {
      faults.add(FieldFault.of("from", "tracking-span"));
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(Refusal.invalid(faults));
    }
    return new TrackingSpan(first, last);
  }

  private static LocalDate day(
      String field, @Nullable String given, LocalDate usual, ArrayList<FieldFault> faults) {
    if (given == null || given.isBlank()) {
      return usual;
    }
    try {
      var day = LocalDate.parse(given.strip());
      if (day.getYear() > 1900 && day.getYear() < 3000) {
        return day;
      }
    } catch (DateTimeException reportedBelow) {
      // falls through
    }
    faults.add(FieldFault.of(field, "unit-date"));
    return usual;
  }

  Instant start() {
    return from.atStartOfDay(Written.ZONE).toInstant();
  }

  /// Exclusive.
  Instant end() {
    return to.plusDays(1).atStartOfDay(Written.ZONE).toInstant();
  }
}
