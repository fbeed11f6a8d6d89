package vn.giaoban.conference.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.giaoban.conference.forward.EmbeddedMediaEngine;
import vn.giaoban.conference.line.Shape;
import vn.giaoban.conference.line.ShapedPath;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.rtp.RtpHeader;

/// Speech with redundancy (RFC 2198) in a real Chromium, over a line that loses every seventh
/// packet: less is concealed than is lost, in both directions.
class RedundancyTest {
  private static final String VOICE = "2";
  private static final double LOSS = 0.15;
  private static final int PACKETS = 200;
  private static final int WINDOWS = 5;

  /// 20 ms at 48 kHz.
  private static final int SAMPLES = 960;

  @Test
  void whatIsLostComesWithTheNextPacket() throws Exception {
    var binary = Chromium.binary();
    Assumptions.assumeTrue(binary.isPresent(), "no Chromium on this machine");
    try (var engine = EmbeddedMediaEngine.start(ConferenceConfig.onPort(0));
        var path = new ShapedPath(engine.port());
        var door = new MediaDoor(engine, new SilentListener(), 0)) {
      var page =
          "%s/?sites=xa-a,xa-b&room=red&thumbnails=0&seconds=1&rounds=60&lines=90&red=1&relay=xa-b:%d"
              .formatted(door.url(), path.port());
      try (var browser = Chromium.open(binary.get(), page)) {
        assertThat(browser).isNotNull();
        var reports = new PageReports(door);
        var fromServer = new AtomicInteger();
        var fromClient = new AtomicInteger();
        reports.await("speech both ways", sites -> packets(sites, 0) > 0 && packets(sites, 1) > 0);
        var lossy = Shape.CLEAR.delay(10, 0).loss(LOSS);
        path.toClient(lossy);
        path.toServer(lossy);
        var accepted = door.accepted("xa-b");
        int payloadType = payloadType(String.valueOf(accepted.sdp()), "red/48000");
        door.room("red")
            .trace(
                accepted.sessionId(),
                (in, packet, at, _, _) -> {
                  if (RtpHeader.payloadType(packet, at) == payloadType) {
                    (in ? fromClient : fromServer).incrementAndGet();
                  }
                });
        reports.await(
            "redundancy in both directions", _ -> fromServer.get() > 50 && fromClient.get() > 50);

        var first = reports.next();
        var before = first;
        var after = window(reports, before);
        // a machine that stalls conceals, too: one stretch without that is enough
        for (int i = 1; i < WINDOWS && !isLessConcealedThanLost(before, after); i++) {
          before = after;
          after = window(reports, before);
        }

        assertThat(isLessConcealedThanLost(before, after))
            .as("%s, then %s", before.get(1), after.get(1))
            .isTrue();
        assertThat(more("lost", 0, first, after))
            .as("of what the client sends, behind the server")
            .isLessThan((long) (more("packets", 0, first, after) * LOSS / 2));
      }
    }
  }

  private static List<JsonNode> window(PageReports reports, List<JsonNode> before)
      throws InterruptedException {
    return reports.await(
        "speech for some seconds",
        sites ->
            packets(sites, 0) > packets(before, 0) + PACKETS
                && packets(sites, 1) > packets(before, 1) + PACKETS);
  }

  private static boolean isLessConcealedThanLost(List<JsonNode> before, List<JsonNode> after) {
    long lost = more("lost", 1, before, after);
    return lost > PACKETS / 20 && more("concealed", 1, before, after) < lost * SAMPLES / 2;
  }

  private static int payloadType(String sdp, String encoding) {
    var line = Pattern.compile("a=rtpmap:(\\d+) " + Pattern.quote(encoding)).matcher(sdp);
    assertThat(line.find()).as(encoding + " in " + sdp).isTrue();
    return Integer.parseInt(line.group(1));
  }

  private static long packets(List<JsonNode> sites, int site) {
    return voice(sites, site, "packets");
  }

  private static long more(String what, int site, List<JsonNode> before, List<JsonNode> after) {
    return voice(after, site, what) - voice(before, site, what);
  }

  private static long voice(List<JsonNode> sites, int site, String what) {
    return sites.get(site).path("audio").path(VOICE).path(what).asLong();
  }
}
