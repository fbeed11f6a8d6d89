package vn.giaoban.conference.load;

import java.util.Locale;

/// What all simulated participants have seen between two moments.
///
/// @param packets received, without retransmissions
/// @param lost gaps in the sequence numbers of what was received
/// @param published packets the simulated sources have sent
/// @param p50 delay in milliseconds, from before a packet was sealed until the kernel had it for
///   its receiver; half of them took no longer
/// @param lateMillis by how much this instrument was late at most: sources were late by as much
public record LoadWindow(
    double seconds,
    long packets,
    long octets,
    long lost,
    long repairs,
    long published,
    long notOpened,
    double p50,
    double p95,
    double p99,
    double p999,
    double lateMillis) {
  static LoadWindow between(LoadCount before, LoadCount after) {
    long packets = after.packets() - before.packets();
    return new LoadWindow(
        (after.nanos() - before.nanos()) / 1e9,
        packets,
        after.octets() - before.octets(),
        Math.max(0, after.expected() - before.expected() - packets),
        after.repairs() - before.repairs(),
        after.published() - before.published(),
        after.notOpened() - before.notOpened(),
        after.delays().millis(0.5),
        after.delays().millis(0.95),
        after.delays().millis(0.99),
        after.delays().millis(0.999),
        after.lateMillis());
  }

  /// Received packets in a second, of all together.
  public double packetsPerSecond() {
    return packets / seconds;
  }

  /// Lost packets in a hundred.
  public double lossPercent() {
    return packets + lost == 0 ? 0 : 100.0 * lost / (packets + lost);
  }

  /// One line of JSON.
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"seconds\":%.1f,\"packets\":%d,\"packetsPerSecond\":%.0f,\"megabitsPerSecond\":%.1f,"
            + "\"lost\":%d,\"repairs\":%d,\"published\":%d,\"notOpened\":%d,\"delayMs\":"
            + "{\"p50\":%.2f,\"p95\":%.2f,\"p99\":%.2f,\"p999\":%.2f},\"lateMs\":%.1f}",
        seconds,
        packets,
        packetsPerSecond(),
        octets * 8 / seconds / 1e6,
        lost,
        repairs,
        published,
        notOpened,
        p50,
        p95,
        p99,
        p999,
        lateMillis);
  }
}
