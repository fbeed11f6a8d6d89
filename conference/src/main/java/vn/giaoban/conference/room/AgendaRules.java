package vn.giaoban.conference.room;

import static vn.giaoban.conference.room.RoomEvolution.secondsBetween;
import static vn.giaoban.conference.room.Rulings.badValue;
import static vn.giaoban.conference.room.Rulings.decided;
import static vn.giaoban.conference.room.Rulings.isDuration;
import static vn.giaoban.conference.room.Rulings.nothing;
import static vn.giaoban.conference.room.Rulings.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.giaoban.conference.room.RoomRuling.Decided;

/// The agenda: one item runs at a time.
final class AgendaRules {
  private AgendaRules() {}

  static RoomRuling start(RoomState state, String item, Instant now) {
    if (state.point(item) == null) {
      return refused("no-such-item");
    }
    if (item.equals(state.currentItem())) {
      return nothing();
    }
    var events = new ArrayList<>(finishing(state, now));
    events.add(new RoomEvent.AgendaItemStarted(item));
    return new Decided(events);
  }

  static List<RoomEvent> finishing(RoomState state, Instant now) {
    var item = state.currentItem();
    if (item == null) {
      return List.of();
    }
    var point = state.point(item);
    var startedAt = point == null ? null : point.startedAt();
    return List.of(new RoomEvent.AgendaItemFinished(item, secondsBetween(startedAt, now)));
  }

  static RoomRuling extend(RoomState state, long seconds) {
    if (state.currentItem() == null) {
      return refused("no-item-running");
    }
    return isDuration(seconds)
        ? decided(new RoomEvent.AgendaItemExtended(state.currentItem(), seconds))
        : badValue("seconds");
  }
}
