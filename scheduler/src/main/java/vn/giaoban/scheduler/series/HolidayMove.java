package vn.giaoban.scheduler.series;

/// What becomes of a meeting whose day is a public holiday or was declared off.
public enum HolidayMove {
  /// It is held.
  KEEP,
  /// It is held on the last working day before.
  BEFORE,
  /// It is held on the first working day after.
  AFTER,
  /// It is left out.
  SKIP
}
