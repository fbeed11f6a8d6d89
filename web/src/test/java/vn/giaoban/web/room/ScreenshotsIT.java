package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.WebTest;

/// Pictures of the room's states in both languages, at the sizes of an office PC, a phone and a
/// television, for people to look at.
@WebTest
final class ScreenshotsIT {
  private static final String[] ALL = {"desktop", "phone", "tv"};

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @LocalServerPort int port;

  private Meeting meeting;

  @BeforeEach
  void open() {
    meeting = Meeting.open(database, briefings, tokens);
  }

  @Test
  void everyStateIsPictured() throws Exception {
    try (var chromium = Chromium.open()) {
      var commune = chromium.context().newPage();
      commune.navigate("http://localhost:" + port + "/join/" + meeting.commune().token());
      commune.locator("[data-testid=join-button]").waitFor();
      Shots.take(commune, "join", "desktop", "phone");
      enter(commune);
      var chair = chromium.context().newPage();
      chair.navigate("http://localhost:" + port + "/join/" + meeting.chair().token());
      enter(chair);
      for (var language : List.of("vi", "en")) {
        for (var page : List.of(chair, commune)) {
          page.evaluate("language => { localStorage['giaoban.language'] = language; }", language);
          page.reload();
          inTheRoom(page);
        }
        states(chair, commune);
      }
      click(chair, "close-room");
      click(chair, "close-room-confirm");
      commune.locator("[data-testid=end-screen]").waitFor();
      chair.locator("[data-testid=end-screen]").waitFor();
      Shots.take(chair, "end-chair", ALL);
      Shots.take(commune, "end-commune", ALL);
    }
    try (var pictures = Files.list(Path.of("target", "screens"))) {
      assertThat(pictures.filter(p -> Files.isRegularFile(p)).count()).isGreaterThan(60);
    }
  }

  private static void states(Page chair, Page commune) {
    layout(chair, "stage");
    commune.locator("[data-testid=stage]").waitFor();
    Shots.take(chair, "stage-chair", ALL);
    Shots.take(commune, "stage-commune", ALL);
    for (var tab : List.of("roll", "agenda", "decisions", "documents", "floor")) {
      click(chair, "tab-" + tab);
      Shots.take(chair, "panel-" + tab, "desktop", "phone");
    }
    layout(chair, "grid");
    commune.locator("[data-testid=grid]").waitFor();
    Shots.take(chair, "grid-chair", ALL);
    Shots.take(commune, "grid-commune", ALL);
    layout(chair, "pair");
    commune.locator("[data-testid=pair]").waitFor();
    Shots.take(commune, "pair-commune", ALL);
    for (var dialog : List.of("layout-button", "settings-button")) {
      click(chair, dialog);
      chair.locator("gb-dialog dialog[open]").waitFor();
      Shots.take(chair, dialog, "desktop", "phone");
      chair.keyboard().press("Escape");
    }
  }

  private static void layout(Page chair, String kind) {
    click(chair, "layout-button");
    click(chair, "layout-" + kind);
  }

  private static void enter(Page page) {
    click(page, "join-button");
    inTheRoom(page);
  }

  private static void inTheRoom(Page page) {
    page.locator("[data-testid=room][data-line=up][data-media=connected]").waitFor();
  }

  private static void click(Page page, String id) {
    page.locator("[data-testid=" + id + "]").first().click();
  }
}
