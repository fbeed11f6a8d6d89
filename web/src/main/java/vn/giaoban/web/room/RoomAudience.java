package vn.giaoban.web.room;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;

/// Every socket in one room.
final class RoomAudience {
  private final List<RoomSocket> sockets = new CopyOnWriteArrayList<>();

  /// The same by site: what is told to one of 500 sites does not look at all of them.
  private final Map<String, List<RoomSocket>> bySite = new ConcurrentHashMap<>();

  /// Takes in a greeted socket. A seat has one connection, so an older one of it is let go; an
  /// observer's token serves many.
  void admit(RoomSocket socket, Seat seat) {
    if (seat.role() != RoomRole.OBSERVER) {
      goodbyeTo(at(seat.site()), ServerMessage.Reason.TAKEN_OVER);
    }
    socket.seat(seat);
    sockets.add(socket);
    bySite.compute(
        seat.site(),
        (_, there) -> {
          var all = there == null ? new CopyOnWriteArrayList<RoomSocket>() : there;
          all.add(socket);
          return all;
        });
  }

  void remove(RoomSocket socket) {
    sockets.remove(socket);
    var seat = socket.seat();
    if (seat != null) {
      bySite.computeIfPresent(
          seat.site(),
          (_, there) -> {
            there.remove(socket);
            return there.isEmpty() ? null : there;
          });
    }
  }

  boolean has(String siteId) {
    return bySite.containsKey(siteId);
  }

  private List<RoomSocket> at(String siteId) {
    return bySite.getOrDefault(siteId, List.of());
  }

  List<RoomSocket> sockets() {
    return sockets;
  }

  /// Everybody who is connected, each seat as often as it is.
  List<Seat> seats() {
    return sockets.stream().map(RoomSocket::seat).filter(Objects::nonNull).toList();
  }

  /// Tells an event to all who may know it.
  void tell(RoomJournal.Told told) {
    var json = RoomSocket.text(message(told));
    for (var socket : sockets) {
      var seat = socket.seat();
      if (seat != null && told.event().visibleTo(seat)) {
        socket.sendText(json);
      }
    }
  }

  static ServerMessage.Event message(RoomJournal.Told told) {
    return new ServerMessage.Event(told.seq(), told.at(), told.actor(), told.event());
  }

  /// Tells a passing thing to all.
  void tell(ServerMessage message) {
    var json = RoomSocket.text(message);
    sockets.forEach(socket -> socket.sendText(json));
  }

  /// Tells what the next one makes worthless, so not to those who are behind.
  void tellIfFree(ServerMessage message) {
    var json = RoomSocket.text(message);
    sockets.forEach(socket -> socket.sendIfFree(json));
  }

  /// Tells a passing thing to a site.
  void tell(String siteId, ServerMessage message) {
    at(siteId).forEach(socket -> socket.send(message));
  }

  /// The seat's token is good no more.
  void dismiss(String siteId) {
    goodbyeTo(at(siteId), ServerMessage.Reason.UNAUTHORIZED);
  }

  void goodbyeToAll(ServerMessage.Reason reason) {
    goodbyeTo(sockets, reason);
  }

  private void goodbyeTo(List<RoomSocket> which, ServerMessage.Reason reason) {
    for (var socket : which) {
      remove(socket);
      socket.goodbye(reason);
    }
  }
}
