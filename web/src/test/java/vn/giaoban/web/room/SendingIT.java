package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Await;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.MediaProbe;
import vn.giaoban.web.story.RoomTab;
import vn.giaoban.web.testing.WebTest;

/// What a real browser sends: no picture on a line that bears none, and the screen in the camera's
/// place.
@WebTest
final class SendingIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired RoomHosts hosts;
  @LocalServerPort int port;

  private Meeting meeting;
  private Chromium chromium;

  @BeforeEach
  void launch() {
    meeting = Meeting.open(database, briefings, tokens);
    chromium = Chromium.open();
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  private Page enter(JoinLink link) {
    return RoomTab.open(chromium.context(), "http://localhost:" + port + "/join/" + link.token())
        .enter()
        .waitUntilMedia()
        .page();
  }

  private static void encodes(Page page) {
    var before = MediaProbe.of(page).framesEncoded();
    Await.until(
        "pictures are encoded", SOON, () -> MediaProbe.of(page).framesEncoded() >= before + 5);
  }

  private static void encodesNothing(Page page) {
    var last = new AtomicReference<>(Double.NaN);
    Await.until(
        "no picture is encoded for a second",
        SOON,
        () -> {
          var now = MediaProbe.of(page).framesEncoded();
          var still = now == last.getAndSet(now);
          page.waitForTimeout(PAUSE.toMillis());
          return still;
        });
  }

  /// Waits in the page itself, where nothing is lost by asking.
  private static final String WHEN_NEXT =
      """
      async (what) => {
        const before = (await window.__probe())[what];
        const began = performance.now();
        while (performance.now() - began < 20000) {
          if ((await window.__probe())[what] > before) return performance.now() - began;
          await new Promise((done) => setTimeout(done, 5));
        }
        return -1;
      }\
      """;

  private static void show(RoomHost host, String site, int maxHeightPx) {
    for (var session : host.sessions().ofSite(site)) {
      var slots = Objects.requireNonNull(host.sessions().slots(session.id())).slots();
      var wishes =
          slots.stream().map(slot -> new MediaView.Wish(slot.mid(), null, maxHeightPx)).toList();
      host.media().view(session.id(), new MediaView(wishes));
    }
  }

  @Test
  void aPictureNobodyWatchesIsHeldBackAndComesWhenItIsWatched() {
    var chair = enter(meeting.chair());
    var commune = enter(meeting.commune());
    encodes(commune);
    var host = Objects.requireNonNull(hosts.host(meeting.id()).block());
    var chairSite = meeting.chair().seat().site();

    show(host, chairSite, 0);
    encodesNothing(commune);
    show(host, chairSite, 720);
    var shown = (Number) chair.evaluate(WHEN_NEXT, "framesDecoded");
    // it took 110 to 230 ms where this was written; how long is the machine's affair
    assertThat(shown.doubleValue()).as("it is decoded again").isPositive();
  }

  @Test
  void speechAloneThenTheScreenInTheCamerasPlace() {
    var chair = enter(meeting.chair());
    var commune = enter(meeting.commune());
    encodes(commune);

    var host = Objects.requireNonNull(hosts.host(meeting.id()).block());
    var site = meeting.commune().seat().site();
    var listener = new RoomMediaListener(host);
    // Another session of the same site: the worst counts, whatever is true of the page's own.
    var session = "another";
    listener.quality(
        session, site, new LineReport(LineReport.Level.POOR, LineReport.Reason.BANDWIDTH, true));
    commune.locator("[data-testid=voice-only]").waitFor();
    chair.locator("[data-testid=tab-roll]").click();
    chair
        .locator(
            "[data-testid=roll-item][data-site='%s'] [data-testid=site-line][data-level=poor]"
                .formatted(site))
        .waitFor();
    encodesNothing(commune);
    listener.quality(session, site, LineReport.GOOD);
    encodes(commune);
    assertThat(commune.locator("[data-testid=voice-only]").count()).isZero();

    var button = commune.locator("[data-testid=screen-button]");
    button.click();
    commune.locator("[data-testid=screen-button][aria-pressed=true]").waitFor();
    encodes(commune);
    button.click();
    commune.locator("[data-testid=screen-button][aria-pressed=false]").waitFor();
    encodes(commune);
  }
}
