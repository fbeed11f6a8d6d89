package vn.giaoban.scheduler.calendar;

import java.time.LocalDate;

/// Counting in working days. Immutable; any thread.
///
/// A look further than 1900–2199 knows weekends only.
public final class WorkingDays {
  private final Holidays holidays;

  public WorkingDays(Holidays holidays) {
    this.holidays = holidays;
  }

  /// By the law alone, without what an office noted.
  public static WorkingDays byLaw() {
    return new WorkingDays(Holidays.byLaw());
  }

  /// The holidays it goes by.
  public Holidays holidays() {
    return holidays;
  }

  /// Whether work is done on that day.
  public boolean isWorking(LocalDate date) {
    return holidays.isWorking(date);
  }

  /// The n-th working day after a day; for n below 0 before it; for 0 the day itself, whatever it
  /// is. The start is not counted (Civil Code 91/2015/QH13, article 147.2): one working day after a
  /// Friday is the Monday.
  ///
  /// @param n -10,000..10,000
  public LocalDate plus(LocalDate start, int n) {
    if (Math.abs((long) n) > 10_000) {
      throw new IllegalArgumentException("n: " + n + " (expected: -10,000..10,000)");
    }
    LocalDate day = start;
    int step = n < 0 ? -1 : 1;
    for (int left = Math.abs(n); left > 0; ) {
      day = day.plusDays(step);
      if (isWorking(day)) {
        left--;
      }
    }
    return day;
  }

  /// [#plus] backwards: three working days before a meeting on Monday is the Wednesday before.
  public LocalDate minus(LocalDate start, int n) {
    return plus(start, -n);
  }

  /// The day itself when work is done on it, else the next on which it is.
  public LocalDate onOrAfter(LocalDate date) {
    return isWorking(date) ? date : plus(date, 1);
  }

  /// The day itself when work is done on it, else the last on which it was.
  public LocalDate onOrBefore(LocalDate date) {
    return isWorking(date) ? date : plus(date, -1);
  }

  /// How many working days lie between two days: `start` not counted, `end` counted, so that
  /// `countBetween(d, plus(d, n)) == n`. Negative when `end` is before `start`.
  ///
  /// @throws IllegalArgumentException over more than 400 years
  public int countBetween(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      return -countDown(start, end);
    }
    check(start, end);
    return (int) start.plusDays(1).datesUntil(end.plusDays(1)).filter(this::isWorking).count();
  }

  private int countDown(LocalDate start, LocalDate end) {
    check(end, start);
    return (int) end.datesUntil(start).filter(this::isWorking).count();
  }

  private static void check(LocalDate first, LocalDate last) {
    if (last.toEpochDay() - first.toEpochDay() > 400 * 366L) {
      throw new IllegalArgumentException(
          "days: " + first + " to " + last + " (expected: at most 400 years)");
    }
  }
}
