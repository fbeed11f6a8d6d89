package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.onSite;
import static vn.giaoban.conference.room.Rulings.refused;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who may be heard: the chair's mute and a site's own switch.
final class MicrophoneRules {
  private MicrophoneRules() {}

  static RoomRuling mute(RoomState state, String siteId) {
    return onSite(
        state,
        siteId,
        site -> {
          if (site.role() == RoomRole.CHAIR) {
            return refused("chair-is-not-muted");
          }
          return site.mutedByChair() && !site.microphone()
              ? nothing()
              : decided(new RoomEvent.SiteMuted(siteId));
        });
  }

  /// Two sites howl: who came later gives way, unless it presides or has the floor.
  static List<RoomEvent> howling(RoomState state, String first, String second) {
    var pair = Stream.of(second, first).filter(id -> audible(state, id)).toList();
    if (pair.size() < 2) {
      return List.of();
    }
    return pair.stream()
        .filter(id -> !state.hasFloor(id) && role(state, id) != RoomRole.CHAIR)
        .findFirst()
        .map(id -> muted(id, id.equals(first) ? second : first))
        .stream()
        .toList();
  }

  private static RoomEvent muted(String site, String with) {
    return new RoomEvent.SiteMuted(site, RoomEvent.MuteReason.HOWLING, with);
  }

  private static boolean audible(RoomState state, String siteId) {
    var site = state.sites().get(siteId);
    return site != null && site.microphone();
  }

  private static @Nullable RoomRole role(RoomState state, String siteId) {
    var site = state.sites().get(siteId);
    return site == null ? null : site.role();
  }

  static RoomRuling muteAll(RoomState state, @Nullable Set<String> except, Seat by) {
    var spared = new TreeSet<String>();
    if (except != null) {
      for (var site : except) {
        if (!state.sites().containsKey(site)) {
          return refused("no-such-site", Map.of("site", site));
        }
        spared.add(site);
      }
    }
    spared.add(by.site());
    state.sites().entrySet().stream()
        .filter(e -> e.getValue().role() == RoomRole.CHAIR)
        .forEach(e -> spared.add(e.getKey()));
    return decided(new RoomEvent.EveryoneMuted(spared));
  }

  static RoomRuling allow(RoomState state, @Nullable String siteId) {
    if (siteId != null) {
      return onSite(
          state,
          siteId,
          site -> site.mutedByChair() ? decided(new RoomEvent.UnmuteAllowed(siteId)) : nothing());
    }
    var nobodyMuted = state.sites().values().stream().noneMatch(RoomState.Site::mutedByChair);
    return state.policy().unmuteAllowed() && nobodyMuted
        ? nothing()
        : decided(new RoomEvent.UnmuteAllowed(null));
  }

  static RoomRuling turn(RoomState state, boolean on, Seat by) {
    return onSite(
        state,
        by.site(),
        site -> {
          if (site.microphone() == on) {
            return nothing();
          }
          if (on && !state.hasFloor(by.site())) {
            if (site.mutedByChair()) {
              return refused("muted-by-chair");
            }
            if (state.policy().floorOnly() && by.role() != RoomRole.CHAIR) {
              return refused("only-the-floor-is-heard");
            }
          }
          return decided(new RoomEvent.MicrophoneTurned(by.site(), on));
        });
  }
}
