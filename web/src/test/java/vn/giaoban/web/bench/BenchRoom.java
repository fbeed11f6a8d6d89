package vn.giaoban.web.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.MediaProbe;

/// A server with one open room, and browsers that come into it.
final class BenchRoom implements AutoCloseable {
  private final BenchServer server;
  private final BenchServer.Room room;
  private final List<String> units;
  private final Chromium chromium;

  private BenchRoom(
      BenchServer server, BenchServer.Room room, List<String> units, Chromium chromium) {
    this.server = server;
    this.room = room;
    this.units = units;
    this.chromium = chromium;
  }

  /// Starts the server on new data and opens a room for this many communes.
  static BenchRoom open(int communes) {
    return open(communes, Chromium.open());
  }

  static BenchRoom open(int communes, Chromium chromium) {
    var server = BenchServer.start(BenchServer.Place.fresh(), null);
    var units = server.communes(communes);
    var room = server.open(units);
    return new BenchRoom(server, room, units, chromium);
  }

  /// A join link of the n-th commune.
  String communeLink(int n) {
    return room.link(Map.of("unit", units.get(n), "role", "SITE"));
  }

  /// The chair's join link.
  String chairLink() {
    return room.link(Map.of("name", "Chủ tịch UBND tỉnh", "role", "CHAIR"));
  }

  BenchServer.Room room() {
    return room;
  }

  /// A new window with the scripts that measure.
  BrowserContext window(String... initScripts) {
    var context = chromium.context();
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
    chromium.close();
    server.close();
  }
}
