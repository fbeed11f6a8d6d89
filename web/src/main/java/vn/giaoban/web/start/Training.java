package vn.giaoban.web.start;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.settings.SettingsReader;

/// A whole start with a few requests, after the build: the virtual machine writes down what it
/// loaded (`-XX:AOTCacheOutput`), and later starts read it instead of doing it again.
final class Training {
  private static final List<String> PATHS =
      List.of("/", "/actuator/health", "/api/me", "/api/units", "/api/briefings", "/api/nothing");

  /// Enough for the virtual machine to know what is hot in a handshake.
  private static final int HANDSHAKES = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A whole province comes within seconds of a start: how a door is opened must be known to be
  /// hot.
  private static final int KNOCKS = 600;

  private Training() {}

  /// Starts a server in `directory`, asks it a few things, stops it.
  static void run(Path directory, Texts texts) throws IOException, InterruptedException {
    try (var media = new DatagramSocket(0);
        var web = new ServerSocket(0)) {
      var mediaPort = media.getLocalPort();
      var webPort = web.getLocalPort();
      media.close();
      web.close();
      var settings =
          SettingsReader.read(
              Map.of(
                  "GIAOBAN_DATA", directory.toString(),
                  "GIAOBAN_PORT", Integer.toString(webPort),
                  "GIAOBAN_MEDIA_PORT", Integer.toString(mediaPort),
                  "GIAOBAN_DEMO", "true"));
      var quiet = new PrintStream(PrintStream.nullOutputStream());
      var context = new Server(settings, texts, Locale.ENGLISH, quiet).start();
      try (var client = HttpClient.newHttpClient()) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        var origin = "http://127.0.0.1:" + (server == null ? webPort : server.getPort());
        for (var path : PATHS) {
          client.send(request(origin + path).build(), BodyHandlers.discarding());
        }
        knock(client, origin);
        MediaWarmUp.run(context.getBean(MediaEngine.class), HANDSHAKES);
      } finally {
        context.close();
      }
    }
  }

  /// Asks at the door of a room with a token nobody has: all but the negotiation.
  private static void knock(HttpClient client, String origin)
      throws IOException, InterruptedException {
    var door =
        request(origin + "/whep/" + UUID.randomUUID())
            .header("Authorization", "Bearer nobody")
            .header("Content-Type", "application/sdp")
            .POST(BodyPublishers.ofString("v=0"))
            .build();
    for (int i = 0; i < KNOCKS; i++) {
      client.send(door, BodyHandlers.discarding());
    }
  }

  private static HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
  }
}
