package vn.giaoban.conference.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.media.ConferenceConfig;

/// Three sites in a real Chromium see and hear each other: judged by what its decoders count, not
/// by what a page shows.
class ChromiumTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "&simulcast=1", "&tcp=1"})
  void threeSitesSeeAndHearEachOther(String variant) throws Exception {
    var binary = Chromium.binary();
    Assumptions.assumeTrue(binary.isPresent(), "no Chromium on this machine");
    try (var engine = EmbeddedMediaEngine.start(ConferenceConfig.onPort(0));
        var door = new MediaDoor(engine, new SilentListener(), 0);
        var browser =
            Chromium.open(
                binary.get(),
                door.url()
                    + "/?sites=xa-a,xa-b,xa-c&room=briefing&seconds=2&rounds=40"
                    + variant)) {
      assertThat(browser).isNotNull();
      var report = door.reports().poll(60, TimeUnit.SECONDS);
      // a slow machine needs its time; what is asked for is that all come in the end
      for (int round = 0; round < 30 && !isComplete(report); round++) {
        report = door.reports().poll(60, TimeUnit.SECONDS);
      }
      assertThat(report).as("the page's report").isNotNull();
      var sites = JsonMapper.shared().readTree(String.valueOf(report));
      assertThat(sites.isArray()).as(report).isTrue();
      for (var site : sites) {
        assertThat(site.get("state").asString()).isEqualTo("connected");
        assertThat(site.get("pair").asString()).isEqualTo(variant.contains("tcp") ? "tcp" : "udp");
        var video = site.get("video");
        assertThat(video.size()).as("stage and one thumbnail: " + report).isEqualTo(2);
        for (var slot : video) {
          assertThat(slot.get("frames").asInt()).as("decoded: " + report).isPositive();
        }
        var audio = site.get("audio");
        assertThat(audio.size()).isEqualTo(2);
        for (var slot : audio) {
          assertThat(energy(slot)).as("heard: " + report).isPositive();
        }
      }
    }
  }

  /// Whether every site shows two others and hears both.
  private static boolean isComplete(@Nullable String report) {
    if (report == null) {
      return true;
    }
    var sites = JsonMapper.shared().readTree(report);
    boolean complete = sites.isArray() && sites.size() == 3;
    for (var site : sites) {
      complete &=
          site.hasNonNull("pair")
              && site.path("video").size() == 2
              && site.path("audio").size() == 2;
      for (var slot : site.path("video")) {
        complete &= slot.get("frames").asInt() > 0;
      }
      for (var slot : site.path("audio")) {
        complete &= energy(slot) > 0;
      }
    }
    return complete || sites.has("error");
  }

  private static double energy(JsonNode slot) {
    return slot.get("energy").asDouble();
  }
}
