package vn.giaoban.scheduler.search;

/// What can be found.
public enum SearchKind {
  /// A briefing, by its title, agenda and chair.
  BRIEFING,
  /// A document, by its title, file name and what it says.
  DOCUMENT,
  /// Minutes.
  MINUTES,
  /// A decision in minutes.
  DECISION,
  /// A unit of today or of then, by its name or code.
  UNIT
}
