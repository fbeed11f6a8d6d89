package vn.giaoban.scheduler.preparation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who wants to speak on an agenda item.
///
/// @param unit a unit's code, or a person's user name
/// @param name who will speak
/// @param title the speaker's; may be empty
/// @param summary of what will be said; may be empty
/// @param reason why it was refused; empty otherwise
/// @param position in the order of the item, from 0; meaningful when accepted
/// @param via `link`, `account` or `desk`
/// @param decidedAt null: the secretary has not decided
public record Speaker(
    UUID id,
    UUID briefingId,
    UUID agendaItem,
    String unit,
    String unitName,
    String name,
    String title,
    Duration duration,
    String summary,
    State state,
    String reason,
    int position,
    String via,
    Instant registeredAt,
    @Nullable Instant decidedAt) {
  /// How a registration stands.
  public enum State {
    ASKED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN
  }
}
