package vn.giaoban.web.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.giaoban.web.story.Chromium;

/// What the pages of a chair and of a commune keep in memory while ten times the events of a busy
/// meeting come: hands, floor, microphones, mutes, captions. The browser's heap is limited to what
/// an old PC can spare.
final class HeapBench {
  private static final int DEFAULT_MINUTES = 10;
  private static final int SITES = 20;

  /// A busy meeting has one a second.
  private static final int EVENTS_A_SECOND = 10;

  private static final int HEAP_MEGABYTES = 256;
  private static final int SAMPLES_A_MINUTE = 4;

  /// While everything is seen for the first time.
  private static final double SETTLING_MINUTES = 0.5;

  /// Of the line through all samples, over the whole run.
  private static final double GOAL_MEGABYTES = 2;

  /// Times those of the first sample.
  private static final double MOST_NODES = 1.5;

  private static final double MEGABYTE = 1024.0 * 1024;

  private HeapBench() {}

  public static void main(String[] args) throws InterruptedException {
    double minutes = args.length > 0 ? Double.parseDouble(args[0]) : DEFAULT_MINUTES;
    try (var bench =
            BenchRoom.open(2, Chromium.open("--js-flags=--max-old-space-size=" + HEAP_MEGABYTES));
        var http = HttpClient.newHttpClient()) {
      var pages =
          List.of(
              new Watched(bench.enter(bench.chairLink())),
              new Watched(bench.enter(bench.communeLink(0))));
      var sites = new ArrayList<BenchSocket>();
      for (var token : bench.room().sites(SITES)) {
        sites.add(new BenchSocket(http, bench.room(), token));
      }
      var secretary = new BenchSocket(http, bench.room(), bench.room().secretary());
      secretary.command("NameCaptioner", ",\"site\":\"" + secretary.site() + "\"");
      long began = System.nanoTime();
      long step = 1_000_000_000L / EVENTS_A_SECOND;
      int every = 60 * EVENTS_A_SECOND / SAMPLES_A_MINUTE;
      int count = (int) (minutes * 60 * EVENTS_A_SECOND);
      for (int i = 0; i < count; i++) {
        happen(i, sites, secretary);
        double at = (double) i / EVENTS_A_SECOND / 60;
        if (i % every == every - 1 && at > SETTLING_MINUTES) {
          pages.forEach(page -> page.sample(at));
        }
        long rest = began + (i + 1) * step - System.nanoTime();
        if (rest > 0) {
          Thread.sleep(rest / 1_000_000);
        }
      }
      report(pages, minutes, count);
      sites.forEach(BenchSocket::close);
      secretary.close();
    }
  }

  /// One event of each kind in turn, so that the room is in the end as it was in the beginning.
  private static void happen(int i, List<BenchSocket> sites, BenchSocket secretary) {
    var site = sites.get(i / 8 % sites.size());
    switch (i % 8) {
      case 0 -> site.command("RaiseHand", "");
      case 1 -> secretary.command("GiveFloor", ",\"site\":\"" + site.site() + "\",\"seconds\":300");
      case 2 -> site.command("SetMicrophone", ",\"on\":true");
      case 3 -> secretary.command("ExtendFloor", ",\"seconds\":120");
      case 4 -> secretary.command("ReturnFloor", "");
      case 5 -> site.command("SetMicrophone", ",\"on\":false");
      case 6 -> secretary.command(i / 8 % 2 == 0 ? "MuteAll" : "AllowUnmute", "");
      default ->
          secretary.command(
              "Type", ",\"text\":\"Phụ đề số %d\",\"done\":%b".formatted(i, i % 16 == 15));
    }
  }

  private static void report(List<Watched> pages, double minutes, int count) {
    double growth = pages.stream().mapToDouble(page -> page.slope() * minutes).max().orElseThrow();
    double most = pages.stream().mapToDouble(Watched::most).max().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "{\"name\":\"heap\",\"unit\":\"MB\",\"goal\":%.1f,\"median\":%.2f,\"ok\":%b,\"note\":\"growth in"
            + " %.1f min with %d events; chair %s; commune %s; most %.1f MB of %d\",\"chair\":%s,\"commune\":%s,\"chairNodes\":%s}%n",
        GOAL_MEGABYTES,
        growth,
        growth <= GOAL_MEGABYTES
            && most < HEAP_MEGABYTES
            && pages.stream().noneMatch(Watched::keepsNodes),
        minutes,
        count,
        pages.get(0).words(),
        pages.get(1).words(),
        most,
        HEAP_MEGABYTES,
        pages.get(0).megabytes,
        pages.get(1).megabytes,
        pages.get(0).nodes);
  }

  /// A page and what it kept after each forced collection.
  private static final class Watched {
    private final CDPSession tools;
    private final List<Double> minutes = new ArrayList<>();
    private final List<Double> megabytes = new ArrayList<>();
    private final List<Double> nodes = new ArrayList<>();

    Watched(Page page) {
      tools = page.context().newCDPSession(page);
      tools.send("HeapProfiler.enable");
      tools.send("Performance.enable");
    }

    void sample(double minute) {
      tools.send("HeapProfiler.collectGarbage");
      minutes.add(minute);
      var used = tools.send("Runtime.getHeapUsage").get("usedSize").getAsDouble() / MEGABYTE;
      megabytes.add(Math.round(used * 100) / 100.0);
      nodes.add(metrics().getOrDefault("Nodes", 0.0));
    }

    private Map<String, Double> metrics() {
      var found = new java.util.HashMap<String, Double>();
      tools
          .send("Performance.getMetrics")
          .getAsJsonArray("metrics")
          .forEach(each -> {
            JsonObject metric = each.getAsJsonObject();
            found.put(metric.get("name").getAsString(), metric.get("value").getAsDouble());
          });
      return found;
    }

    /// Of the least squares' line, in megabytes a minute.
    double slope() {
      double x = mean(minutes);
      double y = mean(megabytes);
      double above = 0;
      double below = 0;
      for (int i = 0; i < minutes.size(); i++) {
        above += (minutes.get(i) - x) * (megabytes.get(i) - y);
        below += (minutes.get(i) - x) * (minutes.get(i) - x);
      }
      return below == 0 ? 0 : above / below;
    }

    double most() {
      return megabytes.stream().mapToDouble(each -> each).max().orElse(0);
    }

    /// Whether elements that have left the page are kept: a player that still has a stream is, with
    /// all around it, and that is not in the heap of the page's scripts.
    boolean keepsNodes() {
      return nodes.getLast() > MOST_NODES * nodes.getFirst();
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "%.2f to %.2f MB, %.0f to %.0f nodes",
          megabytes.getFirst(),
          megabytes.getLast(),
          nodes.getFirst(),
          nodes.getLast());
    }

    private static double mean(List<Double> values) {
      return values.stream().mapToDouble(each -> each).average().orElse(0);
    }
  }
}
