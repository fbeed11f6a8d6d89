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
    page.keyboard().press("l");
    sees(page, "layout-grid", "");
    Axe.findsNothing(page, "the choice of layouts");
    page.keyboard().press("Escape");
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
