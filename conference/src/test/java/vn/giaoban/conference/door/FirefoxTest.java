package vn.giaoban.conference.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;

/// Two sites in a real Firefox see and hear each other.
class FirefoxTest {
  @Test
  void twoSitesSeeAndHearEachOther() throws Exception {
    var binary = Firefox.binary();
    Assumptions.assumeTrue(binary.isPresent(), "no Firefox on this machine");
    // it does not send to the loopback: all addresses are told
    try (var engine = EmbeddedMediaEngine.start(ConferenceConfig.onPort(0));
        var door = new MediaDoor(engine, new SilentListener(), 0);
        var browser =
            Firefox.open(
                binary.get(),
                door.url()
                    + "/?sites=xa-a,xa-b&room=firefox&thumbnails=0&seconds=1&rounds=60&lines=180")) {
      assertThat(browser).isNotNull();
      // Over UDP or TCP: a machine that is slow to answer the first check makes Firefox take TCP.
      var sites = new PageReports(door).await("pictures and voices", FirefoxTest::isComplete);
      assertThat(sites).extracting(site -> site.get("pair").asString()).isSubsetOf("udp", "tcp");
    }
  }

  private static boolean isComplete(List<JsonNode> sites) {
    return sites.size() == 2
        && sites.stream()
            .allMatch(site ->
                site.hasNonNull("pair")
                    && any(site.path("video"), "frames") > 5
                    && any(site.path("audio"), "packets") > 20);
  }

  private static long any(JsonNode slots, String what) {
    long most = 0;
    for (var slot : slots) {
      most = Math.max(most, slot.path(what).asLong());
    }
    return most;
  }
}
