package vn.giaoban.conference.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the room knows from the briefing before anything happens in it.
///
/// @param briefing the briefing's id
/// @param invited whom the roll call calls, in the order of the invitation
/// @param agenda the points in order
public record RoomSetup(String briefing, String title, List<Invited> invited, List<Point> agenda) {
  public RoomSetup {
    invited = List.copyOf(invited);
    agenda = List.copyOf(agenda);
  }

  /// One invited unit or person.
  ///
  /// @param role what its own join token will say
  public record Invited(String site, String name, SiteKind kind, RoomRole role) {}

  /// One agenda item.
  ///
  /// @param presenter the site that presents it; null when nobody is named
  /// @param plannedSeconds planned duration
  public record Point(String id, String title, @Nullable String presenter, long plannedSeconds) {}
}
