package vn.giaoban.web.story;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/// The secretary's pages, used by what is written on them.
final class Desk {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");
  static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  /// One row of the agenda.
  record Item(String title, int minutes) {}

  private final Page page;
  private final String url;

  Desk(Page page, String url) {
    this.page = page;
    this.url = url;
  }

  Page page() {
    return page;
  }

  void signIn(String username, String password) {
    page.navigate(url + "/");
    page.getByLabel("Tên đăng nhập").fill(username);
    page.getByLabel("Mật khẩu").fill(password);
    button("Đăng nhập").click();
  }

  void giveCode(String code) {
    page.getByLabel("Mã 6 số").fill(code);
    button("Xác nhận").click();
  }

  /// Switches the second factor on.
  ///
  /// @param codeOf makes the one-time code for a secret shown on the page
  void switchOnSecondFactor(java.util.function.UnaryOperator<String> codeOf) {
    menu("Tài khoản");
    button("Bật xác thực hai bước").click();
    var secret = page.locator("code.secret").textContent().replace(" ", "");
    page.getByLabel("Mã 6 số").fill(codeOf.apply(secret));
    button("Xác nhận và bật").click();
    page.getByText("Đang bật").waitFor();
  }

  void menu(String entry) {
    page.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(entry).setExact(true))
        .click();
  }

  Locator weekTitle() {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("Lịch tuần")));
  }

  void fillBriefing(
      String title, ZonedDateTime start, String lengthSaid, List<String> units, List<Item> agenda) {
    page.navigate(url + "/briefings/new");
    page.getByLabel("Tên cuộc họp").fill(title);
    var local = start.withZoneSameInstant(VIETNAM);
    page.getByLabel("Ngày", new Page.GetByLabelOptions().setExact(true)).fill(DAY.format(local));
    page.getByLabel("Giờ", new Page.GetByLabelOptions().setExact(true)).fill(TIME.format(local));
    page.getByLabel("Thời lượng")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(lengthSaid));
    for (var unit : units) {
      var search = page.locator("gb-tree").getByRole(AriaRole.SEARCHBOX);
      search.fill(unit);
      page.getByRole(AriaRole.TREEITEM, new Page.GetByRoleOptions().setName(unit).setExact(false))
          .last()
          .click();
      search.fill("");
    }
    for (var n = 1; n <= agenda.size(); n++) {
      button("Thêm mục").click();
      page.getByLabel("Nội dung mục " + n).fill(agenda.get(n - 1).title());
      page.getByLabel("Số phút mục " + n).fill(Integer.toString(agenda.get(n - 1).minutes()));
    }
  }

  void attach(Path pdf) {
    page.locator("input[type=file]").setInputFiles(pdf);
    page.getByText(pdf.getFileName().toString()).waitFor();
  }

  void schedule() {
    button("Xếp lịch").click();
  }

  /// The id of the briefing whose page is shown.
  String briefingId() {
    page.waitForURL(Pattern.compile("/briefings/[0-9a-f-]{36}$"));
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  void openBriefing(String id) {
    page.navigate(url + "/briefings/" + id);
  }

  void sendInvitations(String message) {
    id("send-invitations").click();
    page.getByLabel("Lời nhắn thêm (không bắt buộc)").fill(message);
    id("send-confirm").click();
  }

  Locator invitee(String unitCode) {
    return page.locator("[data-testid=invitee][data-unit='" + unitCode + "']");
  }

  void openMinutes(String id) {
    page.navigate(url + "/briefings/" + id + "/minutes");
  }

  void openJournal(String id) {
    page.navigate(url + "/briefings/" + id + "/journal");
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator id(String testId) {
    return page.locator("[data-testid='" + testId + "']").locator("visible=true").first();
  }
}
