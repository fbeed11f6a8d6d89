package vn.giaoban.conference.room;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.giaoban.conference.media.MediaPolicy;
import vn.giaoban.conference.media.MediaPolicy.Heard;

/// Who is heard: a microphone that is on, not muted by the chair unless it has the floor, and in
/// floor-only mode only the floor and the chair.
final class RoomAudibility {
  private RoomAudibility() {}

  static MediaPolicy of(RoomState state) {
    if (state.phase() == RoomState.Phase.CLOSED) {
      return new MediaPolicy(new Heard.Only(Set.of()), null, null);
    }
    Predicate<Map.Entry<String, RoomState.Site>> mayBeHeard =
        e ->
            e.getValue().microphone()
                && (!e.getValue().mutedByChair() || state.hasFloor(e.getKey()));
    var sites = state.sites().entrySet().stream();
    Heard heard =
        state.policy().floorOnly()
            ? new Heard.Only(
                sites
                    .filter(mayBeHeard)
                    .filter(
                        e -> e.getValue().role() == RoomRole.CHAIR || state.hasFloor(e.getKey()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet()))
            : new Heard.Everyone(
                sites
                    .filter(mayBeHeard.negate())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet()));
    var floor = state.floor();
    return new MediaPolicy(heard, floor == null ? null : floor.site(), state.stage().site());
  }
}
