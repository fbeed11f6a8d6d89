package vn.giaoban.scheduler.briefing;

import java.time.Instant;
import java.util.List;
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

  /// As they are told: a unit that is taken by itself; its leader, who is taken with it, is not
  /// named beside it.
  static List<Clash> told(List<Clash> all) {
    return all.stream()
        .filter(one ->
            one.role() != Role.LEADER
                || all.stream()
                    .noneMatch(other ->
                        other.role() == Role.UNIT
                            && other.briefing().equals(one.briefing())
                            && other.who().equals(one.who())))
        .toList();
  }
}
