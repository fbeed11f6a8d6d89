package vn.giaoban.conference.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import vn.giaoban.conference.door.MediaDoor;
import vn.giaoban.conference.door.SilentListener;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;

/// Listeners of one speaker lose nothing, and the instrument counts what it should.
@EnabledOnOs(OS.LINUX)
class LoadClientTest {
  private static final int LISTENERS = 20;

  @Test
  void listenersOfOneSpeakerLoseNothing() throws Exception {
    var config = ConferenceConfig.onPort(0).at(List.of(InetAddress.ofLiteral("127.0.0.1")));
    try (var engine = EmbeddedMediaEngine.start(config);
        var door = new MediaDoor(engine, new SilentListener(), 0);
        var client = new LoadClient(1)) {
      client.join(URI.create(door.url() + "/whip/load"), null, LoadShape.speaker());

      var joins =
          client.join(
              URI.create(door.url() + "/whep/load"),
              Collections.nCopies(LISTENERS, null),
              LoadShape.listener(),
              40);
      client.measure(Duration.ofMillis(500));
      var window = client.measure(Duration.ofSeconds(2));
      // until every line has shown that it carries the whole picture
      for (int i = 0; i < 15 && window.packets() < 0.9 * LISTENERS * window.published(); i++) {
        window = client.measure(Duration.ofSeconds(2));
      }

      assertThat(joins.failures()).isEmpty();
      assertThat(joins.receiving()).isEqualTo(LISTENERS);
      assertThat(window.lost()).as(window.json()).isZero();
      assertThat(window.notOpened()).as(window.json()).isZero();
      // speech and pictures, from when the line is known to carry both
      assertThat(window.packets() / (double) window.published())
          .as(window.json())
          .isBetween(0.9 * LISTENERS, 1.1 * LISTENERS);
      assertThat(window.p50()).as(window.json()).isPositive();
    }
  }
}
