package vn.giaoban.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.room.Axe;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// The calendar in a real browser: looked at, moved by mouse, finger and keys, subscribed to,
/// published.
@WebTest
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CalendarStoryIT {
  private static final Path SCREENS = Path.of("target/screens");

  /// A Tuesday far from what other tests book.
  private static final OffsetDateTime START =
      OffsetDateTime.now(ZoneOffset.ofHours(7))
          .truncatedTo(ChronoUnit.DAYS)
          .plusDays(120)
          .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
          .withHour(8);

  @Autowired People people;
  @LocalServerPort int port;

  private Chromium chromium;
  private SampleCalendar sample;
  private String moved;
  private String other;

  @BeforeAll
  void arrange() {
    chromium = Chromium.open();
    sample = new SampleCalendar(people);
    moved = sample.briefing("Giao ban tuần", START, sample.commune, sample.other);
    other = sample.briefing("Họp chống bão", START.plusDays(1).plusHours(6), sample.commune);
  }

  @AfterAll
  void close() {
    chromium.close();
  }

  @Test
  void aMeetingIsMovedByMouseKeysAndFormAndTakenBack() {
    var page = secretary("vi-VN", "Asia/Ho_Chi_Minh", 1366, 900, false);
    page.navigate(at("/?unit=" + sample.commune + "&date=" + START.toLocalDate()));
    var block = block(page, moved);
    block.waitFor();
    assertThat(page.locator(".week-day .lunar").count()).isEqualTo(7);
    photograph(page, "calendar-week");

    drag(page, block, column(page, START.plusDays(1)), 60);
    id(page, "toast-act").waitFor();
    assertStarts(moved, START.plusDays(1).plusHours(1), "PT2H");
    photograph(page, "calendar-moved");
    id(page, "toast-act").click();
    page.getByText("về chỗ cũ").waitFor();
    assertStarts(moved, START, "PT2H");

    // Where the commune already is: the answer names the other meeting, nothing moves.
    drag(page, block(page, moved), column(page, START.plusDays(1)), 6 * 60);
    var clash = page.locator("[data-testid=clash][data-who='" + sample.commune + "']");
    clash.waitFor();
    assertThat(clash.textContent()).contains("Họp chống bão");
    photograph(page, "calendar-clash");
    id(page, "clash-change").click();
    assertStarts(moved, START, "PT2H");

    block(page, moved).focus();
    page.keyboard().press("Alt+ArrowDown");
    page.keyboard().press("Alt+Shift+ArrowUp");
    assertThat(page.locator(".week [role=status]").textContent())
        .contains("8:15")
        .contains("10:00");
    page.keyboard().press("Enter");
    page.getByText("8:15–10:00").first().waitFor();
    awaitStarts(moved, START.plusMinutes(15), "PT1H45M");
    block(page, moved).focus();
    page.keyboard().press("Alt+ArrowRight");
    page.keyboard().press("Escape");
    assertThat(page.locator("[data-testid=week-ghost]").count()).isZero();

    block(page, moved).focus();
    page.keyboard().press("m");
    page.locator("gb-move-dialog .gb-time input").fill("9:30");
    page.locator("gb-move-dialog [data-testid=move-submit]").click();
    awaitStarts(moved, START.plusMinutes(90), "PT1H45M");
    Axe.findsNothing(page, "week");
    sample.change(moved, Map.of("startsAt", Written.time(START.toInstant()), "duration", "PT2H"));
  }

  @Test
  void aMeetingIsMadeLongerByItsLowerEdge() {
    var start = START.plusDays(2);
    String own = sample.briefing("Họp kéo dài", start, sample.other);
    var page = secretary("vi-VN", "Asia/Ho_Chi_Minh", 1366, 900, false);
    page.navigate(at("/?unit=" + sample.other + "&date=" + START.toLocalDate()));
    var edge = box(block(page, own).locator(".week-grip"));
    double x = edge.x + edge.width / 2;
    double y = edge.y + edge.height / 2;

    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x, y + 12);
    page.mouse().move(x, y + 27);
    id(page, "week-ghost").waitFor();
    page.mouse().up();

    id(page, "toast-act").waitFor();
    assertStarts(own, start, "PT2H30M");
    id(page, "toast-act").click();
    page.getByText("về chỗ cũ").waitFor();
    assertStarts(own, start, "PT2H");
  }

  @Test
  void aFingerHoldsAndCarriesAMeeting() {
    var page = secretary("vi-VN", "Asia/Ho_Chi_Minh", 1024, 900, true);
    page.navigate(at("/?unit=" + sample.commune + "&date=" + START.toLocalDate()));
    var box = box(block(page, other));
    var session = page.context().newCDPSession(page);
    double x = box.x + 20;
    double y = box.y + 12;

    touch(session, "touchStart", x, y);
    page.locator("[data-testid=week-ghost]").waitFor();
    touch(session, "touchMove", x, y - 27);
    touch(session, "touchMove", x, y - 54);
    touch(session, "touchEnd", x, y - 54);

    id(page, "toast-act").waitFor();
    assertStarts(other, START.plusDays(1).plusHours(5), "PT2H");
    sample.change(
        other, Map.of("startsAt", Written.time(START.plusDays(1).plusHours(6).toInstant())));
  }

  @Test
  void monthListAndTheReadersOwnTime() {
    var page = secretary("en-GB", "Europe/Paris", 1366, 900, false);
    page.addInitScript("localStorage['giaoban.language'] = 'en'");
    page.navigate(at("/?unit=" + sample.commune + "&date=" + START.toLocalDate()));
    block(page, moved).waitFor();
    assertThat(page.locator(".calendar-zone").textContent()).contains("Europe/Paris");
    assertThat(block(page, moved).textContent()).contains("your time");
    id(page, "view-month").click();
    page.locator("[data-testid=month-chip][data-briefing='" + moved + "']").waitFor();
    assertThat(page.locator(".month-day .lunar").count()).isGreaterThanOrEqualTo(28);
    Axe.findsNothing(page, "month");
    photograph(page, "calendar-month-en");
    id(page, "view-list").click();
    page.locator("[data-testid=day-line][data-briefing='" + moved + "']").waitFor();
    Axe.findsNothing(page, "list");
    photograph(page, "calendar-list-en");
    page.setViewportSize(390, 844);
    id(page, "view-month").click();
    id(page, "month-day").first().waitFor();
    photograph(page, "calendar-month-phone-en");
    id(page, "view-week").click();
    page.locator(".week-list [data-testid=day-line]").first().waitFor();
    Axe.findsNothing(page, "week on a telephone");
    photograph(page, "calendar-week-phone-en");
  }

  @Test
  void subscribingHolidaysAndTheProgramme() {
    var page = secretary("vi-VN", "Asia/Ho_Chi_Minh", 1366, 900, false);
    page.navigate(at("/?unit=" + sample.commune + "&date=" + START.toLocalDate()));
    id(page, "feeds-open").click();
    page.locator("[data-testid=feed-make][data-kind=UNIT]").click();
    id(page, "feed-made").waitFor();
    String address = page.locator("[data-testid=feed-made] code").first().textContent();
    Axe.findsNothing(page, "feeds");
    photograph(page, "calendar-feeds");
    String path = address.substring(address.indexOf("/calendar/"));
    people.nobody().get().uri(path).exchange().expectStatus().isOk();
    id(page, "feed-revoke").first().click();
    page.getByText("Đã thu hồi").first().waitFor();
    people.nobody().get().uri(path).exchange().expectStatus().isNotFound();
    page.keyboard().press("Escape");

    id(page, "holidays-open").click();
    page.locator("[data-testid=holiday-list] li").first().waitFor();
    assertThat(id(page, "holiday-list").textContent())
        .contains("Giỗ Tổ Hùng Vương")
        .contains("Quốc khánh");
    Axe.findsNothing(page, "holidays");
    photograph(page, "calendar-holidays");
    page.keyboard().press("Escape");

    id(page, "programme-open").click();
    id(page, "programme-enabled").waitFor();
    if (!id(page, "programme-enabled").isChecked()) {
      id(page, "programme-enabled").check();
    }
    id(page, "programme-link").waitFor();
    Axe.findsNothing(page, "programme");
    photograph(page, "calendar-programme");
    people
        .secretary()
        .put()
        .uri("/api/briefings/" + moved + "/publication")
        .bodyValue(Map.of("published", true))
        .exchange()
        .expectStatus()
        .isOk();
    page.navigate(at("/lich-tuan?tuan=" + week()));
    page.getByText("Giao ban tuần").first().waitFor();
    Axe.findsNothing(page, "public page");
    photograph(page, "programme-public");
    page.setViewportSize(390, 844);
    photograph(page, "programme-public-phone");
  }

  private static String week() {
    var date = START.toLocalDate();
    return "%d-W%02d"
        .formatted(
            date.get(java.time.temporal.IsoFields.WEEK_BASED_YEAR),
            date.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private Page secretary(String locale, String zone, int width, int height, boolean touch) {
    return chromium
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setLocale(locale)
                .setTimezoneId(zone)
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setExtraHTTPHeaders(
                    Map.of(
                        "Authorization", "Bearer " + people.token("thuky", Role.SECRETARY, null))))
        .newPage();
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private static Locator id(Page page, String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  private static Locator block(Page page, String briefing) {
    return page.locator("[data-testid=week-block][data-briefing='" + briefing + "']");
  }

  private static Locator column(Page page, OffsetDateTime day) {
    return page.locator(".week-column[data-day='" + day.toLocalDate() + "']");
  }

  /// Takes a block by its top and lets it go in another column, so many minutes later.
  private static void drag(Page page, Locator block, Locator column, int minutes) {
    var from = box(block);
    var to = box(column);
    page.mouse().move(from.x + 20, from.y + 12);
    page.mouse().down();
    page.mouse().move(from.x + 30, from.y + 20);
    page.mouse().move(to.x + 30, from.y + 12 + minutes * 54.0 / 60);
    page.mouse().up();
  }

  private static com.microsoft.playwright.options.BoundingBox box(Locator locator) {
    locator.scrollIntoViewIfNeeded();
    return Objects.requireNonNull(locator.boundingBox());
  }

  private static void touch(CDPSession session, String type, double x, double y) {
    var points = new JsonArray();
    if (!type.equals("touchEnd")) {
      var point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      points.add(point);
    }
    var event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    session.send("Input.dispatchTouchEvent", event);
  }

  private void assertStarts(String briefing, OffsetDateTime start, String duration) {
    var now = read(briefing);
    assertThat(OffsetDateTime.parse(now.get("startsAt").toString()).toInstant())
        .isEqualTo(start.toInstant());
    assertThat(now.get("duration")).isEqualTo(duration);
  }

  private void awaitStarts(String briefing, OffsetDateTime start, String duration) {
    for (int i = 0; i < 100; i++) {
      if (OffsetDateTime.parse(read(briefing).get("startsAt").toString())
          .toInstant()
          .equals(start.toInstant())) {
        break;
      }
    }
    assertStarts(briefing, start, duration);
  }

  private Map<?, ?> read(String briefing) {
    return Objects.requireNonNull(
        people
            .secretary()
            .get()
            .uri("/api/briefings/" + briefing)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(Map.class)
            .returnResult()
            .getResponseBody());
  }

  private static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")).setFullPage(true));
  }
}
