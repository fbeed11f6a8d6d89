package vn.giaoban.web.room;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.room.RoomCommand;
import vn.giaoban.conference.room.RoomEvent.LeaveReason;
import vn.giaoban.conference.room.RoomRules;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.problem.ProblemException;

/// One client of a room's WebSocket: first who it is, then what it asks, one message at a time.
final class RoomClient {
  private static final Logger log = LoggerFactory.getLogger(RoomClient.class);

  private final RoomSocket socket;
  private final UUID briefingId;
  private final Locale language;
  private final JoinTokens tokens;
  private final RoomHosts hosts;
  private final Texts texts;
  private final InstantSource clock;
  private final RoomPointing pointing;
  private volatile @Nullable RoomHost host;

  RoomClient(
      RoomSocket socket,
      UUID briefingId,
      Locale language,
      JoinTokens tokens,
      RoomHosts hosts,
      Texts texts,
      InstantSource clock) {
    this.socket = socket;
    this.briefingId = briefingId;
    this.language = language;
    this.tokens = tokens;
    this.hosts = hosts;
    this.texts = texts;
    this.clock = clock;
    this.pointing = new RoomPointing(clock);
  }

  /// Takes the seat of a token, or says goodbye.
  Mono<Void> greet(String token, @Nullable Long after) {
    return tokens
        .find(token, briefingId)
        .flatMap(found ->
            hosts
                .host(briefingId)
                .flatMap(room -> {
                  host = room;
                  return room.admit(socket, found.seat(), after);
                }))
        .onErrorResume(e -> {
          socket.goodbye(reason(e));
          return Mono.empty();
        });
  }

  /// Takes one message; never fails.
  Mono<Void> take(String text) {
    var seat = socket.seat();
    var room = host;
    var id = "";
    try {
      var json = RoomJournal.JSON.readTree(text);
      id = json.path("id").asString("");
      if (room == null || seat == null) {
        if (read(json, ClientMessage.class) instanceof ClientMessage.Hello hello) {
          return greet(hello.token(), hello.after());
        }
        socket.goodbye(ServerMessage.Reason.UNAUTHORIZED);
        return Mono.empty();
      }
      return switch (json.path("type").asString("")) {
        case "Hello" -> Mono.empty();
        case "Ping" ->
            Mono.fromRunnable(() -> socket.send(new ServerMessage.Pong(clock.instant())));
        case "View" -> {
          view(room, seat.site(), (ClientMessage.View) read(json, ClientMessage.class));
          yield done(id);
        }
        case "Picture" -> {
          picture(room, seat.site(), (ClientMessage.Picture) read(json, ClientMessage.class));
          yield done(id);
        }
        case "Point" -> {
          pointing.point(room, seat, (ClientMessage.Point) read(json, ClientMessage.class));
          yield Mono.empty();
        }
        case "Type" -> {
          type(room, seat, id, (ClientMessage.Type) read(json, ClientMessage.class));
          yield Mono.empty();
        }
        default -> command(room, id, read(json, RoomCommand.class));
      };
    } catch (JacksonException | IllegalArgumentException e) {
      if (seat == null) {
        socket.goodbye(ServerMessage.Reason.UNAUTHORIZED);
      } else {
        refuse(id, "bad-message", Map.of());
      }
      return Mono.empty();
    }
  }

  /// The line is gone.
  void gone(LeaveReason reason) {
    var room = host;
    if (room != null) {
      room.dismiss(socket, reason);
    }
  }

  private Mono<Void> command(RoomHost room, String id, RoomCommand command) {
    var seat = socket.seat();
    if (seat == null) {
      return Mono.empty();
    }
    return room.command(seat, command)
        .doOnNext(refusal ->
            refusal.ifPresentOrElse(
                r -> refuse(id, r.code(), r.args()), () -> socket.send(new ServerMessage.Done(id))))
        .onErrorResume(e -> {
          log.warn("room {}: {} not done: {}", briefingId, name(command), e.toString());
          refuse(id, "not-saved", Map.of());
          return Mono.empty();
        })
        .then();
  }

  private void view(RoomHost room, String siteId, ClientMessage.View view) {
    var wishes =
        view.slots().stream()
            .map(wish ->
                new MediaView.Wish(
                    wish.mid(),
                    wish.site(),
                    wish.maxHeight(),
                    wish.maxFrameRate() == null ? MediaView.ALL_FRAMES : wish.maxFrameRate()))
            .toList();
    for (var session : room.sessions().ofSite(siteId)) {
      if (view.session() == null || view.session().equals(session.id())) {
        room.media().view(session.id(), new MediaView(wishes));
      }
    }
  }

  private static void picture(RoomHost room, String siteId, ClientMessage.Picture picture) {
    for (var session : room.sessions().ofSite(siteId)) {
      if (picture.session() == null || picture.session().equals(session.id())) {
        room.media().sharesScreen(session.id(), picture.screen());
      }
    }
  }

  private void type(RoomHost room, Seat seat, String id, ClientMessage.Type line) {
    RoomRules.captioning(room.state(), seat)
        .ifPresentOrElse(
            r -> refuse(id, r.code(), r.args()),
            () -> {
              room.audience()
                  .tell(new ServerMessage.Caption(seat.site(), line.text(), line.done()));
              if (!id.isEmpty()) {
                socket.send(new ServerMessage.Done(id));
              }
            });
  }

  private Mono<Void> done(String id) {
    if (!id.isEmpty()) {
      socket.send(new ServerMessage.Done(id));
    }
    return Mono.empty();
  }

  private void refuse(String id, String code, Map<String, ?> args) {
    socket.send(
        new ServerMessage.Refused(
            id,
            code,
            texts.text(language, "room.refused." + code + ".title", args),
            texts.text(language, "room.refused." + code + ".detail", args)));
  }

  private static <T> T read(JsonNode json, Class<T> as) {
    return RoomJournal.JSON.treeToValue(json, as);
  }

  private static String name(RoomCommand command) {
    return command.getClass().getSimpleName();
  }

  private static ServerMessage.Reason reason(Throwable e) {
    if (!(e instanceof ProblemException p)) {
      log.warn("room not entered: {}", e.toString());
      return ServerMessage.Reason.RESTARTING;
    }
    return switch (p.problem().status().value()) {
      case 401 -> ServerMessage.Reason.UNAUTHORIZED;
      case 403 -> ServerMessage.Reason.FORBIDDEN;
      case 404 -> ServerMessage.Reason.CLOSED;
      default -> ServerMessage.Reason.ELSEWHERE;
    };
  }
}
