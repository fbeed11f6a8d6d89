package vn.giaoban.scheduler.briefing;

/// Where a briefing stands.
public enum BriefingState {
  /// Announced; the room is not open yet.
  SCHEDULED,
  /// The room is open: people gather or meet.
  OPEN,
  /// The meeting is over.
  CLOSED,
  /// It does not take place.
  CANCELLED
}
