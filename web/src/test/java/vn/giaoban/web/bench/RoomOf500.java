package vn.giaoban.web.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import vn.giaoban.conference.load.LoadClient;
import vn.giaoban.conference.load.LoadShape;
import vn.giaoban.conference.load.ProcessTimes;

/// A province's sites, each with a seat of its own: they come in, and come back.
final class RoomOf500 {
  private static final int SITES = 500;
  private static final int JOINS_PER_SECOND = 50;
  private static final int ALREADY_HERE = 20;
  private static final double GOAL_JOIN_MILLIS = 400;
  private static final double GOAL_BACK_SECONDS = 15;

  /// A client whose line broke tries again at moments of its own, so that all do not come at once.
  private static final long FIRST_TRY_MILLIS = 2000;

  private static final long NEXT_TRY_MILLIS = 1500;

  private RoomOf500() {}

  static List<MediaFigures> join(BenchServer.Place place) throws IOException, InterruptedException {
    try (var client = new LoadClient(1)) {
      BenchServer.Room room;
      List<String> tokens;
      try (var server = BenchServer.start(place, null)) {
        room = server.open(server.communes(1));
        tokens = room.sites(SITES);
        warm(client, room);
      }
      // What is measured is a server just started, not a tool just started.
      try (var server = BenchServer.start(place, null)) {
        return List.of(join(server, client, room, tokens));
      }
    }
  }

  private static void warm(LoadClient client, BenchServer.Room room)
      throws IOException, InterruptedException {
    client.join(room.whip(), room.site("Khởi động"), LoadShape.speaker());
    client.join(
        room.whep(),
        Collections.nCopies(SITES, room.observer()),
        LoadShape.site(),
        JOINS_PER_SECOND);
    client.measure(Duration.ofSeconds(4));
    client.vanish();
  }

  private static MediaFigures join(
      BenchServer server, LoadClient client, BenchServer.Room room, List<String> tokens)
      throws IOException, InterruptedException {
    client.join(room.whip(), room.site("Diễn giả"), LoadShape.speaker());
    MediaScenarios.listeners(client, room, ALREADY_HERE);
    client.measure(Duration.ofSeconds(2));
    var others = client.begin();
    var before = ProcessTimes.cpuSeconds(server.pid());
    long self = ProcessHandle.current().pid();
    var own = ProcessTimes.cpuSeconds(self);
    var joins =
        client.join(room.sessions(), List.copyOf(tokens), LoadShape.site(), JOINS_PER_SECOND);
    var cpu = ProcessTimes.cpuSeconds(server.pid()) - before;
    var tool = ProcessTimes.cpuSeconds(self) - own;
    client.measure(Duration.ofSeconds(1));
    var window = others.end();
    var figures = new LinkedHashMap<String, Double>();
    figures.put("joined", (double) joins.joined().size());
    figures.put("p50 ms", joins.joinMillis(0.5));
    figures.put("p95 ms", joins.joinMillis(0.95));
    figures.put("max ms", joins.joinMillis(1));
    figures.put("answer p50 ms", joins.answerMillis(0.5));
    figures.put("answer p95 ms", joins.answerMillis(0.95));
    figures.put("media p95 ms", joins.firstMediaMillis(0.95));
    figures.put("loss %", window.lossPercent());
    figures.put("CPU s", cpu);
    figures.put("tool CPU s", tool);
    boolean passed =
        joins.joined().size() == SITES
            && joins.joinMillis(0.95) <= GOAL_JOIN_MILLIS
            && window.lost() == 0;
    joins.failures().stream().distinct().limit(3).forEach(System.err::println);
    return new MediaFigures("joins 500 at 50/s", figures, passed);
  }

  static List<MediaFigures> comeBack(BenchServer.Place place)
      throws IOException, InterruptedException {
    try (var client = new LoadClient(1)) {
      var server = BenchServer.start(place, null);
      var room = server.open(server.communes(1));
      var tokens = room.sites(SITES);
      client.join(room.sessions(), List.copyOf(tokens), LoadShape.site(), JOINS_PER_SECOND);
      server.kill();
      client.vanish();
      var back = new ConcurrentLinkedQueue<Long>();
      try (var returning = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var token : tokens) {
          returning.submit(() -> {
            back.add(comeBack(client, room.sessions(), token));
            return null;
          });
        }
        try (var again = BenchServer.start(place, null)) {
          long ready = System.nanoTime();
          returning.shutdown();
          boolean all = returning.awaitTermination(60, TimeUnit.SECONDS);
          double last = back.stream().mapToLong(Long::longValue).max().orElse(ready);
          var figures = new LinkedHashMap<String, Double>();
          figures.put("back", (double) back.size());
          figures.put("last after s", (last - ready) / 1e9);
          figures.put("CPU s", ProcessTimes.cpuSeconds(again.pid()));
          return List.of(
              new MediaFigures(
                  "return of 500",
                  figures,
                  all && back.size() == SITES && figures.get("last after s") <= GOAL_BACK_SECONDS));
        }
      }
    }
  }

  /// @return when it was back, by `System.nanoTime`
  private static long comeBack(LoadClient client, URI door, String token)
      throws InterruptedException {
    Thread.sleep(ThreadLocalRandom.current().nextLong(FIRST_TRY_MILLIS));
    while (true) {
      try {
        client.join(door, token, LoadShape.site());
        return System.nanoTime();
      } catch (IOException e) {
        Thread.sleep(NEXT_TRY_MILLIS / 2 + ThreadLocalRandom.current().nextLong(NEXT_TRY_MILLIS));
      }
    }
  }
}
