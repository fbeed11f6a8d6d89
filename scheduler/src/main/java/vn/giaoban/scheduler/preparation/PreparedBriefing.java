package vn.giaoban.scheduler.preparation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A briefing as far as preparing it needs to know.
///
/// @param state `SCHEDULED`, `OPEN`, `CLOSED` or `CANCELLED`
/// @param chair a unit's code or a person's user name
record PreparedBriefing(
    UUID id, String state, Instant startsAt, Instant endsAt, String chair, List<Item> agenda) {
  /// @param documents how many papers it has
  record Item(
      UUID id,
      String title,
      Duration duration,
      @Nullable String presenter,
      @Nullable String presenterName,
      int documents) {}

  PreparedBriefing {
    agenda = List.copyOf(agenda);
  }

  /// Whether it is still to come or on.
  boolean ahead() {
    return state.equals("SCHEDULED") || state.equals("OPEN");
  }

  /// The title of an item; null when it is none of the agenda, or none is meant.
  @Nullable String title(@Nullable UUID item) {
    return agenda.stream()
        .filter(one -> one.id().equals(item))
        .map(Item::title)
        .findFirst()
        .orElse(null);
  }
}
