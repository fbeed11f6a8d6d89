package vn.giaoban.web.room;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;

/// Every socket in one room.
final class RoomAudience {
  private final List<RoomSocket> sockets = new CopyOnWriteArrayList<>();

  /// Takes in a greeted socket. A seat has one connection, so an older one of it is let go; an
  /// observer's token serves many.
  void admit(RoomSocket socket, Seat seat) {
    if (seat.role() != RoomRole.OBSERVER) {
      goodbyeTo(s -> isAt(s, seat.site()), ServerMessage.Reason.TAKEN_OVER);
    }
    socket.seat(seat);
    sockets.add(socket);
  }

  void remove(RoomSocket socket) {
    sockets.remove(socket);
  }

  boolean has(String siteId) {
    return sockets.stream().anyMatch(s -> isAt(s, siteId));
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

  /// Tells a passing thing to a site.
  void tell(String siteId, ServerMessage message) {
    for (var socket : sockets) {
      if (isAt(socket, siteId)) {
        socket.send(message);
      }
    }
  }

  void goodbyeToAll(ServerMessage.Reason reason) {
    goodbyeTo(_ -> true, reason);
  }

  private void goodbyeTo(Predicate<RoomSocket> which, ServerMessage.Reason reason) {
    for (var socket : sockets) {
      if (which.test(socket)) {
        sockets.remove(socket);
        socket.goodbye(reason);
      }
    }
  }

  private static boolean isAt(RoomSocket socket, String siteId) {
    @Nullable Seat seat = socket.seat();
    return seat != null && seat.site().equals(siteId);
  }
}
