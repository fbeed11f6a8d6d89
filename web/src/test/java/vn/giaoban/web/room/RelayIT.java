package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.RoomTab;
import vn.giaoban.web.testing.TestSettings;
import vn.giaoban.web.testing.WebTest;

/// A site whose network lets it reach nothing but a TURN server takes part, with the credentials
/// that this server made for it.
@WebTest
final class RelayIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  /// The network's part: no way but the relay's.
  private static final String ONLY_RELAYED =
      """
      (() => {
        const made = [];
        const Native = window.RTCPeerConnection;
        window.RTCPeerConnection = class extends Native {
          constructor(configuration) {
            super({ ...configuration, iceTransportPolicy: 'relay' });
            made.push(this);
          }
        };
        window.__ways = async () => {
          const ways = new Set();
          for (const pc of made) {
            const stats = await pc.getStats();
            for (const s of stats.values()) {
              if (s.type === 'candidate-pair' && s.nominated) ways.add(stats.get(s.localCandidateId).candidateType);
            }
          }
          return [...ways].join();
        };
      })();
      """;

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @LocalServerPort int port;

  @Test
  void aSiteThatReachesOnlyTheRelayTakesPart() throws Exception {
    var binary = Coturn.binary();
    Assumptions.assumeTrue(binary.isPresent(), "no coturn on this machine");
    var meeting = Meeting.open(database, briefings, tokens);
    try (var relay = Coturn.start(binary.get(), TestSettings.TURN_PORT, TestSettings.TURN_SECRET);
        var chromium = Chromium.open()) {
      assertThat(relay).isNotNull();
      var chair = enter(chromium, meeting.chair(), "");
      var commune = enter(chromium, meeting.commune(), ONLY_RELAYED);
      sees(chair);
      sees(commune);
      assertThat(commune.evaluate("() => window.__ways()")).isEqualTo("relay");
    }
  }

  private Page enter(Chromium chromium, JoinLink link, String script) {
    var context = chromium.context();
    context.addInitScript(script);
    return RoomTab.open(context, "http://localhost:" + port + "/join/" + link.token())
        .enter()
        .waitUntilMedia()
        .page();
  }

  private static void sees(Page page) {
    RoomTab.sees(page, SOON);
  }
}
