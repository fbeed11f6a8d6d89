package vn.giaoban.conference.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.transport.ClientTransport;

/// One simulated listener: joins by WHEP, decrypts all it gets and counts.
final class Listener implements ClientTransport.Receiver, AutoCloseable {
  private final HttpClient http;
  private final LoadPlan plan;
  private final ClientTransport transport = new ClientTransport(this);
  private final ConcurrentMap<Integer, StreamCount> streams = new ConcurrentHashMap<>();
  private @Nullable URI location;
  private long beganNanos;
  private volatile long connectedNanos;
  private volatile long firstMediaNanos;

  Listener(HttpClient http, LoadPlan plan) {
    this.http = http;
    this.plan = plan;
  }

  /// Joins and waits for the keys.
  void join() throws IOException, InterruptedException {
    beganNanos = System.nanoTime();
    var offer = new OfferText(transport.local());
    for (int i = 0; i < plan.voices(); i++) {
      offer.audio("recvonly");
    }
    for (int i = 0; i < plan.pictures(); i++) {
      offer.video("recvonly");
    }
    var answer =
        http.send(
            request(plan.whep())
                .header("Content-Type", "application/sdp")
                .POST(HttpRequest.BodyPublishers.ofString(offer.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
    }
    location = answer.headers().firstValue("Location").map(plan.whep()::resolve).orElse(null);
    transport.connect(answer.body(), "udp").orTimeout(20, TimeUnit.SECONDS).join();
    connectedNanos = System.nanoTime();
  }

  private HttpRequest.Builder request(URI uri) {
    var request = HttpRequest.newBuilder(uri);
    if (plan.token() != null) {
      request.header("Authorization", "Bearer " + plan.token());
    }
    return request;
  }

  @Override
  public void rtp(byte[] packet, int length) {
    if (firstMediaNanos == 0) {
      firstMediaNanos = System.nanoTime();
    }
    if (RtpHeader.payloadType(packet, 0) != OfferText.RTX) {
      streams
          .computeIfAbsent(RtpHeader.ssrc(packet, 0), ssrc -> new StreamCount())
          .packet(RtpHeader.sequenceNumber(packet, 0));
    }
  }

  @Override
  public void rtcp(byte[] packet, int length) {
    // reports are not counted
  }

  long received() {
    return streams.values().stream().mapToLong(StreamCount::received).sum();
  }

  long lost() {
    return streams.values().stream().mapToLong(StreamCount::lost).sum();
  }

  int streams() {
    return streams.size();
  }

  double joinMillis() {
    return (connectedNanos - beganNanos) / 1e6;
  }

  /// @return -1 when nothing came
  double firstMediaMillis() {
    return firstMediaNanos == 0 ? -1 : (firstMediaNanos - beganNanos) / 1e6;
  }

  @Override
  public void close() {
    transport.close();
    if (location != null) {
      try {
        http.send(request(location).DELETE().build(), HttpResponse.BodyHandlers.discarding());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
