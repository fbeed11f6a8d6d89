package vn.giaoban.scheduler.job;

/// What becomes of a run whose time passed while no server was there to do it. The table of all
/// jobs with theirs is in `docs/operations.md`.
public enum Misfire {
  /// Run once, as soon as a server is up; whether it still makes sense is the task's to judge.
  RUN_LATE,
  /// Wait for the next time: the next run finds whatever this one would have found.
  NEXT_TIME,
  /// Run once for however many days were missed.
  ONCE_FOR_ALL
}
