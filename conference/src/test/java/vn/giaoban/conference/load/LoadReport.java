package vn.giaoban.conference.load;

import java.util.List;
import java.util.Locale;

/// What a run has seen. Losses are gaps in the sequence numbers of what listeners received.
///
/// @param seconds from the first join to the end
/// @param failures reasons of those who could not join
public record LoadReport(
    int listeners,
    int connected,
    int receiving,
    long packets,
    long lost,
    double seconds,
    Quantiles joinMillis,
    Quantiles firstMediaMillis,
    List<String> failures) {
  public LoadReport {
    failures = List.copyOf(failures);
  }

  /// Of one figure over all listeners.
  public record Quantiles(double p50, double p95, double max) {
    static Quantiles of(List<Double> values) {
      var sorted = values.stream().sorted().toList();
      if (sorted.isEmpty()) {
        return new Quantiles(0, 0, 0);
      }
      return new Quantiles(at(sorted, 0.5), at(sorted, 0.95), sorted.getLast());
    }

    private static double at(List<Double> sorted, double share) {
      return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private String json() {
      return String.format(Locale.ROOT, "{\"p50\":%.1f,\"p95\":%.1f,\"max\":%.1f}", p50, p95, max);
    }
  }

  /// One line of JSON.
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"listeners\":%d,\"connected\":%d,\"receiving\":%d,\"packets\":%d,\"lost\":%d,"
            + "\"seconds\":%.1f,\"packetsPerSecond\":%.0f,\"joinMs\":%s,\"firstMediaMs\":%s,"
            + "\"failures\":%d}",
        listeners,
        connected,
        receiving,
        packets,
        lost,
        seconds,
        packets / Math.max(0.001, seconds),
        joinMillis.json(),
        firstMediaMillis.json(),
        failures.size());
  }
}
