package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.RoomTab;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// A document before all, in real browsers.
@WebTest
@Timeout(120)
final class PaperOnStageIT {
  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired People people;
  @LocalServerPort int port;

  private Meeting meeting;
  private Chromium chromium;

  @BeforeEach
  void launch() {
    meeting = Meeting.open(database, briefings, tokens);
    chromium = Chromium.open();
  }

  @AfterEach
  void close() {
    chromium.close();
  }

  @Test
  void everybodyFollowsThePresenterMayLookAroundAndReturns() throws IOException {
    bring("bao-cao.pdf", "application/pdf", SamplePapers.report(6));
    var chair = enter(meeting.chair());
    var commune = enter(meeting.commune());

    click(chair, "tab-documents");
    click(chair, "document-show");
    seesPage(commune, 1);
    assertThat(commune.locator("[data-testid=paper-pointer]").count()).isZero();
    click(chair, "paper-next");
    seesPage(commune, 2);
    commune.locator(".textLayer >> text=Trang 2").waitFor(attached());

    click(chair, "paper-zoom-in");
    click(chair, "paper-zoom-in");
    waitForZoom(commune, "/2[0-9][0-9]/");
    shot(commune, "paper-zoomed-follower");

    chair.locator("[data-testid=paper-pointer]").click();
    var surface = chair.locator("gb-paper .paper-surface").boundingBox();
    chair.mouse().move(surface.x + surface.width / 2, surface.y + surface.height / 2);
    chair.mouse().move(surface.x + surface.width / 2 + 9, surface.y + surface.height / 2 + 9);
    commune.locator("[data-testid=pointer]").waitFor();
    shot(commune, "paper-pointer");
    shot(chair, "paper-presenter");

    // one who comes late sees the same
    var late = enter(meeting.another());
    seesPage(late, 2);
    waitForZoom(late, "/2[0-9][0-9]/");

    click(commune, "paper-next");
    seesPage(commune, 3);
    sees(commune, "looking-around");
    seesPage(chair, 2);
    click(chair, "paper-fit");
    waitForZoom(late, "100");
    seesPage(commune, 3);
    shot(commune, "paper-looking-around");
    click(commune, "paper-return");
    seesPage(commune, 2);
    assertThat(commune.locator("[data-testid=looking-around]").count()).isZero();

    chair.keyboard().press("PageDown");
    seesPage(late, 3);
  }

  @Test
  void twoHundredSlidesOpenAtOnceAtTheirOneHundredFiftieth() throws IOException {
    var slides = SamplePapers.slides(200);
    var document = bring("slides.pdf", "application/pdf", slides).path("id").asString();
    var chair = enter(meeting.chair());
    chair.evaluate("() => performance.setResourceTimingBufferSize(5000)");
    click(chair, "tab-documents");
    click(chair, "document-show");
    seesPage(chair, 1);
    var field = chair.locator("gb-paper [data-testid=paper-page]");
    field.fill("150");
    field.press("Enter");
    seesPage(chair, 150);
    chair.locator(".textLayer >> text=Trang 150").waitFor(attached());

    var commune = enter(meeting.commune());
    seesPage(commune, 150);
    var fetched =
        Long.parseLong(commune.locator("gb-paper gb-paper-view").getAttribute("data-fetched"));
    var overTheLine =
        ((Number)
                commune.evaluate(
                    "id => performance.getEntriesByType('resource')"
                        + ".filter((r) => r.name.includes(id + '/content'))"
                        + ".reduce((sum, r) => sum + r.transferSize, 0)",
                    document))
            .longValue();

    assertThat(slides.length).isGreaterThan(5_000_000);
    // 64 kbit/s carry 8 kB a second; among it is the next slide, fetched ahead
    assertThat(fetched).isLessThan(140_000);
    assertThat(overTheLine).isLessThan(160_000);
    shot(commune, "paper-slides");
  }

  @Test
  void whatCannotBeShownSaysSoAndWhatToDo() throws IOException {
    bring("bao-cao.pdf", "application/pdf", SamplePapers.report(2));
    var commune = enter(meeting.commune());
    click(commune, "tab-documents");

    answering(commune, SamplePapers.broken());
    click(commune, "document-open");
    commune.locator("[data-testid=paper-fault][data-kind=broken]").waitFor();
    shot(commune, "paper-broken");
    commune.unroute(CONTENT);
    click(commune, "paper-retry");
    seesPage(commune, 1);
    click(commune, "document-list");

    answering(commune, SamplePapers.locked());
    click(commune, "document-open");
    commune.locator("[data-testid=paper-fault][data-kind=locked]").waitFor();
    shot(commune, "paper-locked");
    commune.locator("input[data-testid=paper-password]").fill("sai");
    commune.keyboard().press("Enter");
    commune.locator("[data-testid=paper-fault][data-kind=wrongPassword]").waitFor();
    commune.locator("input[data-testid=paper-password]").fill("giaoban");
    commune.keyboard().press("Enter");
    seesPage(commune, 1);
    click(commune, "document-list");
    commune.unroute(CONTENT);

    commune.route(CONTENT, route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
    click(commune, "document-open");
    commune.locator("[data-testid=paper-fault][data-kind=missing]").waitFor();
  }

  /// What was not sent when the line ended must not be tried again without end.
  @Test
  void aPageTurnedWhileTheSeatIsTakenLeavesTheScreenUsable() throws IOException {
    bring("bao-cao.pdf", "application/pdf", SamplePapers.report(3));
    var taken = new AtomicBoolean();
    var chair = chromium.context().newPage();
    chair.routeWebSocket(
        Pattern.compile(".*/room/events"),
        socket -> {
          var server = socket.connectToServer();
          socket.onMessage(frame -> {
            if (taken.get() && frame.text().contains("ShowDocument")) {
              socket.send("{\"type\":\"Goodbye\",\"reason\":\"TAKEN_OVER\"}");
            } else {
              server.send(frame.text());
            }
          });
        });
    chair.navigate("http://localhost:" + port + "/join/" + meeting.chair().token());
    click(chair, "join-button");
    click(chair, "tab-documents");
    click(chair, "document-show");
    seesPage(chair, 1);
    taken.set(true);
    click(chair, "paper-next");
    sees(chair, "end-screen");
    click(chair, "back-button");
    sees(chair, "room");
  }

  @Test
  void twoFingersZoomAndEverybodySeesIt() throws IOException {
    bring("bao-cao.pdf", "application/pdf", SamplePapers.report(2));
    var chair = enter(meeting.chair());
    var commune = enter(meeting.commune());
    click(chair, "tab-documents");
    click(chair, "document-show");
    seesPage(commune, 1);

    var fingers = chair.context().newCDPSession(chair);
    fingers.send(
        "Emulation.setTouchEmulationEnabled", json("{\"enabled\":true,\"maxTouchPoints\":2}"));
    var surface = chair.locator("gb-paper .paper-surface").boundingBox();
    double x = surface.x + surface.width / 2;
    double y = surface.y + surface.height / 2;
    touch(fingers, "touchStart", x, y, 40);
    for (int apart = 44; apart <= 100; apart += 4) {
      touch(fingers, "touchMove", x, y, apart);
    }
    fingers.send("Input.dispatchTouchEvent", json("{\"type\":\"touchEnd\",\"touchPoints\":[]}"));
    waitForZoom(chair, "/2[0-9][0-9]/");
    waitForZoom(commune, "/2[0-9][0-9]/");
  }

  private static void touch(CDPSession fingers, String type, double x, double y, int apart) {
    fingers.send(
        "Input.dispatchTouchEvent",
        json(
            "{\"type\":\"%s\",\"touchPoints\":[{\"x\":%s,\"y\":%s,\"id\":1},{\"x\":%s,\"y\":%s,\"id\":2}]}"
                .formatted(type, x - apart, y, x + apart, y)));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void aScanInJpeg2000IsShownThoughPagesMayNotRunWebAssembly() throws IOException {
    bring("scan.pdf", "application/pdf", SamplePapers.scan());
    var commune = enter(meeting.commune());
    click(commune, "tab-documents");
    click(commune, "document-open");
    seesPage(commune, 1);
    // the heading's bar, and paper beside it
    assertThat(brightness(commune, 0.5, 92.0 / 848)).isLessThan(100);
    assertThat(brightness(commune, 0.95, 92.0 / 848)).isGreaterThan(200);
    shot(commune, "paper-scan");
    var refused =
        commune.evaluate(
            "() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))"
                + ".then(() => 'run', (e) => e.name)");
    assertThat(refused).as("the page itself may not").isEqualTo("CompileError");
  }

  /// Of the page's picture at a place of the sheet, 0..255.
  private static double brightness(Page page, double x, double y) {
    return ((Number)
            page.evaluate(
                """
                ([x, y]) => {
                  const canvas = document.querySelector('gb-paper-view canvas');
                  const words = document.querySelector('gb-paper-view .textLayer') ?? canvas;
                  const frame = words.getBoundingClientRect();
                  const box = canvas.getBoundingClientRect();
                  const at = (v, from, size, all, pixels) => Math.round((from - all + v * size) * pixels);
                  const scale = canvas.width / box.width;
                  const left = at(x, frame.left, frame.width, box.left, scale);
                  const top = at(y, frame.top, frame.height, box.top, scale);
                  const [r, g, b] = canvas.getContext('2d').getImageData(left, top, 1, 1).data;
                  return (r + g + b) / 3;
                }
                """,
                java.util.List.of(x, y)))
        .doubleValue();
  }

  @Test
  void aLineLostWhileTurningIsWaitedFor() throws IOException {
    bring("slides.pdf", "application/pdf", SamplePapers.slides(12));
    var commune = enter(meeting.commune());
    click(commune, "tab-documents");
    click(commune, "document-open");
    seesPage(commune, 1);

    commune.route(CONTENT, Route::abort);
    var field = commune.locator("[data-testid=paper-page]");
    field.fill("9");
    field.press("Enter");
    sees(commune, "paper-waiting");
    shot(commune, "paper-waiting");
    commune.unroute(CONTENT);
    seesPage(commune, 9);
    commune
        .locator("[data-testid=paper-waiting]")
        .waitFor(
            new Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
  }

  @Test
  void picturesAreShownAndOtherFilesOfferedForDownload() throws IOException {
    bring("anh.png", "image/png", SamplePapers.picture());
    bring("ghi-chu.txt", "text/plain", "Ghi chú".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var chair = enter(meeting.chair());
    click(chair, "tab-documents");

    var items = chair.locator("[data-testid=document-item]");
    assertThat(items.nth(1).locator("[data-testid=document-show]").count()).isZero();
    var saved = chair.waitForDownload(() -> items.nth(1).getByTestId("document-open").click());
    assertThat(saved.suggestedFilename()).isEqualTo("ghi-chu.txt");
    items.nth(0).getByTestId("document-show").click();
    seesPage(chair, 1);
    shot(chair, "paper-picture");
  }

  @Test
  void aNewVersionIsToldAndTakenWhenThePresenterSaysSo() throws IOException {
    bring("bao-cao.pdf", "application/pdf", SamplePapers.report(3));
    var chair = enter(meeting.chair());
    var commune = enter(meeting.commune());
    click(chair, "tab-documents");
    click(chair, "document-show");
    seesPage(commune, 1);

    bring("bao-cao.pdf", "application/pdf", SamplePapers.report(5));
    sees(chair, "paper-newer");
    shot(chair, "paper-newer");
    assertThat(commune.locator("gb-paper [data-testid=paper-pages]").textContent()).contains("3");
    click(chair, "paper-use-newer");
    commune.locator("gb-paper [data-testid=paper-pages] >> text=5").waitFor();
  }

  @Test
  void papersFetchedBeforehandAreReadWithoutTheLineAndNotesAreKept() throws IOException {
    bring("slides.pdf", "application/pdf", SamplePapers.slides(12));
    var page = chromium.context().newPage();
    page.navigate("http://localhost:" + port + "/join/" + meeting.commune().token());
    click(page, "pack-get");
    page.locator("[data-testid=pack][data-pack=kept]").waitFor();
    shot(page, "paper-pack");

    page.route(CONTENT, Route::abort);
    click(page, "join-button");
    page.locator("[data-testid=room][data-line=up]").waitFor();
    click(page, "tab-documents");
    click(page, "document-open");
    seesPage(page, 1);
    var field = page.locator("[data-testid=paper-page]");
    field.fill("9");
    field.press("Enter");
    seesPage(page, 9);
    assertThat(page.locator("gb-paper-view").getAttribute("data-fetched")).isEqualTo("0");

    click(page, "paper-notes");
    page.locator("[data-testid=paper-note-state][data-state=kept]").waitFor();
    page.locator("[data-testid=paper-note]").fill("Hỏi lại số hộ");
    page.locator("[data-testid=paper-note-state][data-state=writing]").waitFor();
    page.locator("[data-testid=paper-note-state][data-state=kept]").waitFor();
    shot(page, "paper-note");
    var kept =
        database
            .sql("SELECT text FROM private_note WHERE briefing_id = :id AND page = 9")
            .bind("id", meeting.id())
            .map(row -> String.valueOf(row.get("text")))
            .one()
            .block();
    assertThat(kept).isEqualTo("Hỏi lại số hộ");
  }

  private static final Pattern CONTENT = Pattern.compile(".*/content\\?.*");

  private static void answering(Page page, byte[] content) {
    page.route(
        CONTENT,
        route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBodyBytes(content)));
  }

  private JsonNode bring(String name, String type, byte[] content) {
    var form = new MultipartBodyBuilder();
    form.part(
            "file",
            new ByteArrayResource(content) {
              @Override
              public String getFilename() {
                return name;
              }
            })
        .contentType(org.springframework.http.MediaType.parseMediaType(type));
    var body =
        people
            .secretary()
            .post()
            .uri("/api/briefings/" + meeting.id() + "/documents")
            .body(BodyInserters.fromMultipartData(form.build()))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(byte[].class)
            .returnResult()
            .getResponseBody();
    return RoomJournal.JSON.readTree(body);
  }

  private Page enter(JoinLink link) {
    return RoomTab.open(chromium.context(), "http://localhost:" + port + "/join/" + link.token())
        .enter()
        .page();
  }

  private static void seesPage(Page page, int number) {
    page.locator("gb-paper-view[data-page='" + number + "']").first().waitFor();
  }

  private static void waitForZoom(Page page, String percent) {
    page.locator("gb-paper [data-testid=paper-zoom] >> text=" + percent).waitFor();
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }

  private static void click(Page page, String id) {
    page.locator("[data-testid=" + id + "]").first().click();
  }

  private static void sees(Page page, String id) {
    page.locator("[data-testid=" + id + "]").first().waitFor();
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
  }
}
