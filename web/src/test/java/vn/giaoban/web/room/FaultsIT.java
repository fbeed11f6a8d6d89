package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.WebTest;

/// What a commune's machine can suffer: each fault has its words and its way out.
@WebTest
final class FaultsIT {
  /// The page's devices obey `window.devices`: `ok`, `denied` or `none`.
  private static final String DEVICES =
      """
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      window.devices = 'ok';
      window.opened = [];
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        if (window.devices === 'denied') throw new DOMException('', 'NotAllowedError');
        if (window.devices === 'none') throw new DOMException('', 'NotFoundError');
        const stream = await open(wanted);
        window.opened.push(...stream.getTracks());
        return stream;
      };
      window.unplug = (kind) => {
        for (const track of window.opened.filter((each) => each.kind === kind && each.readyState === 'live')) {
          track.stop();
          track.dispatchEvent(new Event('ended'));
        }
      };
      """;

  /// What browsers do with a page that nobody has touched.
  private static final String NO_SOUND_BEFORE_A_CLICK =
      """
      (() => {
        const play = HTMLMediaElement.prototype.play;
        let touched = false;
        addEventListener('click', () => { touched = true; }, true);
        HTMLMediaElement.prototype.play = function () {
          return touched || this.muted ? play.call(this) : Promise.reject(new DOMException('', 'NotAllowedError'));
        };
      })();
      """;

  /// A network in which only TCP gets through.
  private static final String NO_UDP =
      """
      (() => {
        const Native = window.RTCPeerConnection;
        window.RTCPeerConnection = class extends Native {
          setRemoteDescription({ type, sdp }) {
            return super.setRemoteDescription({ type, sdp: sdp.replace(/^a=candidate:.* udp .*\\r\\n/gim, '') });
          }
        };
      })();
      """;

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @LocalServerPort int port;

  private Meeting meeting;
  private Chromium chromium;
  private BrowserContext context;

  @BeforeEach
  void launch() {
    meeting = Meeting.open(database, briefings, tokens);
    chromium = Chromium.open();
    context = chromium.context();
    context.addInitScript(DEVICES);
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  private Page open(JoinLink link) {
    var page = context.newPage();
    page.navigate("http://localhost:" + port + "/join/" + link.token());
    return page;
  }

  private static void enter(Page page) {
    click(page, "join-button");
    sees(page, "room", "[data-line=up][data-media=connected]");
  }

  private static void click(Page page, String id) {
    page.locator("[data-testid=" + id + "]").first().click();
  }

  private static void sees(Page page, String id, String more) {
    page.locator("[data-testid=" + id + "]" + more).first().waitFor();
  }

  private static void seesNo(Page page, String id) {
    page.waitForFunction("id => !document.querySelector(`[data-testid=${id}]`)", id);
  }

  @Test
  void devicesThatAreDeniedUnpluggedOrGoneAreToldAndComeBack() {
    var page = open(meeting.commune());
    Axe.findsNothing(page, "join page");
    enter(page);
    Axe.findsNothing(page, "the room of a site");

    page.evaluate("() => { window.devices = 'none'; window.unplug('audio'); }");
    sees(page, "trouble", "[data-trouble=device-gone]");
    Axe.findsNothing(page, "a banner");
    page.evaluate(
        "() => { window.devices = 'ok'; navigator.mediaDevices.dispatchEvent(new Event('devicechange')); }");
    seesNo(page, "trouble");

    // Another one of the kind is there: it is taken, and said so.
    page.evaluate("() => window.unplug('video')");
    page.locator("gb-toasts :text('Camera')").first().waitFor();
    assertThat(page.locator("[data-testid=trouble]").count()).isZero();

    page.evaluate("() => { window.devices = 'denied'; window.unplug('audio'); }");
    sees(page, "trouble", "[data-trouble=device-denied]");
    page.evaluate("() => { window.devices = 'ok'; }");
    click(page, "trouble-act");
    seesNo(page, "trouble");
  }

  @Test
  void whoMayNotUseADeviceOrHasNoneIsToldBeforeComingInAndStillComesIn() {
    context.addInitScript("window.devices = 'denied'");
    var page = open(meeting.commune());
    sees(page, "check-cam", "[data-verdict=warn]");
    sees(page, "check-mic", "[data-verdict=warn]");
    Shots.take(page, "fault-denied", "desktop", "phone");
    page.evaluate("() => { window.devices = 'ok'; }");
    click(page, "retry-device");
    sees(page, "check-cam", "[data-verdict=ok]");

    context.addInitScript("window.devices = 'none'");
    page.reload();
    sees(page, "check-cam", "[data-verdict=warn]");
    enter(page);
    Shots.take(page, "fault-no-devices", "desktop");
    Axe.findsNothing(page, "the room without devices");
  }

  @Test
  void aBrowserThatRefusesSoundIsAskedByOneClick() {
    // as a browser that brings its tabs back after a restart: inside again without a click
    context.addInitScript(NO_SOUND_BEFORE_A_CLICK);
    var token = meeting.commune().token();
    context.addInitScript("sessionStorage.setItem('giaoban.inside', '" + token + "');");
    var page = open(meeting.commune());
    sees(page, "allow-sound", "");
    Axe.findsNothing(page, "sound refused");
    Shots.take(page, "fault-sound-refused", "desktop", "phone");
    click(page, "allow-sound");
    seesNo(page, "allow-sound");
  }

  @Test
  void aClockThatIsWrongAndAnswersOverTcpAreHintsThatCanBePutAway() {
    context.addInitScript("const right = Date.now; Date.now = () => right() + 3_600_000;");
    context.addInitScript(NO_UDP);
    var page = open(meeting.commune());
    sees(page, "clock-wrong", "");
    enter(page);
    sees(page, "trouble", "[data-trouble=clock]");
    sees(page, "trouble", "[data-trouble=tcp]");
    Shots.take(page, "fault-clock-tcp", "desktop");
    click(page, "trouble-understood");
    click(page, "trouble-understood");
    seesNo(page, "trouble");
  }

  @Test
  void whatHappenedWhileOneWasAwayIsToldAndALinkEnds() {
    var away = open(meeting.commune());
    enter(away);
    away.navigate("about:blank");
    var chair = open(meeting.chair());
    enter(chair);
    click(chair, "close-room");
    click(chair, "close-room-confirm");
    sees(chair, "end-screen", "");

    // the tab remembers that it was inside, and says what became of the meeting
    away.navigate("http://localhost:" + port + "/join/" + meeting.commune().token());
    sees(away, "stop", "[data-stop=closed]");
    Axe.findsNothing(away, "closed while away");
    Shots.take(away, "stop-closed", "desktop", "phone");

    database
        .sql(
            """
            UPDATE briefing SET starts_at = starts_at - interval '90 days',
              ends_at = ends_at - interval '90 days', closed_at = closed_at - interval '90 days'
            WHERE id = :id\
            """)
        .bind("id", meeting.id())
        .then()
        .block();
    away.reload();
    sees(away, "stop", "[data-stop=expired]");
    Shots.take(away, "stop-expired", "desktop", "phone");
  }

  @Test
  void aSecondTabTakesTheSeatAndGivesItBack() {
    var first = open(meeting.commune());
    enter(first);
    var second = open(meeting.commune());
    enter(second);
    sees(first, "end-screen", "");
    Axe.findsNothing(first, "taken over");
    click(first, "back-button");
    sees(second, "end-screen", "");
  }

  @Test
  void soundAloneIsAChoiceAndTheLanguageAnother() {
    var page = open(meeting.chair());
    enter(page);
    Axe.findsNothing(page, "the room of the chair");
    click(page, "settings-button");
    page.locator("[data-testid=thrift-mode] select").selectOption("sound");
    sees(page, "thrift", "[data-step='4']");
    page.locator("[data-testid=language] select").selectOption("en");
    page.locator("[data-testid=layout-button] :text('Layout')").waitFor();
    Axe.findsNothing(page, "the settings");
    page.keyboard().press("Escape");
    seesNo(page, "thrift-mode"); // a key pressed before the dialog has gone is the dialog's
    page.keyboard().press("l");
    sees(page, "layout-grid", "");
    Axe.findsNothing(page, "the choice of layouts");
    page.keyboard().press("Escape");
    seesNo(page, "layout-grid");
    click(page, "thrift-back");
    seesNo(page, "thrift");
    for (var tab : new String[] {"roll", "agenda", "decisions", "documents"}) {
      click(page, "tab-" + tab);
      Axe.findsNothing(page, "the panel " + tab);
    }
    click(page, "layout-button");
    click(page, "layout-grid");
    sees(page, "grid", "");
    Axe.findsNothing(page, "the grid");
  }
}
