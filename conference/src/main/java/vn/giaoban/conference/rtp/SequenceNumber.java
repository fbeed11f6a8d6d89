package vn.giaoban.conference.rtp;

/// Arithmetic of 16-bit sequence numbers, which wrap.
public final class SequenceNumber {
  private SequenceNumber() {}

  /// How far `a` is ahead of `b`; negative when it is behind.
  public static int difference(int a, int b) {
    return (short) (a - b);
  }

  public static boolean isNewer(int a, int b) {
    return difference(a, b) > 0;
  }

  public static int plus(int sequenceNumber, int steps) {
    return (sequenceNumber + steps) & 0xFFFF;
  }
}
