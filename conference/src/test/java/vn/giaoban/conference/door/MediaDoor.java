package vn.giaoban.conference.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.MediaTrace;
import vn.giaoban.conference.media.Negotiation;

/// `POST /{client|whip|whep}/{room}/{site}` takes an offer; `PATCH` and `DELETE` on its location as
/// RFC 9725 says; `GET /` gives the page; `POST /report` is what the page has seen.
public final class MediaDoor implements AutoCloseable {
  private final HttpServer server;
  private final MediaEngine engine;
  private final MediaListener listener;
  private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
  private final Map<String, Negotiation.Accepted> accepted = new ConcurrentHashMap<>();
  private volatile @Nullable Function<String, MediaTrace> traces;

  public MediaDoor(MediaEngine engine, MediaListener listener, int port) {
    this.engine = engine;
    this.listener = listener;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public BlockingQueue<String> reports() {
    return reports;
  }

  public MediaRoom room(String id) {
    return engine.open(id, listener);
  }

  /// What a site was answered last.
  public Negotiation.Accepted accepted(String site) {
    return Objects.requireNonNull(accepted.get(site), site);
  }

  /// Lets all who join from now on be looked at.
  ///
  /// @param traces a look at each site
  public void trace(Function<String, MediaTrace> traces) {
    this.traces = traces;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var path = exchange.getRequestURI().getPath().split("/");
      switch (exchange.getRequestMethod()) {
        case "GET" -> page(exchange);
        case "POST" -> {
          if (path.length > 1 && path[1].equals("report")) {
            reports.add(body);
            send(exchange, 204, "");
          } else {
            join(exchange, path, body);
          }
        }
        case "PATCH" -> {
          var match = exchange.getRequestHeaders().getFirst("If-Match");
          answer(exchange, room(path[2]).patch(path[3], body, match), 200, "");
        }
        case "DELETE" -> send(exchange, room(path[2]).leave(path[3]) ? 200 : 404, "");
        default -> send(exchange, 405, "");
      }
    }
  }

  private void page(HttpExchange exchange) throws IOException {
    try (var page = MediaDoor.class.getResourceAsStream("/door.html")) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      send(
          exchange,
          200,
          page == null ? "" : new String(page.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void join(HttpExchange exchange, String[] path, String offer) throws IOException {
    var kind = MediaJoin.Kind.valueOf(path[1].toUpperCase(java.util.Locale.ROOT));
    var site = path.length > 3 ? path[3] : "observer-" + System.nanoTime();
    var join = new MediaJoin(site, kind, kind != MediaJoin.Kind.WHEP, offer);
    var answer = room(path[2]).join(join).toCompletableFuture().join();
    if (answer instanceof Negotiation.Accepted taken) {
      accepted.put(site, taken);
      var looks = traces;
      if (looks != null) {
        room(path[2]).trace(taken.sessionId(), looks.apply(site));
      }
    }
    answer(exchange, answer, 201, "/sessions/" + path[2] + "/");
  }

  private static void answer(
      HttpExchange exchange, Negotiation negotiation, int status, String location)
      throws IOException {
    switch (negotiation) {
      case Negotiation.Accepted(var id, var etag, var sdp) -> {
        exchange.getResponseHeaders().set("ETag", "\"" + etag + "\"");
        exchange.getResponseHeaders().set("Content-Type", "application/sdp");
        if (!location.isEmpty()) {
          exchange.getResponseHeaders().set("Location", location + id);
        }
        send(exchange, sdp == null ? 204 : status, sdp == null ? "" : sdp);
      }
      case Negotiation.Refused(var reason, var detail) ->
          send(exchange, 400, reason + " " + detail);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
