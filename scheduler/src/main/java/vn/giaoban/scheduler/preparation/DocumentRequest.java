package vn.giaoban.scheduler.preparation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A unit has been asked for a paper.
///
/// @param unit its code
/// @param agendaItem null: for the whole briefing
/// @param what is wanted, in the secretary's words; may be empty
/// @param chases how often it was reminded
/// @param mailError why the unit does not know of it; null when it was told
/// @param answeredAt when the first paper came; null: none yet
/// @param documents what was handed in
public record DocumentRequest(
    UUID id,
    UUID briefingId,
    String unit,
    String unitName,
    @Nullable UUID agendaItem,
    String what,
    Instant due,
    String askedBy,
    Instant askedAt,
    int chases,
    @Nullable Instant chasedAt,
    @Nullable String mailError,
    @Nullable Instant answeredAt,
    @Nullable Instant waivedAt,
    String waiveReason,
    List<UUID> documents) {

  /// How it stands.
  public enum State {
    ASKED,
    SENT_IN,
    LATE,
    WAIVED
  }

  public DocumentRequest {
    documents = List.copyOf(documents);
  }

  /// How it stands now.
  public State state(Instant now) {
    if (waivedAt != null) {
      return State.WAIVED;
    }
    if (answeredAt != null) {
      return State.SENT_IN;
    }
    return now.isAfter(due) ? State.LATE : State.ASKED;
  }

  /// Whether the paper is still owed.
  public boolean open() {
    return answeredAt == null && waivedAt == null;
  }
}
