package vn.giaoban.web.room;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomEvent.LeaveReason;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Texts;

/// The room's WebSocket, `/api/briefings/{id}/room/events`.
@Component
class RoomSocketHandler implements WebSocketHandler {
  static final String PATH = "/api/briefings/{id}/room/events";
  private static final int QUEUE = 512;

  private final JoinTokens tokens;
  private final RoomHosts hosts;
  private final Texts texts;
  private final RoomPatience times;
  private final java.time.InstantSource clock;

  RoomSocketHandler(
      JoinTokens tokens,
      RoomHosts hosts,
      Texts texts,
      RoomPatience times,
      java.time.InstantSource clock) {
    this.tokens = tokens;
    this.hosts = hosts;
    this.texts = texts;
    this.times = times;
    this.clock = clock;
  }

  @Override
  public Mono<Void> handle(WebSocketSession session) {
    var socket = new RoomSocket(QUEUE);
    var briefingId = briefingOf(session);
    if (briefingId == null) {
      return session.close(CloseStatus.POLICY_VIOLATION);
    }
    var language = Reader.language(session.getHandshakeInfo().getHeaders());
    var client = new RoomClient(socket, briefingId, language, tokens, hosts, texts, clock);
    var token = bearer(session.getHandshakeInfo().getHeaders());
    var greeted = token == null ? Mono.<Void>empty() : client.greet(token, after(session));

    var receiving =
        session
            .receive()
            .timeout(
                Mono.delay(token == null ? times.hello() : times.silence()),
                _ -> Mono.delay(times.silence()))
            .filter(message -> message.getType() == WebSocketMessage.Type.TEXT)
            .map(WebSocketMessage::getPayloadAsText)
            .concatMap(client::take)
            // A line that is lost, or silent for too long, ends like one that is closed.
            .onErrorComplete()
            .then(Mono.fromRunnable(socket::end));
    var heartbeat =
        Flux.interval(times.heartbeat())
            .onBackpressureDrop()
            .map(_ -> session.pingMessage(buffers -> buffers.allocateBuffer(0)));
    var sending =
        session
            .send(
                socket
                    .outgoing()
                    .map(session::textMessage)
                    .publish(messages ->
                        Flux.merge(messages, heartbeat.takeUntilOther(messages.ignoreElements()))))
            .onErrorComplete()
            .then(Mono.defer(() -> session.close(status(socket))))
            .onErrorComplete();
    return greeted
        .then(Mono.when(receiving, sending))
        .then(session.closeStatus().defaultIfEmpty(CloseStatus.NO_CLOSE_FRAME))
        .doOnNext(status -> client.gone(reason(status)))
        .doOnCancel(() -> client.gone(LeaveReason.LOST))
        .then();
  }

  private static CloseStatus status(RoomSocket socket) {
    var goodbye = socket.goodbye();
    return goodbye == null ? CloseStatus.NORMAL : new CloseStatus(goodbye.status(), goodbye.word());
  }

  private static LeaveReason reason(CloseStatus status) {
    return status.getCode() == CloseStatus.NORMAL.getCode()
            || status.getCode() == CloseStatus.GOING_AWAY.getCode()
        ? LeaveReason.LEFT
        : LeaveReason.LOST;
  }

  private static @Nullable UUID briefingOf(WebSocketSession session) {
    var parts = session.getHandshakeInfo().getUri().getPath().split("/", -1);
    try {
      return UUID.fromString(parts[3]);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String bearer(HttpHeaders headers) {
    var header = headers.getFirst(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? header.substring(7).strip()
        : null;
  }

  private static @Nullable Long after(WebSocketSession session) {
    var given =
        UriComponentsBuilder.fromUri(session.getHandshakeInfo().getUri())
            .build()
            .getQueryParams()
            .getFirst("after");
    try {
      return given == null ? null : Long.valueOf(given);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
