package vn.giaoban.conference.rtp;

/// Lets each packet of a stream through once, in any order. One that is restored from another's
/// redundancy (RFC 2198) and then comes after all must not be forwarded again: it would be sealed
/// under a number, and so a nonce, that has been used (RFC 7714 section 8.1).
public final class SequenceWindow {
  private static final int SIZE = 64;

  private boolean started;
  private int highest;

  /// Bit `n` is set when the packet `n` before the highest has come.
  private long seen;

  /// Notes a packet.
  ///
  /// @return false when it has come before, or is too old to tell
  public boolean accept(int sequenceNumber) {
    int ahead = started ? SequenceNumber.difference(sequenceNumber, highest) : SIZE;
    if (ahead > 0) {
      started = true;
      seen = ahead >= SIZE ? 1 : seen << ahead | 1;
      highest = sequenceNumber;
      return true;
    }
    if (ahead <= -SIZE) {
      return false;
    }
    long bit = 1L << -ahead;
    boolean isNew = (seen & bit) == 0;
    seen |= bit;
    return isNew;
  }

  /// Whether the packet before this one has not come, and this one is new.
  public boolean isMissingBefore(int sequenceNumber) {
    int ahead = started ? SequenceNumber.difference(sequenceNumber, highest) : 0;
    return ahead > 1 && ahead < SIZE;
  }
}
