package vn.giaoban.web.organisation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// The secretary brings a list in, appoints a chairwoman, merges two communes, and finds an old
/// name.
@WebTest
@Timeout(120)
class UnitsStoryIT {
  @Autowired People people;
  @LocalServerPort int port;

  private Chromium chromium;
  private Page page;

  @BeforeEach
  void open() {
    chromium = Chromium.open();
    var context = chromium.context();
    context.setExtraHTTPHeaders(
        Map.of("Authorization", "Bearer " + people.token("thuky", Role.SECRETARY, null)));
    page = context.newPage();
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  @Test
  void aListComesInAndTheTreeLivesOn() {
    page.navigate("http://localhost:" + port + "/units/import");
    take("Mã;Tên;Cấp;Mã cấp trên\nST;Tỉnh Thử;tỉnh;\nST-1;Xã Một;xã;ST\nST-1;Xã Trùng;xã;ST\n");
    assertThat(id("import-fault").and(page.locator("[data-cell=A4]")))
        .containsText("Mã ST-1 đã có ở dòng 3");
    assertThat(id("import-run")).isDisabled();
    shot("import-faults");

    take(
        "Mã;Tên;Cấp;Mã cấp trên;Nhãn;Từ ngày\nST;Tỉnh Thử;tỉnh;;;01/07/2025\nST-1;Xã Thạch Lâm;xã;ST;ven biển;01/07/2025\nST-2;Xã Thạch Bình;xã;ST;ven biển;01/07/2025\nST-3;Xã Phú Long;xã;ST;;01/07/2025\n");
    assertThat(id("import-summary")).hasText("4 đơn vị sẽ thay đổi");
    shot("import-preview");
    id("import-run").click();
    id("import-done").getByRole(AriaRole.LINK).click();

    page.locator("[data-testid=unit-search]").fill("thach lam");
    page.locator("[data-unit='ST-1'].unit-name").click();
    id("unit-tab-posts").click();
    id("holder-add").click();
    page.getByLabel("Họ và tên").fill("Vũ Thị Cúc");
    id("holder-save").click();
    assertThat(id("holder")).containsText("Vũ Thị Cúc");
    shot("unit-posts");
    id("unit-tab-sites").click();
    id("site-add").click();
    page.getByLabel("Tên điểm cầu").fill("Hội trường UBND xã");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Thêm thiết bị")).click();
    id("site-save").click();
    assertThat(id("site")).containsText("Máy quay");

    id("arrange-units").click();
    id("change-MERGE").click();
    var units = page.getByLabel("Các đơn vị");
    units.fill("thach binh");
    page.locator(".chips-option[data-code='ST-2']").click();
    page.locator("input[name=heir-code]").fill("ST-9");
    page.locator("input[name=heir-name]").fill("Phường Thạch Bình");
    shot("unit-merge");
    id("change-save").click();
    assertThat(page.getByText("Đã sắp xếp đơn vị.")).isVisible();

    page.locator("[data-testid=unit-search]").fill("xa thach lam");
    var past = id("past-unit").filter(new Locator.FilterOptions().setHasText("Xã Thạch Lâm"));
    assertThat(past).containsText("nay là Phường Thạch Bình");
    shot("units-old-name");
    past.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator(".unit-title")).hasText("Phường Thạch Bình");
    id("unit-tab-history").click();
    assertThat(id("kin")).hasCount(3);
    shot("unit-history");
    id("kin").filter(new Locator.FilterOptions().setHasText("Xã Thạch Lâm")).click();
    assertThat(page.locator(".unit-title")).hasText("Xã Thạch Lâm");
    id("unit-tab-posts").click();
    assertThat(id("post")).containsText("Chủ tịch UBND xã");

    page.navigate("http://localhost:" + port + "/units/groups");
    id("group-add").click();
    page.locator("input[name=group-name]").fill("Các xã ven biển của tỉnh Thử");
    page.locator("input[name=rule-tags]").fill("ven biển");
    page.getByLabel("Trực thuộc (mọi cấp)").fill("tinh thu");
    page.locator(".chips-option[data-code='ST']").click();
    assertThat(id("rule-found")).containsText("Hôm nay: 1 đơn vị");
    page.locator("input[name=rule-tags]").fill("");
    assertThat(id("rule-found")).containsText("Hôm nay: 2 đơn vị");
    id("group-save").click();
    assertThat(id("group").filter(new Locator.FilterOptions().setHasText("tỉnh Thử")))
        .containsText("2");
    shot("groups");
  }

  private void take(String list) {
    id("import-file")
        .setInputFiles(
            new FilePayload("don-vi.csv", "text/csv", list.getBytes(StandardCharsets.UTF_16)));
  }

  private Locator id(String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  private void shot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/shots/units", name + ".png")));
  }
}
