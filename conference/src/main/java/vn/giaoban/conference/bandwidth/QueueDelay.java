package vn.giaoban.conference.bandwidth;

/// How long packets wait in queues: the smallest one-way delay of a feedback message above the
/// smallest of the last 10 s. The smallest of some packets does not see jitter; the smallest of 10
/// s follows clocks that drift and routes that change.
final class QueueDelay {
  private static final long HALF_WINDOW_MICROS = 5_000_000;
  private static final long NONE = Long.MAX_VALUE;

  private long base = NONE;
  private long baseBefore = NONE;
  private long baseSince;
  private long least = NONE;
  private long queueMicros;

  /// Notes one received packet.
  void received(long sentMicros, long arrivalMicros) {
    least = Math.min(least, arrivalMicros - sentMicros);
  }

  /// Concludes a feedback message.
  void update(long nowMicros) {
    if (least == NONE) {
      return;
    }
    if (base == NONE) {
      baseSince = nowMicros;
    } else if (nowMicros - baseSince >= HALF_WINDOW_MICROS) {
      baseBefore = nowMicros - baseSince >= 2 * HALF_WINDOW_MICROS ? NONE : base;
      base = NONE;
      baseSince = nowMicros;
    }
    base = Math.min(base, least);
    queueMicros = least - Math.min(base, baseBefore);
    least = NONE;
  }

  /// Microseconds.
  long queueMicros() {
    return queueMicros;
  }

  /// Forgets the line.
  void reset() {
    base = NONE;
    baseBefore = NONE;
    least = NONE;
    queueMicros = 0;
  }
}
