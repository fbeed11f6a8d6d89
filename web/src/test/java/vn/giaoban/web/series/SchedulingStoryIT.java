package vn.giaoban.web.series;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// A secretary's morning in a real browser: a weekly meeting with an exception and a new time from
/// one week on, two secretaries at one form, an urgent meeting.
@WebTest
final class SchedulingStoryIT {
  private static final Path SCREENS = Path.of("target/screens");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final LocalDate MONDAY =
      LocalDate.now().plusWeeks(40).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

  @Autowired People people;
  @LocalServerPort int port;

  private Chromium chromium;

  @BeforeEach
  void open() {
    people.chair();
    unit("STP", "Tỉnh Câu Chuyện", "PROVINCE", null);
    unit("ST1", "Xã Câu Chuyện Một", "COMMUNE", "STP");
    unit("ST2", "Xã Câu Chuyện Hai", "COMMUNE", "STP");
    chromium = Chromium.open();
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  @Test
  void aSecretarysMorning() {
    Page desk = secretary("thuky");
    desk.navigate(url("/briefings/new"));
    desk.locator("select[name=kind]").selectOption("THEMATIC");
    desk.locator("input[name=title]").fill("Giao ban tuần {tuan}");
    desk.getByLabel("Ngày", new Page.GetByLabelOptions().setExact(true)).fill(DAY.format(MONDAY));
    desk.getByLabel("Giờ", new Page.GetByLabelOptions().setExact(true)).fill("8:00");
    desk.getByLabel("Giờ", new Page.GetByLabelOptions().setExact(true)).blur();
    desk.locator("select[name=chair]").selectOption("chutich");
    choose(desk, "Xã Câu Chuyện Một");
    desk.locator("select[name=repeat]").selectOption("weekly");
    desk.getByLabel("Kết thúc", new Page.GetByLabelOptions().setExact(true))
        .selectOption(new SelectOption().setValue("count"));
    desk.getByLabel("Số phiên").fill("6");
    assertThat(id(desk, "recurrence-preview").locator("li")).hasCount(6);
    shot(desk, "series-form");
    id(desk, "find-slots").click();
    assertThat(id(desk, "slot").first()).hasAttribute("data-free", "true");
    shot(desk, "free-slots");
    desk.keyboard().press("Escape");
    id(desk, "briefing-save").click();
    desk.waitForURL(Pattern.compile("/briefings/[0-9a-f-]{36}$"));
    String first = desk.url();

    id(desk, "to-series").click();
    assertThat(id(desk, "series-instance")).hasCount(6);
    assertThat(id(desk, "series-rule")).containsText("Hằng tuần, vào Thứ Hai");
    shot(desk, "series");

    // One is put off by itself.
    id(desk, "series-instance").nth(1).click();
    id(desk, "to-edit").click();
    desk.getByLabel("Giờ", new Page.GetByLabelOptions().setExact(true)).fill("14:00");
    desk.getByLabel("Giờ", new Page.GetByLabelOptions().setExact(true)).blur();
    save(desk, "this");
    id(desk, "to-series").click();
    assertThat(id(desk, "series-instance").nth(1))
        .hasAttribute("data-start", Pattern.compile("T14:00"));
    assertThat(id(desk, "series-instance").nth(2))
        .hasAttribute("data-start", Pattern.compile("T08:00"));

    // From the fourth week on it is on Tuesdays.
    id(desk, "series-instance").nth(3).click();
    id(desk, "to-edit").click();
    desk.getByLabel("Ngày", new Page.GetByLabelOptions().setExact(true))
        .fill(DAY.format(MONDAY.plusWeeks(3).plusDays(1)));
    desk.getByLabel("Ngày", new Page.GetByLabelOptions().setExact(true)).blur();
    save(desk, "following");
    id(desk, "to-series").click();
    assertThat(id(desk, "series-instance")).hasCount(3);
    assertThat(id(desk, "series-rule")).containsText("Thứ Ba");

    // Two secretaries at one form: the second is told, and loses nothing.
    Page other = secretary("thuky2");
    other.navigate(first + "/edit");
    desk.navigate(first + "/edit");
    other.locator("input[name=title]").fill("Giao ban đầu tháng");
    save(other, "this");
    other.waitForURL(first);
    desk.locator("input[name=title]").fill("Giao ban của tôi");
    desk.getByLabel("Thời lượng").selectOption("45");
    desk.getByLabel("Nội dung mục 1").waitFor();
    while (desk.getByLabel(Pattern.compile("^Bỏ mục 1$")).count() > 0) {
      desk.getByLabel(Pattern.compile("^Bỏ mục 1$")).first().click();
    }
    save(desk, "this");
    assertThat(id(desk, "merge-field")).hasCount(1);
    assertThat(id(desk, "merge-field")).containsText("Giao ban đầu tháng");
    assertThat(id(desk, "merge-field")).containsText("Giao ban của tôi");
    shot(desk, "merge");
    id(desk, "merge-do").click();
    assertThat(desk.locator("input[name=title]")).hasValue("Giao ban của tôi");
    id(desk, "briefing-save").click(); // which ones was asked before
    desk.waitForURL(first);
    assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Giao ban của tôi");

    // The storm is near.
    long begin = System.nanoTime();
    desk.navigate(url("/briefings"));
    id(desk, "to-urgent").click();
    desk.locator("input[name=subject]").fill("ứng phó bão số 12");
    desk.locator("select[name=start]").selectOption("120");
    desk.locator("select[name=chair]").selectOption("chutich");
    shot(desk, "urgent");
    id(desk, "urgent-do").click();
    desk.waitForURL(Pattern.compile("/briefings/[0-9a-f-]{36}$"));
    assertThat(desk.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .containsText("ứng phó bão số 12");
    assertThat(id(desk, "invitee").first()).isVisible();
    assertThat(System.nanoTime() - begin).isLessThan(60_000_000_000L);
    shot(desk, "urgent-sent");
    desk.navigate(url("/templates"));
    id(desk, "template").first().waitFor();
    shot(desk, "templates");
  }

  private static void save(Page desk, String scope) {
    id(desk, "briefing-save").click();
    Locator choice =
        desk.locator("[data-testid=scope] input[value=" + scope + "]").locator("visible=true");
    choice.check();
    id(desk, "scope-go").locator("visible=true").click();
  }

  private static void choose(Page desk, String unit) {
    Locator search = desk.locator("gb-tree").getByRole(AriaRole.SEARCHBOX);
    search.fill(unit);
    desk.getByRole(AriaRole.TREEITEM, new Page.GetByRoleOptions().setName(unit).setExact(false))
        .last()
        .click();
    search.fill("");
  }

  private Page secretary(String username) {
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
                            "Bearer " + people.token(username, Role.SECRETARY, null))));
    return context.newPage();
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }

  private static Locator id(Page page, String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")).setFullPage(true));
  }

  private void unit(String code, String name, String level, String parent) {
    var unit = new java.util.LinkedHashMap<String, Object>();
    unit.put("code", code);
    unit.put("name", name);
    unit.put("level", level);
    unit.put("parent", parent);
    unit.put("email", code.toLowerCase(java.util.Locale.ROOT) + "@tinh.example");
    unit.put("validFrom", "2025-07-01");
    people
        .secretary()
        .post()
        .uri("/api/units")
        .bodyValue(unit)
        .exchange()
        .expectStatus()
        .value(status -> assertThat(List.of(201, 409)).contains(status));
  }
}
