package vn.giaoban.scheduler.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run of a job, as the log has it.
///
/// @param briefingId null: of no briefing
/// @param detail of the plan, e.g. `PT1H`
/// @param node where it ran
/// @param dueAt when it should have run
/// @param endedAt null: it runs, or its node died
/// @param error why it failed
/// @param note what it did
public record JobRun(
    long id,
    String name,
    @Nullable UUID briefingId,
    String detail,
    String node,
    Instant dueAt,
    Instant startedAt,
    @Nullable Instant endedAt,
    Outcome outcome,
    @Nullable String error,
    @Nullable String note) {

  /// What became of a run.
  public enum Outcome {
    RUNNING,
    DONE,
    /// It will be tried again by itself.
    FAILED,
    /// It failed too often; somebody has to look.
    GIVEN_UP,
    /// Its node died; it ran again elsewhere.
    INTERRUPTED
  }
}
