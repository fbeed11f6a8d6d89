package vn.giaoban.conference.room;

import java.util.List;

/// What the rules say to a command.
public sealed interface RoomRuling permits RoomRuling.Decided, RoomRefusal {
  /// Done by these events, in order; none when things already are as wanted.
  record Decided(List<RoomEvent> events) implements RoomRuling {
    public Decided {
      events = List.copyOf(events);
    }
  }
}
