package vn.giaoban.web.room;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomSetup;

/// What the room needs of its briefing.
///
/// @param chair the chair's site: a user name or a unit's code
/// @param opensAt when the room opens by itself
/// @param setup the room before anything happened in it
record RoomBriefing(
    UUID id,
    State state,
    Instant startsAt,
    Instant endsAt,
    String chair,
    String chairName,
    Instant opensAt,
    @Nullable Instant openedAt,
    @Nullable Instant closedAt,
    RoomSetup setup) {
  enum State {
    SCHEDULED,
    OPEN,
    CLOSED,
    CANCELLED
  }
}
