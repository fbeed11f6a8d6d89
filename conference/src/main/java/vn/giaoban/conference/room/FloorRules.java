package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.RoomEvolution.secondsBetween;
import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isDuration;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.onSite;
import static vn.giaoban.conference.room.Rulings.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomEvent.ReturnReason;
import vn.giaoban.conference.room.RoomRuling.Decided;

/// Hands and the one turn to speak.
final class FloorRules {
  /// How long a voice takes to be gone.
  static final Duration FADE = Duration.ofSeconds(5);

  private FloorRules() {}

  static RoomRuling moveHand(RoomState state, String site, int position) {
    if (!state.hasHandUp(site)) {
      return refused("no-hand");
    }
    if (position < 0) {
      return badValue("position");
    }
    var place = Math.min(position, state.queue().size() - 1);
    return state.queue().get(place).site().equals(site)
        ? nothing()
        : decided(new RoomEvent.HandMoved(site, place));
  }

  static RoomRuling give(RoomState state, String siteId, @Nullable Long seconds, Instant now) {
    if (seconds != null && !isDuration(seconds)) {
      return badValue("seconds");
    }
    return onSite(
        state,
        siteId,
        site -> {
          if (state.hasFloor(siteId)) {
            return nothing();
          }
          if (!site.online()) {
            return refused("site-not-here", Map.of("site", site.name()));
          }
          if (site.role() == RoomRole.OBSERVER) {
            return refused("observers-do-not-speak", Map.of("site", site.name()));
          }
          var events = new ArrayList<>(ending(state, ReturnReason.PASSED, now));
          events.add(new RoomEvent.FloorGiven(siteId, seconds));
          // Who raised a hand wants to be heard; nobody else's microphone is turned on for them.
          if (state.hasHandUp(siteId) && !site.microphone()) {
            events.add(new RoomEvent.MicrophoneTurned(siteId, true));
          }
          return new Decided(events);
        });
  }

  static RoomRuling extend(RoomState state, long seconds) {
    var floor = state.floor();
    if (floor == null) {
      return refused("nobody-has-the-floor");
    }
    if (floor.limitSeconds() == null && floor.fadingSince() == null) {
      return refused("floor-without-limit");
    }
    return isDuration(seconds)
        ? decided(new RoomEvent.FloorExtended(floor.site(), seconds))
        : badValue("seconds");
  }

  static RoomRuling giveBack(RoomState state, Seat by, Instant now) {
    if (state.floor() == null) {
      return refused("nobody-has-the-floor");
    }
    var reason = state.hasFloor(by.site()) ? ReturnReason.RETURNED : ReturnReason.TAKEN;
    return new Decided(ending(state, reason, now));
  }

  static RoomRuling fade(RoomState state) {
    var floor = state.floor();
    if (floor == null) {
      return refused("nobody-has-the-floor");
    }
    return floor.fadingSince() == null
        ? decided(new RoomEvent.FloorFading(floor.site(), FADE.toSeconds()))
        : nothing();
  }

  /// The voice has faded: the floor comes back and the microphone is off, so that it is not loud
  /// again. Nothing when it has been called off or a later turn runs.
  static List<RoomEvent> faded(RoomState state, Instant fadingSince, Instant now) {
    var floor = state.floor();
    if (floor == null || !fadingSince.equals(floor.fadingSince())) {
      return List.of();
    }
    var events = new ArrayList<>(ending(state, ReturnReason.FADED, now));
    var site = state.sites().get(floor.site());
    if (site != null && site.microphone() && !site.mutedByChair()) {
      events.add(new RoomEvent.MicrophoneTurned(floor.site(), false));
    }
    return events;
  }

  /// The floor comes back; a microphone that was on only by the floor goes off with it.
  static List<RoomEvent> ending(RoomState state, ReturnReason reason, Instant now) {
    var floor = state.floor();
    if (floor == null) {
      return List.of();
    }
    var events = new ArrayList<RoomEvent>();
    events.add(
        new RoomEvent.FloorReturned(floor.site(), secondsBetween(floor.since(), now), reason));
    var site = state.sites().get(floor.site());
    if (site != null && site.microphone() && site.mutedByChair()) {
      events.add(new RoomEvent.MicrophoneTurned(floor.site(), false));
    }
    return events;
  }
}
