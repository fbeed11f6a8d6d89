package vn.giaoban.scheduler.preparation;

import java.time.Duration;
import java.time.Instant;

/// How near a deadline is.
public enum Urgency {
  /// Nobody needs to think of it yet.
  AHEAD,
  /// Within three days.
  SOON,
  /// Today, in Viet Nam.
  TODAY,
  LATE;

  private static final Duration NEAR = Duration.ofDays(3);

  /// Of a deadline, now.
  public static Urgency of(Instant deadline, Instant now) {
    if (now.isAfter(deadline)) {
      return LATE;
    }
    if (OfficeDays.day(now).equals(OfficeDays.day(deadline))) {
      return TODAY;
    }
    return deadline.isAfter(now.plus(NEAR)) ? AHEAD : SOON;
  }
}
