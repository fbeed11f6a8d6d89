package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.RoomTab;
import vn.giaoban.web.testing.WebTest;

/// The chair divides everybody's screen, and everybody may divide their own.
@WebTest
final class LayoutIT {
  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
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

  private static void click(Page page, String id) {
    page.locator("[data-testid=" + id + "]").first().click();
  }

  private static void sees(Page page, String id, String more) {
    page.locator("[data-testid=" + id + "]" + more).first().waitFor();
  }

  @Test
  void theChairsLayoutIsEverybodysUntilOneChoosesForOneself() {
    var chair = enter(meeting.chair());
    var commune = enter(meeting.commune());
    var chairSite = meeting.chair().seat().site();
    var communeSite = meeting.commune().seat().site();

    click(chair, "layout-button");
    click(chair, "layout-grid");
    sees(commune, "grid", "");
    sees(commune, "tile", "[data-site='" + chairSite + "'][data-picture=yes]");
    sees(chair, "tile", "[data-site='" + communeSite + "'][data-picture=yes]");
    // its section was asked for, and a picture comes
    commune.waitForFunction(
        "() => [...document.querySelectorAll('.grid .tile:not(.self) video')].some((v) => v.videoWidth > 0)");

    chair
        .locator("[data-testid=tile][data-site='" + communeSite + "'] [data-testid=tile-button]")
        .click();
    click(chair, "put-on-stage");
    sees(chair, "stage", "[data-site='" + communeSite + "']");
    sees(commune, "stage", "");

    click(commune, "layout-button");
    click(commune, "layout-grid");
    sees(commune, "own-layout", "");
    click(chair, "layout-button");
    click(chair, "layout-pair");
    sees(chair, "pair-half", "[data-site='" + communeSite + "']");
    assertThat(commune.locator("[data-testid=grid]").count()).isOne();
    click(commune, "follow-chair");
    sees(commune, "pair", "");
    commune.waitForFunction(
        "() => [...document.querySelectorAll('.pair video')].every((v) => v.videoWidth > 0)");
  }
}
