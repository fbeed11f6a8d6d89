package vn.giaoban.conference.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// How many came in, and how fast.
///
/// @param joined those who are in
/// @param failures reasons of those who could not
public record LoadJoins(List<Participant> joined, List<String> failures) {
  /// @param share 0.95 for the time that 95 % do not exceed, 1 for the longest
  /// @return milliseconds from the offer to the keys; 0 when nobody joined
  public double joinMillis(double share) {
    return quantile(joined.stream().mapToDouble(Participant::joinMillis), share);
  }

  /// @param share as in [#joinMillis]
  /// @return milliseconds from the offer to the answer; 0 when nobody joined
  public double answerMillis(double share) {
    return quantile(joined.stream().mapToDouble(Participant::answerMillis), share);
  }

  /// @param share as in [#joinMillis]
  /// @return milliseconds from the offer to the first packet, of those who received any
  public double firstMediaMillis(double share) {
    return quantile(
        joined.stream().mapToDouble(Participant::firstMediaMillis).filter(ms -> ms >= 0), share);
  }

  /// How many have received anything.
  public long receiving() {
    return joined.stream().filter(participant -> participant.firstMediaMillis() >= 0).count();
  }

  private static double quantile(DoubleStream values, double share) {
    var sorted = values.sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /// One line of JSON; times in milliseconds.
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"joined\":%d,\"failed\":%d,\"joinP50\":%.0f,\"joinP95\":%.0f,\"joinMax\":%.0f,"
            + "\"firstMediaP50\":%.0f,\"firstMediaP95\":%.0f}",
        joined.size(),
        failures.size(),
        joinMillis(0.5),
        joinMillis(0.95),
        joinMillis(1),
        firstMediaMillis(0.5),
        firstMediaMillis(0.95));
  }
}
