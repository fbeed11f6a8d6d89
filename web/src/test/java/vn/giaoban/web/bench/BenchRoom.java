package vn.giaoban.web.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import vn.giaoban.web.story.Api;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.MediaProbe;
import vn.giaoban.web.story.ServerProcess;
import vn.giaoban.web.testing.FreePorts;

/// A server with one open room, and browsers that come into it.
final class BenchRoom implements AutoCloseable {
  private static final String PASSWORD = "bench-password-1";

  private final ServerProcess server;
  private final Playwright playwright;
  private final Browser browser;
  private final Api api;
  private final String briefing;
  private final List<String> units;

  private BenchRoom(
      ServerProcess server,
      Playwright playwright,
      Browser browser,
      Api api,
      String briefing,
      List<String> units) {
    this.server = server;
    this.playwright = playwright;
    this.browser = browser;
    this.api = api;
    this.briefing = briefing;
    this.units = units;
  }

  /// Starts the server on new data and opens a room for this many communes.
  static BenchRoom open(int communes) {
    var work = Path.of(System.getenv().getOrDefault("BENCH_WORK", "target/bench"));
    var server =
        ServerProcess.start(
            work.resolve("data"),
            FreePorts.next(),
            Map.of(
                "GIAOBAN_MEDIA_PORT",
                Integer.toString(FreePorts.next()),
                "GIAOBAN_ADMIN_PASSWORD",
                PASSWORD),
            "--demo");
    var api = Api.signIn(server.url(), "admin", PASSWORD);
    var units =
        StreamSupport.stream(api.get("/api/units?level=COMMUNE").spliterator(), false)
            .map(unit -> unit.path("code").asString())
            .limit(communes)
            .toList();
    var briefing =
        api.post(
                "/api/briefings",
                Map.of(
                    "title",
                    "Đo phòng họp",
                    "startsAt",
                    OffsetDateTime.now().plusMinutes(10).truncatedTo(ChronoUnit.MINUTES).toString(),
                    "duration",
                    "PT1H",
                    "chair",
                    "chutich",
                    "units",
                    units,
                    "agenda",
                    List.of()))
            .path("id")
            .asString();
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new BenchRoom(server, playwright, Chromium.launch(playwright), api, briefing, units);
  }

  /// A join link of the n-th commune.
  String communeLink(int n) {
    return token(Map.of("unit", units.get(n), "role", "SITE"), "link");
  }

  /// The chair's join link.
  String chairLink() {
    return token(Map.of("name", "Chủ tịch UBND tỉnh", "role", "CHAIR"), "link");
  }

  /// A token that many listeners share.
  String observerToken() {
    return token(Map.of("name", "Đo tải", "role", "OBSERVER"), "token");
  }

  private String token(Map<String, String> who, String member) {
    return api.post("/api/briefings/" + briefing + "/room/tokens", who).path(member).asString();
  }

  /// Where listeners join.
  String whep() {
    return server.url() + "/whep/" + briefing;
  }

  /// A new window with the scripts that measure.
  BrowserContext window(String... initScripts) {
    var context = Chromium.context(browser);
    context.addInitScript(MediaProbe.INIT_SCRIPT);
    for (var script : initScripts) {
      context.addInitScript(script);
    }
    return context;
  }

  /// Opens a link and enters the room.
  Page enter(String link) {
    var page = window().newPage();
    page.navigate(link);
    page.locator("[data-testid=join-button]").click();
    page.locator("[data-testid=room][data-media=connected]").waitFor();
    return page;
  }

  long serverPid() {
    return server.pid();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    server.close();
  }
}
