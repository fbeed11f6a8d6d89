package vn.giaoban.conference.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.door.MediaDoor;
import vn.giaoban.conference.door.SilentListener;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.conference.transport.ClientTransport;

/// Fifty listeners of one speaker lose nothing.
class LoadClientTest {
  @Test
  void fiftyListenersLoseNothing() throws Exception {
    var config = ConferenceConfig.onPort(0).at(List.of(InetAddress.ofLiteral("127.0.0.1")));
    try (var engine = EmbeddedMediaEngine.start(config);
        var door = new MediaDoor(engine, new SilentListener(), 0);
        var speaker = new ClientTransport(new Deaf())) {
      var offer = new OfferText(speaker.local()).audio("sendonly").video("sendonly").toString();
      var answer =
          door.room("load")
              .join(new MediaJoin("speaker", MediaJoin.Kind.WHIP, true, offer))
              .toCompletableFuture()
              .join();
      speaker.connect(String.valueOf(((Negotiation.Accepted) answer).sdp()), "udp").join();
      var media = new SyntheticMedia(speaker, 1);
      var talking =
          Thread.ofVirtual()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  media.speech(20);
                  media.picture(true, 3, 1000);
                  java.util.concurrent.locks.LockSupport.parkNanos(20_000_000L);
                }
              });
      var report =
          LoadClient.run(
              new LoadPlan(
                  URI.create(door.url() + "/whep/load"),
                  null,
                  50,
                  40,
                  Duration.ofSeconds(3),
                  3,
                  1));
      talking.interrupt();
      talking.join();
      assertThat(report.failures()).isEmpty();
      assertThat(report.receiving()).isEqualTo(50);
      assertThat(report.lost()).as(report.json()).isZero();
      assertThat(report.packets()).as(report.json()).isGreaterThan(5_000);
    }
  }

  private static final class Deaf implements ClientTransport.Receiver {
    @Override
    public void rtp(byte[] packet, int length) {}

    @Override
    public void rtcp(byte[] packet, int length) {}
  }
}
