package vn.giaoban.conference.door;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// A real Firefox with a fake camera and microphone, without a window, driven over WebDriver BiDi.
final class Firefox implements AutoCloseable {
  private static final String READY = "WebDriver BiDi listening on ";

  private final BrowserProcess process;

  private Firefox(BrowserProcess process) {
    this.process = process;
  }

  /// Where it is on this machine.
  static Optional<Path> binary() {
    return List.of("/usr/bin/firefox-esr", "/usr/bin/firefox").stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Firefox open(Path binary, String url) throws Exception {
    var profile = Files.createTempDirectory("firefox");
    Files.writeString(
        profile.resolve("user.js"),
        """
        user_pref("media.navigator.streams.fake", true);
        user_pref("media.navigator.permission.disabled", true);
        user_pref("media.autoplay.default", 0);
        user_pref("media.autoplay.blocking_policy", 0);
        user_pref("media.gmp-manager.updateEnabled", false);
        user_pref("app.update.enabled", false);
        user_pref("datareporting.policy.dataSubmissionEnabled", false);
        user_pref("network.captive-portal-service.enabled", false);
        user_pref("browser.shell.checkDefaultBrowser", false);
        """);
    var command =
        List.of(
            binary.toString(),
            "--headless",
            "--no-remote",
            "--remote-debugging-port=0",
            "--profile",
            profile.toString());
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var firefox = new Firefox(new BrowserProcess(process, profile));
    try {
      firefox.navigate(firefox.endpoint(), url);
      return firefox;
    } catch (Exception e) {
      firefox.close();
      throw e;
    }
  }

  /// Where it listens, as it prints it; what it prints later is passed over.
  private URI endpoint() throws Exception {
    var endpoint = new CompletableFuture<URI>();
    var output =
        new BufferedReader(
            new InputStreamReader(process.process().getInputStream(), StandardCharsets.UTF_8));
    Thread.ofVirtual()
        .start(() -> {
          try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
              if (line.contains(READY)) {
                endpoint.complete(
                    URI.create(line.substring(line.indexOf(READY) + READY.length()).strip()));
              }
            }
            endpoint.completeExceptionally(new IOException("Firefox has ended"));
          } catch (IOException e) {
            endpoint.completeExceptionally(e);
          }
        });
    return endpoint.get(60, TimeUnit.SECONDS);
  }

  private void navigate(URI endpoint, String url) throws Exception {
    var answers = new Answers();
    var socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(endpoint + "/session"), answers)
            .get(30, TimeUnit.SECONDS);
    ask(socket, answers, "session.new", "{\"capabilities\":{}}");
    var tab = ask(socket, answers, "browsingContext.create", "{\"type\":\"tab\"}");
    var context = JsonMapper.shared().readTree(tab).path("result").path("context").asString();
    var where =
        JsonMapper.shared()
            .createObjectNode()
            .put("context", context)
            .put("url", url)
            .put("wait", "complete");
    ask(socket, answers, "browsingContext.navigate", where.toString());
  }

  private static String ask(WebSocket socket, Answers answers, String method, String parameters)
      throws Exception {
    answers.next = new CompletableFuture<>();
    socket.sendText(
        "{\"id\":1,\"method\":\"%s\",\"params\":%s}".formatted(method, parameters), true);
    return answers.next.get(60, TimeUnit.SECONDS);
  }

  /// One answer at a time.
  private static final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    volatile CompletableFuture<String> next = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        var whole = text.toString();
        text.setLength(0);
        if (whole.contains("\"id\":1")) {
          next.complete(whole);
        }
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
