package vn.giaoban.conference.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A simulated participant that is in, or was.
public final class Participant {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final @Nullable String token;
  private final LoadPeer peer;
  private final URI location;
  private final long beganNanos;
  private final long answeredNanos;

  private Participant(
      HttpClient http,
      @Nullable String token,
      LoadPeer peer,
      URI location,
      long beganNanos,
      long answeredNanos) {
    this.http = http;
    this.token = token;
    this.peer = peer;
    this.location = location;
    this.beganNanos = beganNanos;
    this.answeredNanos = answeredNanos;
  }

  /// Offers, takes the answer, connects; blocks until keys are there.
  ///
  /// @throws IOException when the server refuses, or no keys come in 20 s
  static Participant join(
      HttpClient http, LoadLoop loop, URI door, @Nullable String token, LoadShape shape)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    var peer = new LoadPeer(loop, shape.sources());
    var answer =
        http.send(
            request(door, token)
                .timeout(PATIENCE)
                .header("Content-Type", "application/sdp")
                .POST(HttpRequest.BodyPublishers.ofString(shape.offer(peer.local())))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
    }
    long answered = System.nanoTime();
    var location = answer.headers().firstValue("Location").map(door::resolve).orElse(door);
    try {
      peer.connect(answer.body()).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      peer.close(false);
      throw new IOException("no keys: " + e.getCause(), e);
    }
    return new Participant(http, token, peer, location, began, answered);
  }

  private static HttpRequest.Builder request(URI uri, @Nullable String token) {
    var request = HttpRequest.newBuilder(uri);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  /// From the beginning of the offer's request to the keys.
  public double joinMillis() {
    return (peer.securedNanos() - beganNanos) / 1e6;
  }

  /// From the beginning of the offer's request to the answer.
  public double answerMillis() {
    return (answeredNanos - beganNanos) / 1e6;
  }

  /// From the beginning of the offer's request to the first packet; negative when none came.
  public double firstMediaMillis() {
    return peer.firstMediaNanos() == 0 ? -1 : (peer.firstMediaNanos() - beganNanos) / 1e6;
  }

  /// Breaks without a word.
  public void vanish() {
    peer.close(false);
  }

  /// Leaves in order.
  public void leave() throws IOException, InterruptedException {
    peer.close(true);
    http.send(
        request(location, token).DELETE().timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.discarding());
  }
}
