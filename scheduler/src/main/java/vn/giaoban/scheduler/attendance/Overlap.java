package vn.giaoban.scheduler.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody is wanted by two meetings at once.
///
/// @param who a unit's code, or a person's user name
/// @param whoName how it is called
/// @param role what it is in this briefing: `CHAIR`, `UNIT` or `PRESENTER`
/// @param other the other meeting
/// @param otherBy who called it
/// @param substitute who of the unit could go to one of them; null: nobody is known
/// @param slot when both could be; null: none was found
public record Overlap(
    String who,
    String whoName,
    String role,
    Meeting other,
    String otherBy,
    @Nullable String substitute,
    @Nullable Instant slot) {
  /// The other meeting.
  public record Meeting(UUID id, String title, Instant startsAt, Instant endsAt) {}
}
