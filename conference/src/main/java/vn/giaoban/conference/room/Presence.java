package vn.giaoban.conference.room;

/// What the roll call knows about a site.
public enum Presence {
  UNKNOWN,
  PRESENT,
  /// Came first after the roll call had ended.
  LATE,
  ABSENT,
  /// Absent, with leave.
  EXCUSED
}
