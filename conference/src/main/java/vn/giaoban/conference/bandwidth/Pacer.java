package vn.giaoban.conference.bandwidth;

/// Says when the next packet of a picture may leave towards a receiver whose line is narrow, so
/// that a large picture does not stand before speech in the line's queue. Speech and
/// retransmissions do not wait; they only count.
///
/// Times are monotonic nanoseconds, sizes octets of UDP payload.
public final class Pacer {
  /// What is saved while nothing is to be sent: as much as leaves between two looks at the clock.
  private static final long SAVED_NANOS = 20_000_000;

  /// So far ahead of its turn a retransmission may leave; what is refused is asked for again.
  private static final int REPAIR_AHEAD = 2_400;

  private long bitsPerSecond;
  private double credit;
  private long creditedNanos;

  /// @param startOctets what may leave before the line is known
  public Pacer(int startOctets, long nowNanos) {
    credit = startOctets;
    creditedNanos = nowNanos;
  }

  /// Goes on at this rate.
  ///
  /// @param bps 0 for nothing more than there is credit for
  public void rate(long bps, long nowNanos) {
    refill(nowNanos);
    bitsPerSecond = bps;
  }

  /// Whether a packet may leave.
  public boolean mayLeave(long nowNanos) {
    refill(nowNanos);
    return credit > 0;
  }

  /// Whether a packet may be sent again now.
  public boolean mayRepair(long nowNanos) {
    refill(nowNanos);
    return credit > -REPAIR_AHEAD;
  }

  /// A packet has left.
  public void left(int octets) {
    credit -= octets;
  }

  private void refill(long nowNanos) {
    double most = bitsPerSecond * 1e-9 / 8 * SAVED_NANOS;
    if (credit < most) {
      credit = Math.min(most, credit + bitsPerSecond * 1e-9 / 8 * (nowNanos - creditedNanos));
    }
    creditedNanos = nowNanos;
  }
}
