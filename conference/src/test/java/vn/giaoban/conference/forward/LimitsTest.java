package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.door.SilentListener;
import vn.giaoban.conference.load.OfferText;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.Negotiation;

/// Rooms and the whole node take so many and no more.
final class LimitsTest {
  private static String join(MediaRoom room, String site) {
    try (var client = new TestSite(site)) {
      var offer = new OfferText(client.transport.local()).audio("sendonly").toString();
      var answer =
          room.join(new MediaJoin(site, MediaJoin.Kind.CLIENT, true, offer))
              .toCompletableFuture()
              .join();
      return switch (answer) {
        case Negotiation.Accepted accepted -> accepted.sessionId();
        case Negotiation.Refused(var reason, var _) -> reason.name();
      };
    }
  }

  @Test
  void whoeverIsInStaysInAndComesBackEvenWhenAllPlacesAreTaken() {
    try (var engine =
        EmbeddedMediaEngine.start(
            new ConferenceConfig(
                0,
                List.of(InetAddress.getLoopbackAddress()),
                Duration.ofSeconds(30),
                new ConferenceConfig.Limits(2, 3, 40, 3)))) {
      var one = engine.open("one", new SilentListener());
      var other = engine.open("other", new SilentListener());
      join(one, "a");
      var b = join(one, "b");
      assertThat(join(one, "c")).isEqualTo("ROOM_FULL");
      join(other, "c");
      assertThat(join(other, "d")).isEqualTo("SERVER_FULL");

      assertThat(join(one, "a")).doesNotContain("FULL");
      assertThat(one.leave(b)).isTrue();
      Await.until("a place", () -> {}, () -> engine.stats().sessions() == 2);
      assertThat(join(other, "d")).doesNotContain("FULL");
      one.close();
      other.close();
      Await.until("none", () -> {}, () -> engine.stats().sessions() == 0);
      assertThat(engine.stats().rooms()).isEmpty();
    }
  }
}
