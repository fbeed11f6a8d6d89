package vn.giaoban.scheduler.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a job stands that runs again and again.
///
/// @param startedAt of the last run
/// @param millis how long it took
/// @param error of the last run; null: it went well
/// @param runs since the log began
/// @param failures of them
public record JobState(
    String name,
    Kind kind,
    String node,
    Instant startedAt,
    long millis,
    @Nullable String error,
    long runs,
    long failures,
    @Nullable Instant lastFailedAt) {

  /// What makes it run.
  public enum Kind {
    /// Plans of briefings, all of one name together.
    TASK(Misfire.RUN_LATE),
    /// Every minute.
    SWEEP(Misfire.NEXT_TIME),
    /// Once a day.
    DAILY(Misfire.ONCE_FOR_ALL);

    private final Misfire misfire;

    Kind(Misfire misfire) {
      this.misfire = misfire;
    }

    /// What becomes of a run that was missed.
    public Misfire misfire() {
      return misfire;
    }
  }
}
