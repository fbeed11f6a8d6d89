package vn.giaoban.web.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// The days before a meeting, in two real browsers: a secretary at the desk, and the clerk of a
/// commune with a telephone and the link from the mail.
@WebTest
@Timeout(180)
final class PreparationStoryIT {
  private static final Path SCREENS = Path.of("target/screens");

  @Autowired People people;
  @Autowired JoinTokens tokens;
  @LocalServerPort int port;

  private Office office;
  private Chromium chromium;

  @BeforeEach
  void open() {
    office = new Office(people, tokens, Duration.ofDays(1));
    office.invite();
    chromium = Chromium.open();
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  private Page desk() {
    var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("vi-VN")
                    .setTimezoneId("Asia/Ho_Chi_Minh")
                    .setViewportSize(1366, 860)
                    .setExtraHTTPHeaders(
                        Map.of(
                            "Authorization",
                            "Bearer " + people.token("thuky", Role.SECRETARY, null))));
    var page = context.newPage();
    page.navigate("http://localhost:" + port + "/briefings/" + office.briefing);
    return page;
  }

  private Page telephone() {
    var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("vi-VN")
                    .setViewportSize(390, 844)
                    .setIsMobile(true)
                    .setHasTouch(true));
    var page = context.newPage();
    page.navigate("http://localhost:" + port + "/reply/" + office.token(office.one));
    return page;
  }

  private static Locator id(Page page, String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  private static Locator line(Page desk, String unit, String condition) {
    return desk.locator("[data-testid=invitee][data-unit='" + unit + "']" + condition);
  }

  private static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")).setFullPage(true));
  }

  @Test
  void aPaperIsAskedForTheSilentAreChasedAndASubstituteIsHeldAgainstTheRule() {
    var desk = desk();
    id(desk, "warning").first().waitFor();

    // Item 1 has no paper: its unit is asked from the warning itself.
    var warning = desk.locator("[data-testid=warning][data-kind=ITEM_WITHOUT_DOCUMENT]");
    assertThat(warning.textContent()).contains("Mục 1 chưa có tài liệu");
    warning.locator("[data-testid=warning-act]").click();
    desk.getByLabel("Nội dung tài liệu").fill("Báo cáo tiến độ");
    id(desk, "ask-send").click();
    desk.locator("[data-testid=document-request][data-state=ASKED]").waitFor();

    // Deputies only.
    id(desk, "rule-open").click();
    desk.getByLabel("từ cấp phó của người đứng đầu trở lên").check();
    id(desk, "rule-strict").check();
    id(desk, "rule-save").click();

    id(desk, "chase-silent").click();
    id(desk, "chase-confirm").click();
    line(desk, office.two, "").getByText("đã nhắc 1 lần").waitFor();
    photograph(desk, "attendance-desk-vi");

    // The commune opens the link on a telephone.
    var phone = telephone();
    phone.locator("[data-testid=answer-choice][data-answer=DELEGATED]").click();
    phone.getByText("Người dự thay phải là cấp phó").waitFor();
    phone.getByLabel("Họ tên người dự thay").fill("Lê Văn Cường");
    phone.getByLabel("Chức vụ").first().fill("Chuyên viên");
    id(phone, "answer-send").click();
    phone.getByText("không dự thay được").waitFor();
    assertThat(phone.getByLabel("Họ tên người dự thay").inputValue()).isEqualTo("Lê Văn Cường");
    photograph(phone, "reply-refused-vi");

    phone.getByLabel("Họ tên người dự thay").fill("Trần Văn Bình");
    phone.getByLabel("Chức vụ").first().fill("Phó Chủ tịch UBND xã");
    id(phone, "answer-send").click();
    id(phone, "answer-now").waitFor();
    line(desk, office.one, "[data-reply=DELEGATED][data-substitute=APPROVED]").waitFor();
    assertThat(line(desk, office.one, "").textContent()).contains("Trần Văn Bình");

    // The paper, by the same page; the warning goes by itself.
    id(phone, "request-file")
        .setInputFiles(
            new FilePayload(
                "tien-do.txt", "text/plain", "Đạt 80 %".getBytes(StandardCharsets.UTF_8)));
    phone.locator("[data-testid=own-request][data-state=SENT_IN]").waitFor();
    desk.locator("[data-testid=document-request][data-state=SENT_IN]").waitFor();
    warning.waitFor(
        new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));

    // And the wish to speak.
    id(phone, "speak-open").click();
    id(phone, "speak-send").click();
    phone.locator("[data-testid=own-speaker][data-state=ASKED]").waitFor();
    id(desk, "speaker-accept").click();
    desk.locator("[data-testid=speaker][data-state=ACCEPTED]").waitFor();
    photograph(phone, "reply-vi");
    photograph(desk, "attendance-desk-later-vi");
  }
}
