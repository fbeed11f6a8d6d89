package vn.giaoban.scheduler.preparation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing to be done before a briefing.
///
/// @param key which of the usual ones; null: the secretary's own
/// @param text the secretary's words; empty: the usual ones of `key`
/// @param owner who sees to it, in words; empty: nobody named
/// @param due null: no deadline
/// @param doneAt null: not yet
/// @param doneBy as the journal writes it; null when not done, or found done by itself
/// @param bySystem whether the program finds by itself whether it is done; it cannot be ticked
public record ChecklistItem(
    UUID id,
    @Nullable String key,
    String text,
    String owner,
    @Nullable Instant due,
    @Nullable Instant doneAt,
    @Nullable String doneBy,
    boolean bySystem) {

  /// Whether it is done.
  public boolean done() {
    return doneAt != null;
  }

  ChecklistItem found(@Nullable Instant at) {
    return new ChecklistItem(id, key, text, owner, due, at, null, true);
  }
}
