package vn.giaoban.web.programme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A week as addresses name it, `2026-W49` (ISO 8601).
///
/// @param monday its first day
record Week(LocalDate monday) {
  private static final Pattern FORM = Pattern.compile("(\\d{4})-?W(\\d{1,2})");

  /// A year back and a year ahead of today: so far a public page can be leafed through.
  private static final int WEEKS = 53;

  /// The week that holds a day.
  static Week of(LocalDate day) {
    return new Week(day.with(TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY)));
  }

  /// The week asked for, today's when none is; empty when there is no such week or it is too far.
  static Optional<Week> read(@Nullable String text, LocalDate today) {
    Week now = of(today);
    if (text == null || text.isBlank()) {
      return Optional.of(now);
    }
    var given = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!given.matches()) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(given.group(2));
      LocalDate inFirst = LocalDate.of(Integer.parseInt(given.group(1)), 1, 4);
      if (number < 1
          || number > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirst).getMaximum()) {
        return Optional.empty();
      }
      return Optional.of(of(inFirst.plusWeeks(number - 1L))).filter(week -> week.near(now));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whether it can be shown.
  boolean near(Week now) {
    return Math.abs(monday.toEpochDay() - now.monday.toEpochDay()) <= 7L * WEEKS;
  }

  LocalDate sunday() {
    return monday.plusDays(6);
  }

  int number() {
    return monday.get(WeekFields.ISO.weekOfWeekBasedYear());
  }

  Week plus(int weeks) {
    return new Week(monday.plusWeeks(weeks));
  }

  @Override
  public String toString() {
    return "%d-W%02d".formatted(monday.get(WeekFields.ISO.weekBasedYear()), number());
  }
}
