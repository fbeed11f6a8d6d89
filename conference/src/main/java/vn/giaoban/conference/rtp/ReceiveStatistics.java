package vn.giaoban.conference.rtp;

/// What a receiver report tells about one source (RFC 3550 appendix A).
public final class ReceiveStatistics {
  private final int clockRate;
  private boolean started;
  private int base;
  private int highest;
  private int cycles;
  private int received;
  private int expectedBefore;
  private int receivedBefore;
  private double jitter;
  private long lastArrivalNanos;
  private int lastTimestamp;
  private int lastReport;
  private long lastReportNanos;

  public ReceiveStatistics(int clockRate) {
    this.clockRate = clockRate;
  }

  public void received(int sequenceNumber, int timestamp, long nowNanos) {
    if (!started) {
      started = true;
      base = sequenceNumber;
      highest = sequenceNumber;
    } else {
      if (SequenceNumber.isNewer(sequenceNumber, highest)) {
        if (sequenceNumber < highest) {
          cycles += 0x10000;
        }
        highest = sequenceNumber;
      }
      double transit =
          (nowNanos - lastArrivalNanos) * 1e-9 * clockRate - (double) (timestamp - lastTimestamp);
      jitter += (Math.abs(transit) - jitter) / 16;
    }
    received++;
    lastArrivalNanos = nowNanos;
    lastTimestamp = timestamp;
  }

  /// @param ntp the time in the sender's report
  public void senderReport(long ntp, long nowNanos) {
    lastReport = (int) (ntp >> 16);
    lastReportNanos = nowNanos;
  }

  public boolean isStarted() {
    return started;
  }

  public int received() {
    return received;
  }

  /// Writes a report about what has come since the last one.
  public void write(RtcpWriter writer, int sender, int ssrc, long nowNanos) {
    int extended = cycles + highest;
    int expected = extended - base + 1;
    int expectedNow = expected - expectedBefore;
    int lostNow = expectedNow - (received - receivedBefore);
    expectedBefore = expected;
    receivedBefore = received;
    int fraction =
        expectedNow <= 0 || lostNow <= 0 ? 0 : Math.min(255, lostNow * 256 / expectedNow);
    long delay = lastReport == 0 ? 0 : (nowNanos - lastReportNanos) * 65536 / 1_000_000_000;
    writer.receiverReport(
        sender,
        ssrc,
        fraction,
        expected - received,
        extended,
        (int) jitter,
        lastReport,
        (int) delay);
  }
}
