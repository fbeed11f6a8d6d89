package vn.giaoban.conference.forward;

/// How late an event loop is. Told each time its clock comes, on the loop; read by anybody.
final class LoopLag {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final long periodNanos;
  private long lastNanos;
  private long minuteBegan;
  private long worstOfThisMinute;
  private long worstOfLastMinute;
  private boolean began;
  private volatile long latest;
  private volatile long worst;

  /// @param periodNanos how often the clock is meant to come
  LoopLag(long periodNanos) {
    this.periodNanos = periodNanos;
  }

  /// The clock has come.
  ///
  /// @param now monotonic nanoseconds
  void came(long now) {
    if (!began) {
      began = true;
      minuteBegan = now;
      lastNanos = now;
      return;
    }
    long lag = Math.max(0, now - lastNanos - periodNanos);
    lastNanos = now;
    if (now - minuteBegan >= MINUTE_NANOS) {
      minuteBegan = now;
      worstOfLastMinute = worstOfThisMinute;
      worstOfThisMinute = 0;
    }
    worstOfThisMinute = Math.max(worstOfThisMinute, lag);
    latest = lag;
    worst = Math.max(worstOfThisMinute, worstOfLastMinute);
  }

  /// How late it was the last time, nanoseconds.
  long latestNanos() {
    return latest;
  }

  /// The most in this minute and the one before, nanoseconds.
  long worstNanos() {
    return worst;
  }
}
