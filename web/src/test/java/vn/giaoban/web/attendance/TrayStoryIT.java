package vn.giaoban.web.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.web.room.Axe;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// A secretary works through the tray in a real browser.
@WebTest
@Timeout(180)
final class TrayStoryIT {
  private static final Path SCREENS = Path.of("target/screens");

  @Autowired People people;
  @Autowired JoinTokens tokens;
  @Autowired DatabaseClient database;
  @LocalServerPort int port;

  private Office office;
  private TrayMails mails;
  private Chromium chromium;

  @BeforeEach
  void open() {
    office = new Office(people, tokens, Duration.ofDays(3));
    office.invite();
    mails = new TrayMails(database, office);
    chromium = Chromium.open();
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  private Page page(String path, String locale, int width, int height) {
    var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(locale)
                    .setTimezoneId("Asia/Ho_Chi_Minh")
                    .setViewportSize(width, height)
                    .setExtraHTTPHeaders(
                        Map.of(
                            "Authorization",
                            "Bearer " + people.token("thuky", Role.SECRETARY, null))));
    var page = context.newPage();
    page.navigate("http://localhost:" + port + path);
    return page;
  }

  private static Locator id(Page page, String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  private static Locator line(Page page, UUID mail) {
    return page.locator("[data-testid=tray-item][data-id='" + mail + "']");
  }

  private static void open(Page page, UUID mail) {
    line(page, mail).locator("button").click();
    page.locator("[data-testid=tray-mail][data-id='" + mail + "']").waitFor();
  }

  private static void gone(Locator locator) {
    locator.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /// Nothing sticks out at the side.
  private static void fits(Page page) {
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
  }

  private static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")).setFullPage(true));
  }

  @Test
  void aSuggestionIsConfirmedAndUndoneATimeIsTakenAndPapersAreFiled() {
    office
        .secretary()
        .post()
        .uri(office.path("/document-requests"))
        .bodyValue(Map.of("unit", office.two, "agendaItem", office.item, "what", "Báo cáo tiến độ"))
        .exchange()
        .expectStatus()
        .is2xxSuccessful();
    var start = OffsetDateTime.parse(String.valueOf(office.get("").get("startsAt")));
    var counter = mails.counter(office.three, start.plusMinutes(30).toString());
    var paper = mails.paper(office.two, "bao-cao.txt");
    var letter =
        mails.letter(
            office.one,
            "Chủ tịch đi công tác, xã cử bà Trần Thị B, Phó Chủ tịch UBND xã, dự thay.",
            TrayMails.suggestion("DELEGATED", "Trần Thị B", "Phó Chủ tịch UBND xã"));

    var page = page("/mail", "vi-VN", 1366, 860);
    open(page, letter);
    assertThat(id(page, "tray-hint").textContent())
        .contains("Có vẻ: cử Trần Thị B, Phó Chủ tịch UBND xã, dự thay");
    Axe.findsNothing(page, "tray");
    photograph(page, "tray-vi");

    // One click, and it can be taken back.
    id(page, "tray-take").click();
    gone(line(page, letter));
    assertThat(office.row(office.one).get("delegate")).isEqualTo("Phó Chủ tịch UBND xã Trần Thị B");
    id(page, "toast-act").first().click();
    line(page, letter).waitFor();
    assertThat(office.row(office.one).get("reply")).isEqualTo("NEEDS_ACTION");

    // The time proposed moves the meeting.
    open(page, counter);
    id(page, "take-time").click();
    gone(line(page, counter));
    assertThat(OffsetDateTime.parse(String.valueOf(office.get("").get("startsAt"))))
        .isEqualTo(start.plusMinutes(30));

    // The paper goes to the request it answers, which is proposed.
    open(page, paper);
    id(page, "tray-file-open").click();
    page.getByText("Đơn vị gửi theo đề nghị: Báo cáo tiến độ")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    id(page, "file-save").click();
    gone(line(page, paper));

    id(page, "tray-settled").click();
    line(page, paper).waitFor();
    photograph(page, "tray-settled-vi");

    var english = page("/", "en-GB", 390, 844);
    english.evaluate("() => localStorage.setItem('giaoban.language', 'en')");
    english.navigate("http://localhost:" + port + "/mail?item=" + letter);
    english.locator("[data-testid=tray-mail][data-id='" + letter + "']").waitFor();
    id(english, "tray-hint").getByText("It seems: sends Trần Thị B").waitFor();
    Axe.findsNothing(english, "tray on a telephone");
    fits(english);
    photograph(english, "tray-phone-en");
  }

  @Test
  void theStepsOfAnInviteeAndUnitsOverTimeAreRead() {
    var page = page("/briefings/" + office.briefing, "vi-VN", 1366, 860);
    page.locator("[data-testid=invitee][data-unit='" + office.one + "'] [data-testid=invitee-open]")
        .click();
    page.locator("[data-testid=invitee-step][data-step=sent][data-state=done]").waitFor();
    page.locator("[data-testid=invitee-mail][data-kind=INVITATION][data-state=SENT]").waitFor();
    photograph(page, "invitee-vi");
    page.keyboard().press("Escape");
    gone(id(page, "invitee-detail"));

    // A mail comes back: why, and what to do, in plain words; the address is flagged everywhere.
    mails.bounced(office.two);
    page.reload();
    var bounced =
        page.locator("[data-testid=invitee][data-unit='" + office.two + "'][data-status=BOUNCED]");
    bounced.waitFor();
    assertThat(bounced.textContent()).contains("Thư bị trả lại: Không có hộp thư này");
    bounced.locator("[data-testid=invitee-open]").click();
    id(page, "invitee-bounce").waitFor();
    Axe.findsNothing(page, "the steps of an invitee");
    photograph(page, "invitee-bounced-vi");

    var units = page("/units/" + office.two, "vi-VN", 1366, 860);
    id(units, "unit-trouble").waitFor();
    id(units, "unit-broken").first().waitFor();
    Axe.findsNothing(units, "a unit whose address is broken");
    photograph(units, "unit-broken-vi");

    // The meeting is over: the unit came for fifty of sixty minutes.
    mails.held(office.one);
    var tracking = page("/tracking/" + office.one, "vi-VN", 1366, 860);
    id(tracking, "way").first().waitFor();
    assertThat(id(tracking, "way").first().textContent()).contains("Có mặt 50/60 phút");
    Axe.findsNothing(tracking, "a unit over time");
    photograph(tracking, "unit-tracking-vi");

    var overview = page("/tracking", "vi-VN", 1366, 860);
    overview
        .locator("[data-testid=tracked-unit][data-unit='" + office.two + "'][data-broken=true]")
        .waitFor();
    Axe.findsNothing(overview, "units over time");
    photograph(overview, "tracking-vi");

    var phone = page("/tracking/" + office.one, "vi-VN", 390, 844);
    id(phone, "way").first().waitFor();
    fits(phone);
    photograph(phone, "unit-tracking-phone-vi");
    phone.navigate("http://localhost:" + port + "/tracking");
    id(phone, "tracked-unit").first().waitFor();
    fits(phone);
    photograph(phone, "tracking-phone-vi");
  }
}
