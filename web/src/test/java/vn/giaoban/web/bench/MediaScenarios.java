package vn.giaoban.web.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.giaoban.conference.load.LoadClient;
import vn.giaoban.conference.load.LoadShape;
import vn.giaoban.conference.load.ProcessTimes;

/// The media benchmark's scenarios. Each starts a server, ends by itself and tells its figures.
final class MediaScenarios {
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  /// With few packets a second the compilers need this long; what they take is not the packets'
  /// cost.
  private static final Duration COMPILED = Duration.ofSeconds(40);

  private static final Duration SETTLE = Duration.ofSeconds(4);
  private static final Duration WINDOW = Duration.ofSeconds(8);
  private static final int JOINS_PER_SECOND = 50;
  private static final int LISTENERS = 100;
  private static final int CROWD = 500;

  private MediaScenarios() {}

  /// One speaker with picture, a hundred listeners.
  static List<MediaFigures> speaker(BenchServer.Place place)
      throws IOException, InterruptedException {
    try (var server = BenchServer.start(place, null);
        var client = new LoadClient(1)) {
      var room = server.open(server.communes(1));
      client.join(room.whip(), room.site("Diễn giả"), LoadShape.speaker());
      listeners(client, room, LISTENERS);
      client.measure(WARM_UP);
      var figures = measured(server, client);
      figures.put("heap MB", HotSpot.usedHeapMegabytes(server.pid()));
      figures.put("RSS MB", ProcessTimes.residentMegabytes(server.pid()));
      return List.of(
          new MediaFigures(
              "speaker " + LISTENERS, figures, figures.get("us/packet") <= 9 && clean(figures)));
    }
  }

  /// A hundred listeners, and more and more who are in the room and send nothing.
  static List<MediaFigures> silent(BenchServer.Place place)
      throws IOException, InterruptedException {
    var rows = new ArrayList<MediaFigures>();
    try (var server = BenchServer.start(place, null);
        var client = new LoadClient(1)) {
      var room = server.open(server.communes(1));
      var tokens = room.sites(400);
      client.join(room.whip(), room.site("Diễn giả"), LoadShape.speaker());
      listeners(client, room, LISTENERS);
      client.measure(WARM_UP);
      for (int silent = 0; silent <= 400; silent += 200) {
        if (silent > 0) {
          client.join(
              room.sessions(),
              List.copyOf(tokens.subList(silent - 200, silent)),
              LoadShape.silent(),
              JOINS_PER_SECOND);
          client.measure(SETTLE);
        }
        var figures = measured(server, client);
        var alone = rows.isEmpty() ? figures.get("us/packet") : rows.getFirst().figure("us/packet");
        // 400 who send nothing still have consent checks; the media itself must not cost more
        boolean grows = figures.get("us/packet") > 1.25 * alone;
        rows.add(new MediaFigures("silent " + silent, figures, !grows && clean(figures)));
      }
    }
    return rows;
  }

  /// Ten who talk, two hundred who listen: the loudest three are forwarded.
  static List<MediaFigures> talkers(BenchServer.Place place)
      throws IOException, InterruptedException {
    try (var server = BenchServer.start(place, null);
        var client = new LoadClient(1)) {
      var room = server.open(server.communes(1));
      for (int i = 0; i < 10; i++) {
        client.join(room.whip(), room.site("Người nói " + i), LoadShape.talker(25 + 2 * i));
      }
      listeners(client, room, 200);
      client.measure(COMPILED);
      var windows = new ArrayList<Map<String, Double>>();
      for (int i = 0; i < 3; i++) {
        windows.add(measured(server, client));
      }
      windows.sort(Comparator.comparing(window -> window.get("us/packet")));
      var figures = windows.get(1);
      figures.put("best us", windows.getFirst().get("us/packet"));
      figures.put("worst us", windows.getLast().get("us/packet"));
      return List.of(
          new MediaFigures(
              "talkers 10 of 200", figures, figures.get("us/packet") <= 8 && clean(figures)));
    }
  }

  /// One speaker and 50 to 500 listeners, in 512 MB of heap.
  static List<MediaFigures> crowd(BenchServer.Place place)
      throws IOException, InterruptedException {
    var rows = new ArrayList<MediaFigures>();
    try (var server = BenchServer.start(place, "-Xmx512m");
        var client = new LoadClient(1)) {
      var room = server.open(server.communes(1));
      client.join(room.whip(), room.site("Diễn giả"), LoadShape.speaker());
      var pauses = HotSpot.pauses(server.pid(), place.data().resolveSibling("safepoints.log"));
      int here = 0;
      double firstRss = 0;
      int first = 0;
      for (int count : new int[] {50, 100, 150, 250, 350, CROWD}) {
        listeners(client, room, count - here);
        here = count;
        client.measure(rows.isEmpty() ? WARM_UP : SETTLE);
        pauses.begin();
        var figures = measured(server, client);
        figures.put("pause ms", pauses.longestMillis());
        var rss = ProcessTimes.residentMegabytes(server.pid());
        figures.put("RSS MB", rss);
        if (rows.isEmpty()) {
          firstRss = rss;
          first = count;
        }
        boolean passed = clean(figures);
        if (count == 250) {
          passed &= figures.get("p99.9 ms") < 20;
        }
        if (count == CROWD) {
          figures.put("MB/listener", (rss - firstRss) / (count - first));
          passed &= figures.get("p95 ms") <= 50 && figures.get("MB/listener") <= 0.3;
        }
        rows.add(new MediaFigures("crowd " + count, figures, passed));
      }
    }
    return rows;
  }

  /// 500 sites come in, 50 a second, while others listen.
  static List<MediaFigures> joins(BenchServer.Place place)
      throws IOException, InterruptedException {
    return RoomOf500.join(place);
  }

  /// The server is killed and started again; 500 sites come back.
  static List<MediaFigures> comeBack(BenchServer.Place place)
      throws IOException, InterruptedException {
    return RoomOf500.comeBack(place);
  }

  static void listeners(LoadClient client, BenchServer.Room room, int count)
      throws IOException, InterruptedException {
    var joins =
        client.join(
            room.whep(),
            Collections.nCopies(count, room.observer()),
            LoadShape.listener(),
            JOINS_PER_SECOND);
    if (!joins.failures().isEmpty()) {
      throw new IOException(joins.failures().size() + " not in: " + joins.failures().getFirst());
    }
  }

  private static Map<String, Double> measured(BenchServer server, LoadClient client)
      throws InterruptedException {
    var before = ProcessTimes.cpuSeconds(server.pid());
    long self = ProcessHandle.current().pid();
    var own = ProcessTimes.cpuSeconds(self);
    var window = client.measure(WINDOW);
    var figures = MediaFigures.of(window, ProcessTimes.cpuSeconds(server.pid()) - before);
    figures.put("tool us", (ProcessTimes.cpuSeconds(self) - own) * 1e6 / window.packets());
    return figures;
  }

  private static boolean clean(Map<String, Double> figures) {
    return figures.get("loss %") == 0;
  }
}
