package vn.giaoban.scheduler.briefing;

import java.time.Instant;
import java.util.UUID;

/// Somebody is taken already.
///
/// @param briefing by which briefing
/// @param who code or user name
/// @param role as what the other briefing needs them
public record Clash(
    UUID briefing,
    String title,
    Instant startsAt,
    Instant endsAt,
    String who,
    String whoName,
    Role role) {
  /// As what somebody is needed.
  public enum Role {
    CHAIR,
    /// Holds a post that is invited.
    LEADER,
    PRESENTER,
    UNIT,
    /// A hall, not a person.
    HALL
  }
}
