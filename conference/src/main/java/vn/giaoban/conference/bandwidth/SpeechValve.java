package vn.giaoban.conference.bandwidth;

/// Lets speech out of a thin line's queue: words that come seconds late are of no use, and on a
/// line that carries little more than speech a queue once made would stay. Then nothing is sent
/// until most of it has drained.
public final class SpeechValve {
  private static final long SHUT_FROM_NANOS = 1_200_000_000L;
  private static final long OPEN_FROM_NANOS = 500_000_000L;

  /// Who is not answered must not fall silent for it.
  private static final long LONGEST_SHUT_NANOS = 2_000_000_000L;

  private static final long OPEN_NANOS = 4_000_000_000L;

  private boolean shut;
  private long sinceNanos;

  /// @param nowNanos when it begins to be open
  public SpeechValve(long nowNanos) {
    sinceNanos = nowNanos - OPEN_NANOS;
  }

  /// Judges anew.
  ///
  /// @param inFlightBytes what has left and was not told about
  /// @param bps what the line carries
  public void update(int inFlightBytes, long bps, long nowNanos) {
    long waiting = inFlightBytes * 8_000_000_000L / Math.max(1, bps);
    long age = nowNanos - sinceNanos;
    boolean turns =
        shut
            ? waiting < OPEN_FROM_NANOS || age > LONGEST_SHUT_NANOS
            : waiting > SHUT_FROM_NANOS && age > OPEN_NANOS;
    if (turns) {
      shut = !shut;
      sinceNanos = nowNanos;
    }
  }

  /// Whether speech is to be dropped.
  public boolean isShut() {
    return shut;
  }
}
