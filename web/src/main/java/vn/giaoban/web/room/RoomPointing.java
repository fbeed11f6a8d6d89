package vn.giaoban.web.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import vn.giaoban.conference.room.RoomRules;
import vn.giaoban.conference.room.RoomState;
import vn.giaoban.conference.room.Seat;

/// One client's pointer on the page all look at. Passed on as it comes, at most ten times a second:
/// more would only fill the poor lines. Used by one connection, one message at a time.
final class RoomPointing {
  /// A client keeps to 100 ms; a line's jitter may bring two of its messages closer together.
  private static final Duration REST = Duration.ofMillis(80);

  private final InstantSource clock;
  private Instant next = Instant.MIN;

  RoomPointing(InstantSource clock) {
    this.clock = clock;
  }

  /// Shows it to all, unless nothing is on stage, somebody else presents, or it comes too soon.
  void point(RoomHost room, Seat by, ClientMessage.Point point) {
    var now = clock.instant();
    boolean moves = point.x() != null;
    if (!presents(room.state(), by) || (moves && now.isBefore(next))) {
      return;
    }
    next = now.plus(REST);
    room.audience().tellIfFree(new ServerMessage.Pointer(by.site(), point.x(), point.y()));
  }

  private static boolean presents(RoomState state, Seat by) {
    var shown = state.stage().shown();
    return state.phase() != RoomState.Phase.CLOSED
        && state.stage().document() != null
        && (shown == null || shown.by().equals(by.site()))
        && RoomRules.mayShow(state, by);
  }
}
