package vn.giaoban.scheduler.journal;

import java.util.UUID;

/// A reason to look into the journal.
sealed interface JournalWake {
  /// The ear is (again) at the wall; anything may have happened before.
  record Connected() implements JournalWake {}

  /// An entry was committed.
  record Appended(UUID briefingId, long seq) implements JournalWake {}
}
