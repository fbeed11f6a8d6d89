package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.web.settings.Settings;
import vn.giaoban.web.story.Await;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.RoomTab;
import vn.giaoban.web.testing.WebTest;

/// A commune whose line breaks while it is in the room, in a real browser: it takes its place again
/// and the others notice nothing but a frozen picture.
@WebTest
final class ReconnectionIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired Journal journal;
  @Autowired Settings settings;
  @LocalServerPort int port;

  private Meeting meeting;
  private Chromium chromium;
  private CuttableLine line;
  private Page commune;
  private Page chair;

  @BeforeEach
  void comeIn() throws IOException {
    meeting = Meeting.open(database, briefings, tokens);
    chromium = Chromium.open();
    line = new CuttableLine(port, settings.mediaPort());
    chair = enter(port, meeting.chair().token(), "");
    commune = enter(line.httpPort(), meeting.commune().token(), line.script());
    // Those of the join page's measurement do not count.
    commune.evaluate("() => { window.__connections = 1; }");
    commune.locator("[data-testid=hand-button]").click();
    commune.locator("[data-testid=hand-button][aria-pressed=true]").waitFor();
    sees(commune);
    sees(chair);
  }

  @AfterEach
  void goOut() throws IOException {
    chromium.close();
    line.close();
  }

  private Page enter(int through, String token, String script) {
    var context = chromium.context();
    context.addInitScript(script);
    return RoomTab.open(context, "http://localhost:" + through + "/join/" + token)
        .enter()
        .waitUntilMedia()
        .page();
  }

  private static void sees(Page page) {
    RoomTab.sees(page, SOON);
  }

  private static boolean is(Page page, String attributes) {
    return page.locator("[data-testid=room]" + attributes).count() == 1;
  }

  private List<String> happened() {
    return Objects.requireNonNull(
        journal.read(meeting.id(), 0, 500).map(JournalEntry::kind).collectList().block());
  }

  @Test
  void aLineThatIsCutIsResumedWithEverythingAsItWas() {
    line.cut();
    Await.until(
        "the page notices", SOON, () -> is(commune, "[data-line=down][data-media=recovering]"));
    assertThat(chair.locator("[data-testid=room]").isVisible()).isTrue();
    line.mend();
    Await.until("it is back", SOON, () -> is(commune, "[data-line=up][data-media=connected]"));
    sees(commune);
    sees(chair);

    assertThat(commune.evaluate("() => window.__connections")).isEqualTo(1);
    assertThat(commune.locator("[data-testid=hand-button]").getAttribute("aria-pressed"))
        .isEqualTo("true");
    assertThat(commune.locator("[data-testid=mic-button]").getAttribute("aria-pressed"))
        .isEqualTo("false");
    assertThat(happened()).doesNotContain("SiteLeft").filteredOn("SiteJoined"::equals).hasSize(2);
  }

  @Test
  void aMeetingThatWasClosedMeanwhileSaysSoWhenTheLineIsBack() {
    line.cut();
    Await.until("the page notices", SOON, () -> is(commune, "[data-line=down]"));
    chair.locator("[data-testid=close-room]").click();
    chair.locator("[data-testid=close-room-confirm]").click();
    chair.locator("[data-testid=end-screen]").waitFor();
    line.mend();
    commune.locator("[data-testid=end-screen]").waitFor();
    assertThat(commune.locator("[data-testid=offline]").count()).isZero();
  }

  @Test
  void anotherAddressIsNoBreakAtAll() {
    line.changeAddress();
    sees(commune);
    sees(chair);

    assertThat(commune.evaluate("() => window.__connections")).isEqualTo(1);
    assertThat(happened()).doesNotContain("SiteLeft");
  }
}
