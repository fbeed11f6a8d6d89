package vn.giaoban.web.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaJoin.Kind;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;

/// The media sessions of one room. May be used on any thread.
final class RoomSessions {
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  /// By session; apart, because the engine may tell slots before its answer has come back.
  private final Map<String, ServerMessage.Slots> slots = new ConcurrentHashMap<>();

  /// @param withSocket whether the seat had a WebSocket when it began: then it ends with it
  record Session(String id, Seat seat, Kind kind, boolean withSocket) {}

  void add(String id, Seat seat, Kind kind, boolean withSocket) {
    sessions.put(id, new Session(id, seat, kind, withSocket));
  }

  boolean isEmpty() {
    return sessions.isEmpty();
  }

  /// The session, when it is this seat's.
  @Nullable Session of(String id, Seat seat) {
    var session = sessions.get(id);
    return session != null && session.seat().site().equals(seat.site()) ? session : null;
  }

  boolean hasSite(String siteId) {
    return sessions.values().stream().anyMatch(s -> s.seat().site().equals(siteId));
  }

  void remove(String id) {
    sessions.remove(id);
    slots.remove(id);
  }

  void told(ServerMessage.Slots told) {
    slots.put(told.session(), told);
  }

  /// What the receiving sections of a session carry, as last told; null before.
  ServerMessage.@Nullable Slots slots(String id) {
    return slots.get(id);
  }

  /// The session; null when there is none.
  @Nullable Session get(String id) {
    return sessions.get(id);
  }

  List<Session> ofSite(String siteId) {
    return sessions.values().stream().filter(s -> s.seat().site().equals(siteId)).toList();
  }

  /// The sessions a new one of this seat takes over: who publishes again ends what it published
  /// before, who plays again what it played. Observers play as often as they like.
  List<String> takenOverBy(Seat seat, Kind kind, String newId) {
    if (seat.role() == RoomRole.OBSERVER) {
      return List.of();
    }
    var over = new ArrayList<String>();
    for (var s : ofSite(seat.site())) {
      if (!s.id().equals(newId) && publishes(s.kind()) == publishes(kind)) {
        over.add(s.id());
      }
    }
    return over;
  }

  private static boolean publishes(Kind kind) {
    return switch (kind) {
      case CLIENT, WHIP -> true;
      case WHEP -> false;
    };
  }
}
