package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.conference.room.RoomCommand;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.RoomTab;
import vn.giaoban.web.testing.WebTest;

/// What is done by hand around the floor, in real browsers: the queue is dragged, speaking is a key
/// held down, and the last minute is heard.
@WebTest
@Timeout(120)
final class FloorIT {
  /// Counts the tones that the page plays.
  private static final String TONES =
      """
      window.tones = 0;
      const make = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () { window.tones++; return make.call(this); };
      """;

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired RoomHosts hosts;
  @LocalServerPort int port;

  private Meeting meeting;
  private Chromium chromium;
  private RoomHost host;
  private Page chair;
  private Page commune;

  @BeforeEach
  void comeIn() {
    meeting = Meeting.open(database, briefings, tokens);
    chromium = Chromium.open();
    chair = enter(meeting.chair());
    commune = enter(meeting.commune());
    host = Objects.requireNonNull(hosts.host(meeting.id()).block());
  }

  @AfterEach
  void goOut() {
    chromium.close();
  }

  private Page enter(JoinLink link) {
    var context = chromium.context();
    context.addInitScript(TONES);
    return RoomTab.open(context, "http://localhost:" + port + "/join/" + link.token())
        .enter()
        .page();
  }

  private static void sees(Page page, String id, String more) {
    page.locator("[data-testid=" + id + "]" + more).first().waitFor();
  }

  private boolean isHeard(JoinLink link) {
    return Objects.requireNonNull(host.state().sites().get(link.seat().site())).microphone();
  }

  @Test
  void theQueueIsPutInOrderByDraggingAndByKeys() {
    var another = enter(meeting.another());
    commune.locator("[data-testid=hand-button]").click();
    sees(commune, "hand-button", "[aria-pressed=true]");
    another.locator("[data-testid=hand-button]").click();
    var hands = chair.locator("[data-testid=queue-item]");
    hands.nth(1).waitFor();
    var last = meeting.another().seat().site();
    assertThat(hands.nth(1).getAttribute("data-site")).isEqualTo(last);

    hands.nth(1).dragTo(hands.nth(0));
    sees(chair, "queue-item", "[data-site='" + last + "']:first-child");
    sees(commune, "standing", "[data-kind=queued]");
    assertThat(host.state().queue().getFirst().site()).isEqualTo(last);

    hands.nth(0).locator("button").first().focus();
    chair.keyboard().press("Alt+ArrowDown");
    sees(chair, "queue-item", "[data-site='" + last + "']:last-child");
    assertThat(host.state().queue().getLast().site()).isEqualTo(last);
  }

  @Test
  void theSpaceBarSpeaksWhileItIsHeldAndAsksWhereSpeakingIsNotAllowed() {
    commune.locator("[data-testid=stage]").click();
    commune.keyboard().down(" ");
    sees(commune, "mic-button", "[aria-pressed=true]");
    Waiting.until(() -> isHeard(meeting.commune()), () -> "not heard");
    commune.keyboard().up(" ");
    sees(commune, "mic-button", "[aria-pressed=false]");
    Waiting.until(() -> !isHeard(meeting.commune()), () -> "still heard");

    host.command(meeting.chair().seat(), new RoomCommand.SetFloorOnly(true)).block();
    sees(commune, "standing", "[data-kind=floorOnly]");
    commune.keyboard().down(" ");
    sees(commune, "hand-button", "[aria-pressed=true]");
    commune.keyboard().up(" ");
    assertThat(isHeard(meeting.commune())).isFalse();
    assertThat(host.state().queue()).hasSize(1);
  }

  @Test
  void theLastMinuteIsHeardByTheSpeakerAndTheChairAlone() {
    var another = enter(meeting.another());
    long turn = Duration.ofSeconds(63).toSeconds();
    for (var page : new Page[] {chair, commune, another}) {
      page.evaluate("() => { window.tones = 0; }");
    }
    host.command(
            meeting.chair().seat(),
            new RoomCommand.GiveFloor(meeting.commune().seat().site(), turn))
        .block();
    for (var page : new Page[] {chair, commune}) {
      page.waitForFunction("() => window.tones === 2");
    }
    sees(another, "floor-clock", "");
    assertThat(another.evaluate("() => window.tones")).isEqualTo(0);
  }
}
