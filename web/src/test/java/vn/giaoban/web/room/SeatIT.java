package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.conference.room.RoomCommand;
import vn.giaoban.conference.room.RoomState;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.WebTest;

/// A seat belongs to the site, not to the machine: who goes on at another one finds everything as
/// it was.
@WebTest
final class SeatIT {
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

  private Page open(BrowserContext context, JoinLink link) {
    var page = context.newPage();
    page.navigate("http://localhost:" + port + "/join/" + link.token());
    return page;
  }

  private static void enter(Page page) {
    page.locator("[data-testid=join-button]").click();
    in(page);
  }

  private static void in(Page page) {
    page.locator("[data-testid=room][data-line=up]").waitFor();
  }

  private RoomHost host() {
    return Objects.requireNonNull(hosts.host(meeting.id()).block());
  }

  private RoomState.Site commune() {
    return Objects.requireNonNull(
        host().state().sites().get(meeting.commune().seat().site()), "the commune's seat");
  }

  private List<String> queue() {
    return host().state().queue().stream().map(RoomState.Hand::site).toList();
  }

  @Test
  void aSeatGoesOnAfterAReloadAndOnAPhoneAsItWas() {
    var chairSeat = meeting.chair().seat();
    var office = open(chromium.context(), meeting.commune());
    office.locator("[data-testid=people-more]").click();
    office.locator("[data-testid=people-more]").click();
    enter(office);
    office.locator("[data-testid=hand-button]").click();
    office.locator("[data-testid=hand-button][aria-pressed=true]").waitFor();
    var another = open(chromium.context(), meeting.another());
    enter(another);
    another.locator("[data-testid=hand-button]").click();
    another.locator("[data-testid=hand-button][aria-pressed=true]").waitFor();
    var chair = new Screen();
    host().admit(chair.socket, chairSeat, null).block();
    var muted =
        host()
            .command(chairSeat, new RoomCommand.MuteSite(meeting.commune().seat().site()))
            .block();
    assertThat(Objects.requireNonNull(muted)).isEmpty();
    var places = List.of(meeting.commune().seat().site(), meeting.another().seat().site());
    assertThat(queue()).isEqualTo(places);

    office.reload();
    in(office);
    office.locator("[data-testid=hand-button][aria-pressed=true]").waitFor();
    assertThat(queue()).isEqualTo(places);

    var phone =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("vi-VN")
                    .setViewportSize(390, 844)
                    .setPermissions(List.of("camera", "microphone")));
    var pocket = open(phone, meeting.commune());
    enter(pocket);

    pocket.locator("[data-testid=hand-button][aria-pressed=true]").waitFor();
    office.locator("[data-testid=end-screen] [data-testid=back-button]").waitFor();
    assertThat(queue()).isEqualTo(places);
    assertThat(commune().mutedByChair()).isTrue();
    assertThat(commune().people()).isEqualTo(3);
    assertThat(pocket.locator("[data-testid=standing]").getAttribute("data-kind"))
        .isEqualTo("next");

    // Back to the machine in the hall by one click; the phone gives way.
    office.locator("[data-testid=back-button]").click();
    in(office);
    office.locator("[data-testid=hand-button][aria-pressed=true]").waitFor();
    pocket.locator("[data-testid=end-screen]").waitFor();
    assertThat(queue()).isEqualTo(places);
    assertThat(commune().people()).isEqualTo(3);
    assertThat(commune().stays()).hasSize(1);
  }

  @Test
  void whoHowlsIsToldWhyAndSpeaksAgainByItself() {
    var one = open(chromium.context(), meeting.commune());
    enter(one);
    var other = open(chromium.context(), meeting.another());
    enter(other);
    for (var page : List.of(one, other)) {
      page.locator("[data-testid=room][data-media=connected]").waitFor();
      page.locator("[data-testid=mic-button]").click();
      page.locator("[data-testid=mic-button][aria-pressed=true]").waitFor();
    }

    new RoomMediaListener(host())
        .howling(meeting.commune().seat().site(), meeting.another().seat().site());

    other.locator("[data-testid=howling]").waitFor();
    other.locator("[data-testid=mic-button][aria-pressed=false]").waitFor();
    assertThat(one.locator("[data-testid=howling]").count()).isZero();
    other.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screens/room-howling-vi.png")));
    other.locator("[data-testid=howling] button").click();
    other.locator("[data-testid=mic-button][aria-pressed=true]").waitFor();
    other
        .locator("[data-testid=howling]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }
}
