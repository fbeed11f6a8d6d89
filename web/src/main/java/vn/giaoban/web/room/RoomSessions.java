package vn.giaoban.web.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaJoin.Kind;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;

/// The media sessions of one room. May be used on any thread.
final class RoomSessions {
  private static final Comparator<LineReport> WORSE =
      Comparator.comparing(LineReport::voiceOnly).thenComparing(LineReport::level);

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  /// By session; apart, because the engine may tell slots before its answer has come back.
  private final Map<String, ServerMessage.Slots> slots = new ConcurrentHashMap<>();

  /// By session, what is not a good line; apart for the same reason.
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  /// By session and section; apart for the same reason.
  private final Map<String, Map<String, Set<String>>> layers = new ConcurrentHashMap<>();

  private record Line(String site, LineReport report) {}

  /// @param withSocket whether the seat has had a WebSocket beside it: then it ends with it
  record Session(String id, Seat seat, Kind kind, boolean withSocket) {}

  void add(String id, Seat seat, Kind kind, boolean withSocket) {
    sessions.put(id, new Session(id, seat, kind, withSocket));
  }

  /// A seat has a WebSocket from now on.
  void haveSocket(String siteId) {
    sessions.replaceAll(
        (id, s) -> s.seat().site().equals(siteId) ? new Session(id, s.seat(), s.kind(), true) : s);
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
    lines.remove(id);
    layers.remove(id);
  }

  /// Keeps how a session's line is.
  void told(String id, String siteId, LineReport report) {
    if (report.equals(LineReport.GOOD)) {
      lines.remove(id);
    } else {
      lines.put(id, new Line(siteId, report));
    }
  }

  /// How a site's line is: as the worst of its sessions'.
  LineReport line(String siteId) {
    return lines.values().stream()
        .filter(line -> line.site().equals(siteId))
        .map(Line::report)
        .max(WORSE)
        .orElse(LineReport.GOOD);
  }

  /// The sites whose lines are not good.
  Set<String> sitesOnBadLines() {
    return lines.values().stream().map(Line::site).collect(Collectors.toUnmodifiableSet());
  }

  /// Keeps which layers of a section are watched.
  ///
  /// @return what the session's owner is to know
  ServerMessage.Layers told(String id, String mid, Set<String> rids) {
    layers.computeIfAbsent(id, _ -> new ConcurrentHashMap<>()).put(mid, Set.copyOf(rids));
    return Objects.requireNonNull(layers(id));
  }

  /// Which layers of a session's sections are watched, as last told; null before.
  ServerMessage.@Nullable Layers layers(String id) {
    var known = layers.get(id);
    return known == null
        ? null
        : new ServerMessage.Layers(
            id,
            known.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e ->
                    new ServerMessage.Wanted(e.getKey(), e.getValue().stream().sorted().toList()))
                .toList());
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

  List<Session> all() {
    return List.copyOf(sessions.values());
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
