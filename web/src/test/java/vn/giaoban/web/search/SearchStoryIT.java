package vn.giaoban.web.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.BodyInserters;
import vn.giaoban.web.room.Axe;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// What was scheduled, filed and merged is found from everywhere and opened; the operator sees what
/// ran. In a real browser, as wide as a desk and as narrow as a telephone.
@WebTest
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchStoryIT {
  private static final Path SCREENS = Path.of("target/screens");

  @Autowired People people;
  @Autowired DatabaseClient database;
  @LocalServerPort int port;

  private Chromium chromium;
  private String briefing;

  @BeforeAll
  void arrange() throws IOException {
    unit("TKS", "Tỉnh Tìm Kiếm", "PROVINCE", null);
    unit("TKS1", "Xã Cồn Xanh", "COMMUNE", "TKS");
    unit("TKS2", "Xã Cồn Vành", "COMMUNE", "TKS");
    briefing =
        post(
                "/api/briefings?force=true",
                Map.of(
                    "title", "Giao ban rừng ngập mặn",
                    "startsAt", "2027-03-02T08:00:00+07:00",
                    "duration", "PT1H",
                    "chair", "TKS",
                    "units", List.of("TKS1", "TKS2")))
            .get("id")
            .toString();
    var form = new MultipartBodyBuilder();
    form.part("file", pdf()).filename("bao-cao.pdf");
    form.part("title", "Báo cáo rừng ngập mặn Cồn Vành");
    people
        .secretary()
        .post()
        .uri("/api/briefings/" + briefing + "/documents")
        .body(BodyInserters.fromMultipartData(form.build()))
        .exchange()
        .expectStatus()
        .isCreated();
    post(
        "/api/units/changes",
        Map.of(
            "kind",
            "MERGE",
            "on",
            "2026-01-01",
            "units",
            List.of("TKS1", "TKS2"),
            "into",
            List.of(Map.of("code", "TKS3", "name", "Phường Ven Biển Mới"))));
    chromium = Chromium.open();
  }

  @AfterAll
  void close() {
    chromium.close();
  }

  @Test
  void whatIsLookedForIsFoundAndOpened() {
    var page = as("thuky", Role.SECRETARY);
    page.navigate(at("/register"));
    id(page, "search-open").waitFor();
    page.keyboard().press("Control+k");
    page.locator("gb-quick-search input").fill("rung ngap man");
    page.locator("gb-quick-search [data-testid=search-hit][data-kind=BRIEFING]").waitFor();
    Axe.findsNothing(page, "quick search");
    page.locator("gb-quick-search [data-testid=search-hit][data-kind=BRIEFING]").first().click();
    page.waitForURL(Pattern.compile("/briefings/" + briefing + "$"));

    page.navigate(at("/search?q=rung+ngap+man"));
    var document = page.locator("main [data-testid=search-hit][data-kind=DOCUMENT]");
    assertThat(document).hasAttribute("target", "_blank");
    String paper = Objects.requireNonNull(document.getAttribute("href"));
    people
        .secretary()
        .get()
        .uri(paper)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType("application/pdf");
    Axe.findsNothing(page, "search");
    photograph(page, "search-vi");
    id(page, "search-hit-briefing").click();
    page.waitForURL(Pattern.compile("/briefings/" + briefing + "$"));

    // A unit opens itself; one of the past is shown beside its heir.
    page.navigate(at("/search?q=ven+bien+moi"));
    page.locator("main [data-testid=search-hit][data-kind=UNIT]").click();
    page.locator("[data-testid=unit][data-unit=TKS3]").waitFor();
    page.navigate(at("/search?q=%22con+xanh%22&type=UNIT"));
    page.locator("main [data-testid=search-hit][data-kind=UNIT]").click();
    assertThat(id(page, "past-unit")).containsText("Phường Ven Biển Mới");
    assertThat(id(page, "unit-search")).hasValue("Xã Cồn Xanh");
    page.navigate(at("/units/TKS3"));
    page.locator("[data-testid=unit][data-unit=TKS3]").waitFor();
  }

  @Test
  void onATelephoneNothingStandsOut() {
    var page = as("thuky", Role.SECRETARY);
    page.addInitScript("localStorage['giaoban.language'] = 'en'");
    page.setViewportSize(390, 844);
    page.navigate(at("/search?q=rung+ngap+man"));
    page.locator("main [data-testid=search-hit]").first().waitFor();
    assertThat(overflow(page)).as("search").isZero();
    photograph(page, "search-phone-en");
    page.navigate(at("/templates"));
    id(page, "template").first().waitFor();
    assertThat(overflow(page)).as("kinds of meetings").isZero();
    id(page, "template-edit").first().click();
    id(page, "template-form").waitFor();
    Axe.findsNothing(page, "kind of meeting");
    photograph(page, "template-phone-en");
  }

  @Test
  void theOperatorSeesWhatRan() {
    database
        .sql(
            """
            INSERT INTO job_state (name, kind, node, started_at, millis)
            VALUES ('retention', 'DAILY', 'x', now(), 0) ON CONFLICT DO NOTHING\
            """)
        .then()
        .block();
    var page = as("admin", Role.ADMIN);
    page.navigate(at("/operations"));
    id(page, "operations-state").waitFor();
    page.locator("[data-testid=job][data-job=retention] [data-testid=job-run]").click();
    page.getByText("Đã giao việc").first().waitFor();
    database
        .sql("SELECT count(*) AS n FROM job_run WHERE name = 'retention' AND outcome = 'DONE'")
        .map(row -> row.get("n", Long.class))
        .one()
        .filter(n -> n > 0)
        .repeatWhenEmpty(240, again -> again.delayElements(Duration.ofMillis(250)))
        .block(Duration.ofSeconds(60));
    page.reload();
    page.locator("[data-testid=job-run-row][data-outcome=DONE]").first().waitFor();
    Axe.findsNothing(page, "operations");
    photograph(page, "operations-vi");
    page.setViewportSize(390, 844);
    assertThat(overflow(page)).as("operations").isZero();
    photograph(page, "operations-phone-vi");
  }

  private static byte[] pdf() throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.save(out);
      return out.toByteArray();
    }
  }

  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  private Page as(String username, Role role) {
    return chromium
        .browser()
        .newContext(
            new Browser.NewContextOptions()
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setViewportSize(1366, 900)
                .setExtraHTTPHeaders(
                    Map.of("Authorization", "Bearer " + people.token(username, role, null))))
        .newPage();
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private static Locator id(Page page, String testId) {
    return page.locator("[data-testid='" + testId + "']");
  }

  private static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")).setFullPage(true));
  }

  private void unit(String code, String name, String level, String parent) {
    var unit =
        new java.util.LinkedHashMap<String, Object>(
            Map.of("code", code, "name", name, "level", level, "validFrom", "2025-07-01"));
    if (parent != null) {
      unit.put("parent", parent);
    }
    post("/api/units", unit);
  }

  private Map<?, ?> post(String uri, Map<String, ?> body) {
    return Objects.requireNonNull(
        people
                    .secretary()
                    .post()
                    .uri(uri)
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .is2xxSuccessful()
                    .expectBody(Object.class)
                    .returnResult()
                    .getResponseBody()
                instanceof Map<?, ?> made
            ? made
            : Map.of());
  }
}
