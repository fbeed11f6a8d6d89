package vn.giaoban.web.room;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.conference.room.Seat;

/// A media room that is no meeting: nothing in it is journaled, nobody presides, and it is gone
/// when the last has left. May be used on any thread.
final class Rehearsal implements MediaListener {
  private final MediaRoom media;
  private final Map<String, Seat> seats = new ConcurrentHashMap<>();
  private final Map<String, List<Slot>> slots = new ConcurrentHashMap<>();
  private final AtomicInteger coming = new AtomicInteger();
  private final Consumer<Rehearsal> whenEmpty;

  Rehearsal(MediaEngine engine, String id, Consumer<Rehearsal> whenEmpty) {
    this.whenEmpty = whenEmpty;
    this.media = engine.open(id, this);
  }

  CompletionStage<Negotiation> join(Seat seat, MediaJoin join) {
    // Who takes over its own seat is not to find the room closed behind the one who left it.
    coming.incrementAndGet();
    return media
        .join(join)
        .whenComplete((answer, _) -> {
          if (answer instanceof Negotiation.Accepted accepted) {
            seats.put(accepted.sessionId(), seat);
          }
          coming.decrementAndGet();
          closeIfEmpty();
        });
  }

  MediaRoom media() {
    return media;
  }

  /// Whether the session is this seat's.
  boolean has(String sessionId, Seat seat) {
    var owner = seats.get(sessionId);
    return owner != null && owner.site().equals(seat.site());
  }

  /// Everybody who is here, once.
  List<Seat> seats() {
    return seats.values().stream().distinct().toList();
  }

  /// What a session's receiving sections carry.
  List<Slot> slots(String sessionId) {
    return slots.getOrDefault(sessionId, List.of());
  }

  @Override
  public void disconnected(String sessionId, String siteId, Gone reason) {
    seats.remove(sessionId);
    slots.remove(sessionId);
    closeIfEmpty();
  }

  @Override
  public void slotsChanged(String sessionId, List<Slot> told) {
    slots.put(sessionId, List.copyOf(told));
  }

  @Override
  public void connected(String sessionId, String siteId) {}

  @Override
  public void dominantSpeakerChanged(@Nullable String siteId) {}

  @Override
  public void spoke(String siteId, Duration duration) {}

  @Override
  public void quality(String sessionId, String siteId, LineReport report) {}

  @Override
  public void layersWanted(String sessionId, String mid, Set<String> rids) {}

  private void closeIfEmpty() {
    if (seats.isEmpty() && coming.get() == 0) {
      whenEmpty.accept(this);
    }
  }
}
