package vn.giaoban.scheduler.series;

import java.time.Instant;
import java.time.LocalDateTime;
import vn.giaoban.scheduler.writing.Written;

/// One meeting of a series.
///
/// @param moment what the rule names, Vietnam's time
/// @param held when it is held: elsewhere than `moment` because of a holiday
public record Slot(LocalDateTime moment, LocalDateTime held) {
  /// The iCalendar RECURRENCE-ID.
  public Instant recurrenceId() {
    return moment.atZone(Written.ZONE).toInstant();
  }

  public Instant startsAt() {
    return held.atZone(Written.ZONE).toInstant();
  }

  /// Whether a holiday moved it.
  public boolean moved() {
    return !moment.equals(held);
  }
}
