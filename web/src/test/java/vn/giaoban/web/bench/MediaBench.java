package vn.giaoban.web.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the media plane costs and carries: the server as it is shipped, and simulated participants
/// beside it on the same machine. All scenarios, or those named.
final class MediaBench {
  /// Of a tuned Janus with two event loops on the machine that the goals were measured on, 0.45.
  private static final double GOAL_MICROS = 9;

  private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

  static {
    SCENARIOS.put("speaker", MediaScenarios::speaker);
    SCENARIOS.put("silent", MediaScenarios::silent);
    SCENARIOS.put("talkers", MediaScenarios::talkers);
    SCENARIOS.put("crowd", MediaScenarios::crowd);
    SCENARIOS.put("joins", MediaScenarios::joins);
    SCENARIOS.put("return", MediaScenarios::comeBack);
  }

  private MediaBench() {}

  /// Measures one thing on a server of its own.
  private interface Scenario {
    List<MediaFigures> run(BenchServer.Place place) throws IOException, InterruptedException;
  }

  public static void main(String[] names) throws IOException, InterruptedException {
    var wanted = names.length == 0 ? List.copyOf(SCENARIOS.keySet()) : List.of(names);
    if (!SCENARIOS.keySet().containsAll(wanted)) {
      System.err.println("There are these scenarios: " + String.join(", ", SCENARIOS.keySet()));
      System.exit(2);
    }
    var place = BenchServer.Place.fresh();
    // the first start fills the data directory; what is measured are later ones
    BenchServer.start(place, null).close();
    var all = new ArrayList<MediaFigures>();
    for (var name : wanted) {
      for (var figures : SCENARIOS.get(name).run(place)) {
        System.err.println(figures.row());
        all.add(figures);
      }
    }
    var speaker = all.stream().filter(f -> f.name().equals("speaker 100")).findFirst();
    var failed = all.stream().filter(f -> !f.passed()).map(MediaFigures::name).toList();
    System.out.printf(
        Locale.ROOT,
        "{\"name\":\"media\",\"unit\":\"us\",\"goal\":%.1f,\"median\":%s,"
            + "\"ok\":%b,\"note\":\"server CPU a packet; %s\",\"scenarios\":[%s]}%n",
        GOAL_MICROS,
        speaker.map(f -> String.format(Locale.ROOT, "%.2f", f.figure("us/packet"))).orElse("null"),
        failed.isEmpty(),
        failed.isEmpty() ? "all within their goals" : "missed: " + String.join(" - ", failed),
        all.stream().map(MediaFigures::json).collect(Collectors.joining(",")));
    System.exit(0);
  }
}
