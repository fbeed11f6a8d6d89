package vn.giaoban.conference.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaPolicy;

/// How soon a picture is there: whoever comes and whoever is shown another site waits for one key
/// frame, which its sender is asked for once. On an idle machine that is 20 to 60 ms.
class FirstPictureTest {
  private static final String STAGE = "5";
  private static final long INTERVAL_NANOS = 300_000_000L;

  @Test
  void whoComesAndWhoIsShownAnotherWaitsForOneKeyFrame() throws Exception {
    var binary = Chromium.binary();
    Assumptions.assumeTrue(binary.isPresent(), "no Chromium on this machine");
    try (var engine = EmbeddedMediaEngine.start(ConferenceConfig.onPort(0));
        var door = new MediaDoor(engine, new SilentListener(), 0)) {
      var room = door.room("first");
      room.apply(onStage("xa-a"));
      var traces = new ConcurrentHashMap<String, PictureTrace>();
      door.trace(site -> traces.computeIfAbsent(site, _ -> new PictureTrace()));
      var page =
          "%s/?sites=xa-a,xa-c,xa-b&late=xa-b:4&room=first&thumbnails=0&seconds=1&rounds=60&lines=180"
              .formatted(door.url());
      try (var browser = Chromium.open(binary.get(), page)) {
        assertThat(browser).isNotNull();
        var reports = new PageReports(door);
        var sites =
            reports.await(
                "a picture",
                now ->
                    now.get(2).path("video").has(STAGE) && now.get(2).get("firstFrame").isNumber());

        var a = traces.get("xa-a");
        var b = traces.get("xa-b");
        var c = traces.get("xa-c");
        var first = b.firstSent(_ -> true);
        assertThat(first.isKeyframe()).as("the first packet that is sent").isTrue();
        assertAskedOnce(a, b.sinceNanos(), first);

        long switched = System.nanoTime();
        room.apply(onStage("xa-c"));
        reports.await("another picture", _ -> b.hasSent(c, switched));
        var next = b.firstSent(packet -> packet.nanos() > switched && c.hasReceived(packet));
        assertThat(next.isKeyframe()).as("the first packet of the other site").isTrue();
        assertAskedOnce(c, switched, next);
      }
    }
  }

  /// A sender that needs longer than the interval to answer is asked again, as often as that.
  private static void assertAskedOnce(
      PictureTrace sender, long fromNanos, PictureTrace.Picture shown) {
    long took = shown.nanos() - fromNanos;
    assertThat(sender.keyframesAskedFor(fromNanos, shown.nanos()))
        .as("key frames asked for in %d ms", took / 1_000_000)
        .isLessThanOrEqualTo(1 + took / INTERVAL_NANOS);
  }

  private static MediaPolicy onStage(String site) {
    return new MediaPolicy(new MediaPolicy.Heard.Everyone(Set.of()), null, site);
  }
}
