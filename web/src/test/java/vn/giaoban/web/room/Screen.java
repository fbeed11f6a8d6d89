package vn.giaoban.web.room;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;

/// What somebody sees of a room: everything that came through a socket.
final class Screen {
  final RoomSocket socket;
  final List<JsonNode> seen = new CopyOnWriteArrayList<>();
  volatile boolean over;
  private final Disposable reading;

  Screen() {
    this(512);
  }

  Screen(int capacity) {
    socket = new RoomSocket(capacity);
    reading =
        socket
            .outgoing()
            .map(RoomJournal.JSON::readTree)
            .subscribe(seen::add, _ -> over = true, () -> over = true);
  }

  void turnOff() {
    reading.dispose();
  }

  List<JsonNode> of(String type) {
    return seen.stream().filter(m -> m.path("type").asString().equals(type)).toList();
  }

  /// The kinds of the events told, in order.
  List<String> events() {
    return of("Event").stream().map(m -> m.path("event").path("type").asString()).toList();
  }

  void await(Predicate<Screen> condition) {
    Waiting.until(() -> condition.test(this), () -> seen.toString());
  }

  void awaitEvent(String kind) {
    await(s -> s.events().contains(kind));
  }
}
