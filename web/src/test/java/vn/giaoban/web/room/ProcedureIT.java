package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.conference.room.RoomCommand;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.RoomTab;
import vn.giaoban.web.testing.WebTest;

/// A meeting as its procedure has it: quorum, votes, a conclusion that is acknowledged, a voice
/// that fades, and the report at the close.
@WebTest
final class ProcedureIT {
  private static final Path SCREENS = Path.of("target", "screens");

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired RoomHosts hosts;
  @Autowired Journal journal;
  @LocalServerPort int port;

  private Meeting meeting;
  private Chromium chromium;
  private Page chair;
  private Page commune;
  private Page another;

  @BeforeEach
  void launch() {
    meeting = Meeting.open(database, briefings, tokens);
    chromium = Chromium.open();
    chair = enter(meeting.chair());
    commune = enter(meeting.commune());
    another = enter(meeting.another());
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  private Page enter(JoinLink link) {
    return RoomTab.open(chromium.context(), "http://localhost:" + port + "/join/" + link.token())
        .enter()
        .page();
  }

  private static Locator id(Page page, String id) {
    return page.locator("[data-testid=" + id + "]");
  }

  private static void click(Page page, String id) {
    id(page, id).first().click();
  }

  private static void sees(Page page, String id, String more) {
    page.locator("[data-testid=" + id + "]" + more).first().waitFor();
  }

  private static void says(Page page, String id, String words) {
    id(page, id).filter(new Locator.FilterOptions().setHasText(words)).first().waitFor();
  }

  private static void picture(Page page, String name, int width, int height) {
    var before = page.viewportSize();
    page.setViewportSize(width, height);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve("procedure-" + name + ".png")));
    page.setViewportSize(before.width, before.height);
  }

  private RoomHost host() {
    return Objects.requireNonNull(hosts.host(meeting.id()).block());
  }

  @Test
  void aMeetingDecides() {
    quorum();
    openVote();
    secretVote();
    conclusion();
    fade();
    report();
  }

  private void quorum() {
    click(chair, "tab-roll");
    id(chair, "quorum-rule").selectOption("2");
    sees(chair, "quorum", "[data-met=false]");
    click(chair, "rollcall-start");
    click(commune, "rollcall-answer");
    click(another, "rollcall-answer");
    click(chair, "rollcall-end");
    sees(chair, "quorum", "[data-met=true]");
  }

  private void openVote() {
    click(chair, "tab-agenda");
    click(chair, "agenda-start");
    click(chair, "vote-button");
    click(chair, "vote-open");
    sees(commune, "vote-card", "");
    Axe.findsNothing(commune, "a ballot");
    picture(commune, "vote-phone", 390, 844);
    id(commune, "vote-option").nth(0).click();
    sees(commune, "vote-done", "");
    id(another, "vote-option").nth(0).click();
    sees(another, "vote-done", "");
    id(another, "vote-option").nth(1).click();
    says(another, "vote-done", "Không tán thành");
    says(chair, "vote-progress", "2/3");
    assertThat(chair.content()).doesNotContain("data-testid=\"vote-count\"");
    picture(chair, "vote-chair", 1366, 768);
    click(chair, "vote-close");

    sees(commune, "vote-count", "[data-count='1'] >> nth=0");
    assertThat(
            id(commune, "vote-count")
                .evaluateAll("all => all.map(one => one.dataset.count).join()"))
        .isEqualTo("1,1,0");
    picture(commune, "result-tv", 1920, 1080);
  }

  private void secretVote() {
    click(chair, "vote-button");
    click(chair, "vote-secret");
    click(chair, "vote-open");
    for (var page : new Page[] {commune, another}) {
      page.locator("[data-testid=vote-card][data-vote=v2]").waitFor();
      id(page, "vote-option").nth(page == commune ? 2 : 0).click();
      click(page, "vote-cast");
      sees(page, "vote-done", "");
    }
    picture(commune, "secret-cast", 1366, 768);
    says(chair, "vote-progress", "2/3");
    click(chair, "vote-close");

    sees(another, "vote-result", "[data-vote=v2]");
    assertThat(
            id(another, "vote-count")
                .evaluateAll("all => all.map(one => one.dataset.count).join()"))
        .isEqualTo("1,0,1");
    assertThat(another.locator("[data-testid=vote-result] details").count()).isZero();
    assertThat(
            Objects.requireNonNull(
                journal
                    .read(meeting.id(), 0, 500)
                    .filter(entry -> "v2".equals(entry.payload().get("vote")))
                    .map(JournalEntry::kind)
                    .collectList()
                    .block()))
        .containsExactly("VoteOpened", "BallotTaken", "BallotTaken", "VoteClosed");
    click(commune, "vote-hide");
    click(chair, "vote-hide");
  }

  private void conclusion() {
    chair.keyboard().press("d");
    click(chair, "tab-decisions");
    click(chair, "decision-write");
    id(chair, "decision-draft-text").fill("Gia cố đê Bình Minh trước mùa lũ");
    id(chair, "decision-draft-unit").selectOption(meeting.commune().seat().site());
    chair.locator(".drafts [data-testid=decision-add]").click();
    click(chair, "decision-show");
    sees(commune, "shown-decision", "");
    picture(commune, "conclusion", 1366, 768);
    commune.locator("[data-testid=shown-decision] [data-testid=acknowledge]").click();
    sees(chair, "acknowledged", "[data-count='1']");
    click(chair, "decision-hide");
    commune
        .locator("[data-testid=shown-decision]")
        .waitFor(
            new Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
  }

  private void fade() {
    var site = meeting.commune().seat().site();
    host().command(meeting.chair().seat(), new RoomCommand.GiveFloor(site, 1L)).block();
    click(chair, "tab-floor");
    click(chair, "fade-floor");
    sees(chair, "fading", "");
    picture(chair, "fading", 1366, 768);
    sees(chair, "floor-holder", "[data-site='']");
    assertThat(Objects.requireNonNull(host().state().sites().get(site)).microphone()).isFalse();
  }

  private void report() {
    click(chair, "close-room");
    click(chair, "close-room-confirm");
    says(chair, "report", "Gia cố đê Bình Minh");
    assertThat(chair.locator("[data-testid=report] [data-vote]").count()).isEqualTo(2);
    picture(chair, "report", 1366, 768);
    Axe.findsNothing(chair, "the report");
    assertThat(id(chair, "to-desk").getAttribute("href")).endsWith("/minutes");
  }
}
