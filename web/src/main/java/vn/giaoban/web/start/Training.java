package vn.giaoban.web.start;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final int SITES = 300;

  /// Of a server that lives for seconds, for this machine alone, with sample data.
  private static final String PASSWORD = "Tap-duot-khoi-dong-2026";

  private Training() {}

  /// Who is in the room of the training together, with media.
  private static final int CROWD = 100;

  /// Starts a server in `directory`, asks it a few things, stops it. The first time, on an empty
  /// directory, there is no crowd: that start is not recorded.
  static void run(Path directory, Texts texts) throws IOException, InterruptedException {
    int crowd = isEmpty(directory) ? 0 : CROWD;
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
                  "GIAOBAN_DEMO", "true",
                  "GIAOBAN_ADMIN_PASSWORD", PASSWORD));
      var quiet = new PrintStream(PrintStream.nullOutputStream());
      var context = new Server(settings, texts, Locale.ENGLISH, quiet).start();
      try (var client = HttpClient.newHttpClient()) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        var origin = "http://127.0.0.1:" + (server == null ? webPort : server.getPort());
        for (var path : PATHS) {
          client.send(request(origin + path).build(), BodyHandlers.discarding());
        }
        new TrainingRoom(client, origin).run("admin", PASSWORD, SITES, crowd);
        MediaWarmUp.run(context.getBean(MediaEngine.class), HANDSHAKES);
      } finally {
        context.close();
      }
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
  }
}
