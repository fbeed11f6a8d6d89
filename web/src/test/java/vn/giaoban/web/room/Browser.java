package vn.giaoban.web.room;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/// A client of the room's WebSocket.
final class Browser {
  final List<JsonNode> seen = new CopyOnWriteArrayList<>();
  volatile boolean over;
  private final Sinks.Many<String> sending = Sinks.many().unicast().onBackpressureBuffer();
  private final Disposable connection;

  private Browser(int port, UUID briefing, String query, @Nullable String bearer) {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en");
    if (bearer != null) {
      headers.setBearerAuth(bearer);
    }
    var uri =
        URI.create(
            "ws://localhost:" + port + "/api/briefings/" + briefing + "/room/events" + query);
    connection =
        new ReactorNettyWebSocketClient()
            .execute(uri, headers, this::talk)
            .subscribe(_ -> {}, _ -> over = true, () -> over = true);
  }

  /// As a page: greets with its first message.
  static Browser page(int port, UUID briefing, String token, @Nullable Long after) {
    var browser = new Browser(port, briefing, "", null);
    browser.say("{\"type\":\"Hello\",\"token\":\"%s\",\"after\":%s}".formatted(token, after));
    return browser;
  }

  /// As a program: with the token as a header.
  static Browser program(int port, UUID briefing, String token) {
    return new Browser(port, briefing, "", token);
  }

  /// Somebody who says nothing of who it is.
  static Browser stranger(int port, UUID briefing) {
    return new Browser(port, briefing, "", null);
  }

  void say(String json) {
    sending.tryEmitNext(json);
  }

  void leave() {
    sending.tryEmitComplete();
    connection.dispose();
  }

  List<JsonNode> of(String type) {
    return seen.stream().filter(m -> m.path("type").asString().equals(type)).toList();
  }

  JsonNode await(String type) {
    await(b -> !b.of(type).isEmpty());
    return of(type).getLast();
  }

  JsonNode awaitEvent(String kind) {
    Predicate<JsonNode> isIt = m -> m.path("event").path("type").asString().equals(kind);
    await(b -> b.of("Event").stream().anyMatch(isIt));
    return of("Event").stream().filter(isIt).findFirst().orElseThrow();
  }

  void await(Predicate<Browser> condition) {
    Waiting.until(() -> condition.test(this), () -> seen.toString());
  }

  private Mono<Void> talk(WebSocketSession session) {
    var hearing =
        session
            .receive()
            .map(WebSocketMessage::getPayloadAsText)
            .doOnNext(text -> seen.add(RoomJournal.JSON.readTree(text)))
            .then();
    return session.send(sending.asFlux().map(session::textMessage)).and(hearing);
  }
}
