package vn.giaoban.web.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conference.load.LoadWindow;

/// One row of the media benchmark: what was measured, and whether it is good enough.
///
/// @param figures by name, in the order they are to be read; numbers as they are printed
record MediaFigures(String name, Map<String, Double> figures, boolean passed) {
  private static final JsonMapper JSON = new JsonMapper();

  MediaFigures {
    figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /// What every window tells.
  static Map<String, Double> of(LoadWindow window, double cpuSeconds) {
    var figures = new LinkedHashMap<String, Double>();
    figures.put("us/packet", cpuSeconds * 1e6 / Math.max(1, window.packets()));
    figures.put("packets/s", window.packetsPerSecond());
    figures.put("loss %", window.lossPercent());
    figures.put("RTX/s", window.repairs() / window.seconds());
    figures.put("p50 ms", window.p50());
    figures.put("p95 ms", window.p95());
    figures.put("p99 ms", window.p99());
    figures.put("p99.9 ms", window.p999());
    figures.put("late ms", window.lateMillis());
    return figures;
  }

  double figure(String figure) {
    return figures.getOrDefault(figure, Double.NaN);
  }

  /// A row of the table.
  String row() {
    var text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%-24s %-3s", name, passed ? "ok" : "no"));
    figures.forEach(
        (figure, value) -> text.append("  ").append(figure).append(' ').append(shown(value)));
    return text.toString();
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value);
  }

  String json() {
    var all = new LinkedHashMap<String, Object>();
    all.put("scenario", name);
    figures.forEach((figure, value) -> all.put(figure, Math.round(value * 1000) / 1000.0));
    all.put("passed", passed);
    return JSON.writeValueAsString(all);
  }
}
