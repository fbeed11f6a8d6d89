package vn.giaoban.scheduler.lettertemplate;

/// The letters whose words an office may change.
public enum LetterKind {
  INVITATION,
  CANCELLATION,
  REMINDER,
  MINUTES,
  DOCUMENT_REQUEST
}
