package vn.giaoban.scheduler.lettertemplate;

/// The letters whose words an office may change.
public enum LetterKind {
  INVITATION,
  CANCELLATION,
  REMINDER,
  /// Asks one that is silent for its answer, or one that has declined for a substitute.
  CHASE,
  /// The substitute that was named cannot be taken.
  SUBSTITUTE_REFUSED,
  DOCUMENT_REQUEST,
  /// Written by the office for one occasion.
  NOTICE,
  MINUTES,
  /// What a unit was given to do.
  DIRECTIVE
}
