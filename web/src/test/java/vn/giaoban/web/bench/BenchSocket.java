package vn.giaoban.web.bench;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A seat's socket that sends commands and reads nothing but who it is.
final class BenchSocket implements WebSocket.Listener, AutoCloseable {
  private static final String SELF = "\"self\":{";
  private static final String SITE = "\"site\":\"";

  private final StringBuilder text = new StringBuilder();
  private final CompletableFuture<String> site = new CompletableFuture<>();
  private final WebSocket socket;
  private CompletableFuture<WebSocket> sending;
  private int serial;

  BenchSocket(HttpClient http, BenchServer.Room room, String token) {
    socket =
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .connectTimeout(Duration.ofSeconds(20))
            .buildAsync(room.events(), this)
            .join();
    sending = CompletableFuture.completedFuture(socket);
  }

  /// Its site, as the server has told it.
  String site() {
    return site.orTimeout(20, TimeUnit.SECONDS).join();
  }

  /// Sends a command; refusals are no matter.
  ///
  /// @param type the command's name
  /// @param more further members as JSON, each with a comma before it
  synchronized void command(String type, String more) {
    var json = "{\"type\":\"%s\",\"id\":\"%d\"%s}".formatted(type, serial++, more);
    sending = sending.thenCompose(s -> s.sendText(json, true));
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    if (!site.isDone()) {
      text.append(data);
      if (last) {
        int self = text.indexOf(SELF);
        int begin = text.indexOf(SITE, Math.max(0, self)) + SITE.length();
        if (self >= 0 && begin >= SITE.length()) {
          site.complete(text.substring(begin, text.indexOf("\"", begin)));
        }
        text.setLength(0);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
