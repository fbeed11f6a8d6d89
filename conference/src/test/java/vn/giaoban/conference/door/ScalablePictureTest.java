package vn.giaoban.conference.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaView;

/// VP9 and AV1 with spatial layers from a real Chromium to another: what is shown follows what is
/// wished for, down and up again.
class ScalablePictureTest {
  private static final String STAGE = "5";

  /// The smallest picture that Chromium divides: so little that it sends all of it on any machine.
  private static final int WHOLE = 288;

  private static final int SMALL = WHOLE / 2;

  @ParameterizedTest
  @CsvSource({"VP9, L2T3_KEY", "AV1, L2T3"})
  void aReceiverIsShownTheLayersItAsksFor(String codec, String mode) throws Exception {
    var binary = Chromium.binary();
    Assumptions.assumeTrue(binary.isPresent(), "no Chromium on this machine");
    try (var engine = EmbeddedMediaEngine.start(ConferenceConfig.onPort(0));
        var door = new MediaDoor(engine, new SilentListener(), 0)) {
      var page =
          "%s/?sites=xa-a,xa-b&room=layers&thumbnails=0&seconds=1&rounds=60&lines=%d&codec=%s&mode=%s"
              .formatted(door.url(), WHOLE, codec, mode);
      try (var browser = Chromium.open(binary.get(), page)) {
        assertThat(browser).isNotNull();
        var reports = new PageReports(door);
        var sites = reports.await("the whole picture", now -> shows(now, WHOLE));
        assertThat(stage(sites, 1).get("codec").asString()).isEqualTo("video/" + codec);
        var sent = sites.getFirst().get("sent").get("one");
        assertThat(sent.get("mode").asString()).as("what the browser sends").isEqualTo(mode);

        wish(door, SMALL);
        sites = reports.await("the lowest layer", now -> shows(now, SMALL));
        int before = frames(sites);
        reports.await("it moves", now -> shows(now, SMALL) && frames(now) > before + 3);

        wish(door, WHOLE);
        sites = reports.await("all layers again", now -> shows(now, WHOLE));
        int again = frames(sites);
        reports.await("it moves", now -> shows(now, WHOLE) && frames(now) > again + 3);
      }
    }
  }

  private static void wish(MediaDoor door, int heightPx) {
    var session = door.accepted("xa-b").sessionId();
    var stage = new MediaView.Wish(STAGE, null, heightPx);
    door.room("layers").view(session, new MediaView(List.of(stage)));
  }

  private static boolean shows(List<JsonNode> sites, int height) {
    return stage(sites, 0).path("frames").asInt() > 0
        && stage(sites, 1).path("height").asInt() == height;
  }

  private static int frames(List<JsonNode> sites) {
    return stage(sites, 1).get("frames").asInt();
  }

  private static JsonNode stage(List<JsonNode> sites, int site) {
    return sites.get(site).path("video").path(STAGE);
  }
}
