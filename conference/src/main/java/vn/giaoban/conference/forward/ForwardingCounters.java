package vn.giaoban.conference.forward;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Counts of all rooms together, and the place of each room's own.
final class ForwardingCounters {
  private final LongAdder keyframeRequests = new LongAdder();
  private final LongAdder retransmissions = new LongAdder();
  private final LongAdder layerSwitches = new LongAdder();
  private final AtomicInteger sessions = new AtomicInteger();
  private final Map<String, RoomCounters> rooms = new ConcurrentHashMap<>();

  /// The counts of a room, which begin when they are first asked for.
  RoomCounters room(String roomId) {
    return rooms.computeIfAbsent(roomId, _ -> new RoomCounters(this));
  }

  /// The room is closed: its counts are gone.
  void forget(String roomId) {
    rooms.remove(roomId);
  }

  /// Takes a place for one more session.
  ///
  /// @param most how many there may be in all rooms together
  /// @return false when all places are taken
  boolean sessionOpened(int most) {
    if (sessions.incrementAndGet() > most) {
      sessions.decrementAndGet();
      return false;
    }
    return true;
  }

  /// Gives a place back.
  void sessionClosed() {
    sessions.decrementAndGet();
  }

  void keyframeRequested() {
    keyframeRequests.increment();
  }

  void resent() {
    retransmissions.increment();
  }

  void layerSwitched() {
    layerSwitches.increment();
  }

  long keyframeRequests() {
    return keyframeRequests.sum();
  }

  long retransmissions() {
    return retransmissions.sum();
  }

  long layerSwitches() {
    return layerSwitches.sum();
  }
}
