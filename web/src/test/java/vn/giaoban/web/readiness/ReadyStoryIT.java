package vn.giaoban.web.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.room.JoinLink;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.room.Meeting;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// Three quarters of an hour before a meeting, in real browsers: sites check themselves, say that
/// they are ready and rehearse; the secretary's wall shows it without being asked.
@WebTest
final class ReadyStoryIT {
  private static final Path SCREENS = Path.of("target/screens");

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
  @Autowired People people;
  @LocalServerPort int port;

  private Meeting meeting;
  private Chromium chromium;

  @BeforeEach
  void launch() {
    meeting = Meeting.in(Duration.ofMinutes(45), database, briefings, tokens);
    chromium = Chromium.open();
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  private Page open(JoinLink link, BrowserContext context) {
    var page = context.newPage();
    page.navigate("http://localhost:" + port + "/join/" + link.token());
    return page;
  }

  private Page secretary() {
    var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("vi-VN")
                    .setTimezoneId("Asia/Ho_Chi_Minh")
                    .setViewportSize(1366, 768)
                    .setExtraHTTPHeaders(
                        Map.of(
                            "Authorization",
                            "Bearer " + people.token("thuky", Role.SECRETARY, null))));
    var page = context.newPage();
    page.navigate("http://localhost:" + port + "/briefings/" + meeting.id());
    id(page, "to-wall").click();
    return page;
  }

  private static Locator id(Page page, String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  private static Locator tile(Page wall, JoinLink who, String condition) {
    return wall.locator(
        "[data-testid=wall-tile][data-site='" + who.seat().site() + "']" + condition);
  }

  private static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")).setFullPage(true));
  }

  @Test
  void sitesCheckThemselvesSayReadyAndTheWallShowsIt() {
    var wall = secretary();
    tile(wall, meeting.commune(), "[data-level=red][data-cause=no-click]").waitFor();
    var good = open(meeting.commune(), chromium.context());
    var blocked = chromium.context();
    blocked.addInitScript(NO_UDP);
    var tcp = open(meeting.another(), blocked);

    good.locator("[data-testid=check-line]:not([data-verdict=wait])").waitFor();
    assertThat(id(good, "line-figures").textContent()).contains("UDP").contains("bit/s");
    id(good, "duty-name").fill("Trần Thị Hoa");
    id(good, "duty-phone").fill("0912 345 678");
    id(good, "ready-button").click();
    good.locator("[data-testid=ready][data-ready=true]").waitFor();
    tile(wall, meeting.commune(), ":not([data-cause=no-click])").waitFor();
    assertThat(tile(wall, meeting.commune(), "").textContent())
        .contains("0912 345 678")
        .contains("Trần Thị Hoa");

    tcp.locator("[data-testid=check-line][data-verdict=warn]").waitFor();
    assertThat(id(tcp, "line-verdict").textContent()).contains("UDP");
    id(tcp, "ready-button").click();
    tile(wall, meeting.another(), "[data-level=amber][data-cause=udp-blocked]").waitFor();
    photograph(good, "check-good-vi");
    photograph(tcp, "check-tcp-vi");
    photograph(wall, "wall-vi");
    good.setViewportSize(390, 844);
    photograph(good, "check-phone-vi");

    wall.locator("[data-testid=wall-filter][data-level=red]").click();
    assertThat(id(wall, "wall-tile").count()).isEqualTo(1);
    id(wall, "wall-search").fill("kim son");
    assertThat(id(wall, "wall-tile").count()).isZero();
  }

  /// A province with its hundreds of communes.
  @Test
  void aWallOfHundredsOfTilesIsThereAtOnceAndChangesOneTileAtATime() {
    invite(490);
    var wall = secretary();
    // the chair's, the two communes' and all others
    wall.waitForFunction(
        "n => document.querySelectorAll('[data-testid=wall-tile]').length === n", 493);
    wall.setViewportSize(1920, 1080);
    wall.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve("wall-492-desktop-vi.png")));
    wall.evaluate(
        """
        () => {
          window.touched = new Set();
          window.longest = 0;
          new MutationObserver((changes) => {
            for (const { target } of changes) {
              const tile = (target.nodeType === 1 ? target : target.parentElement)?.closest('[data-testid=wall-tile]');
              if (tile) window.touched.add(tile.dataset.site);
            }
          }).observe(document.querySelector('[data-testid=wall]'),
            { subtree: true, childList: true, attributes: true, characterData: true });
          new PerformanceObserver((list) => {
            for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
          }).observe({ type: 'longtask' });
        }
        """);
    people
        .nobody()
        .put()
        .uri("/api/join/readiness")
        .headers(h -> h.setBearerAuth(meeting.commune().token()))
        .bodyValue(Map.of("ready", true, "duty", Map.of("name", "Hoa", "phone", "0912 345 678")))
        .exchange()
        .expectStatus()
        .isOk();
    tile(wall, meeting.commune(), ":not([data-cause=no-click])").waitFor();

    assertThat(wall.evaluate("() => [...window.touched].join()"))
        .isEqualTo(meeting.commune().seat().site());
    assertThat(((Number) wall.evaluate("() => window.longest")).doubleValue()).isLessThan(500);
    id(wall, "wall-search").fill("xa so 48");
    // 48, 148 to 448, 480 to 489
    assertThat(id(wall, "wall-tile").count()).isEqualTo(15);
    assertThat(id(wall, "wall-duty").count()).isEqualTo(15);
    assertThat(id(wall, "wall-phone").first().getAttribute("href")).startsWith("tel:0229626");
    wall.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve("wall-492-found-vi.png")));
  }

  /// Invites so many more units to the meeting; two in three have said that they are ready.
  private void invite(int count) {
    database
        .sql(
            """
            WITH made AS (
              INSERT INTO unit (id, code, name, level, valid, phone)
              SELECT gen_random_uuid(), left(CAST(:id AS text), 8) || '-' || n, 'Xã số ' || n, 'COMMUNE', '[2025-07-01,)',
                '0229 626 ' || lpad(CAST(n AS text), 4, '0')
              FROM generate_series(1, :count) n
              RETURNING id, code, name),
            invited AS (
              INSERT INTO briefing_unit (briefing_id, unit_id, position)
              SELECT :id, id, 100 + row_number() OVER (ORDER BY name) FROM made)
            INSERT INTO site_readiness (briefing_id, site, ready_at, people, duty_name, duty_phone, checked, checked_at, changed_at)
            SELECT :id, code, CASE WHEN n % 3 > 0 THEN now() END, 3, 'Trực ban', '0229 387 ' || lpad(CAST(n AS text), 4, '0'),
              jsonb_build_object('line', jsonb_build_object(
                'upKbps', 2000, 'downKbps', 5000, 'rttMillis', 30, 'lossPercent', CASE WHEN n % 7 = 0 THEN 4 ELSE 0 END,
                'path', CASE WHEN n % 5 = 0 THEN 'TCP' ELSE 'UDP' END)), now(), now()
            FROM (SELECT code, row_number() OVER (ORDER BY name) n FROM made) each\
            """)
        .bind("id", meeting.id())
        .bind("count", count)
        .then()
        .block();
  }

  @Test
  void aWrongClockAndAnExpiredLinkAreTold() {
    var late = chromium.context();
    late.clock().setSystemTime(Instant.now().minus(Duration.ofHours(3)).toEpochMilli());
    var page = open(meeting.commune(), late);
    id(page, "clock-wrong").waitFor();
    assertThat(id(page, "clock-wrong").textContent()).contains("3 giờ");
    photograph(page, "check-clock-vi");
    // An hour before by the server's clock, whatever this one says.
    id(page, "ready-button").waitFor();

    var stranger = chromium.context().newPage();
    stranger.navigate("http://localhost:" + port + "/join/no-such-token");
    stranger.locator("[data-testid=stop][data-stop=expired]").waitFor();
    tokens.revoke(meeting.id(), meeting.another().seat().site()).block();
    stranger.navigate("http://localhost:" + port + "/join/" + meeting.another().token());
    stranger.locator("[data-testid=stop][data-stop=revoked]").waitFor();
    photograph(stranger, "stop-revoked-vi");
  }

  @Test
  void theSheetOfAMeetingShowsEachSite() {
    database
        .sql("UPDATE briefing SET state = 'OPEN', opened_at = now() WHERE id = :id")
        .bind("id", meeting.id())
        .then()
        .block();
    for (var link : List.of(meeting.commune(), meeting.another())) {
      people
          .nobody()
          .post()
          .uri("/api/join/quality")
          .headers(h -> h.setBearerAuth(link.token()))
          .contentType(MediaType.APPLICATION_JSON)
          .bodyValue(
              """
              {"seconds":90,"loss":40,"poor":10,"voiceOnly":0,"tcp":90,"overload":0,
               "microphone":15,"worstLoss":61,"worstRtt":240}\
              """)
          .exchange()
          .expectStatus()
          .isNoContent();
    }
    var desk = secretary();
    desk.navigate("http://localhost:" + port + "/briefings/" + meeting.id() + "/quality");

    desk.locator("[data-testid=quality-site][data-site='" + meeting.commune().seat().site() + "']")
        .waitFor();
    assertThat(id(desk, "quality-csv").getAttribute("href")).endsWith("/quality.csv");
    photograph(desk, "quality-vi");
  }

  @Test
  void twoSitesRehearseAndHearThemselves() {
    var one = open(meeting.commune(), chromium.context());
    var other = open(meeting.another(), chromium.context());
    for (var page : List.of(one, other)) {
      id(page, "rehearsal-button").click();
      page.locator("[data-testid=rehearsal][data-media=connected]").waitFor();
    }

    id(one, "listen-back").click();
    one.locator("[data-testid=rehearsal-self] video").waitFor();
    site(one, meeting.another()).waitFor();
    site(other, meeting.commune()).waitFor();
    one.locator("[data-testid=listen-state][data-listening=playing]").waitFor();
    photograph(one, "rehearsal-vi");
    one.locator("[data-testid=listen-state][data-listening=heard]").waitFor();
    id(one, "rehearsal-leave").click();
    id(one, "join-button").waitFor();

    site(other, meeting.commune())
        .waitFor(
            new Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
  }

  private static Locator site(Page page, JoinLink who) {
    return page.locator(
        "[data-testid=rehearsal-site][data-site='" + who.seat().site() + "'] video");
  }
}
