package vn.giaoban.conference.load;

/// Counts microseconds in buckets of 3 % width; one thread.
final class DelayHistogram {
  /// Buckets for each power of two.
  private static final int STEPS = 32;

  private final long[] counts = new long[STEPS * 40];
  private long total;

  void add(long micros) {
    counts[Math.min(counts.length - 1, bucket(Math.max(0, micros)))]++;
    total++;
  }

  void add(DelayHistogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  private static int bucket(long value) {
    if (value < STEPS) {
      return (int) value;
    }
    int exponent = 63 - Long.numberOfLeadingZeros(value);
    return (exponent - 4) * STEPS + (int) (value >> exponent - 5 & STEPS - 1);
  }

  private static long lowest(int bucket) {
    if (bucket < STEPS) {
      return bucket;
    }
    int exponent = bucket / STEPS + 4;
    return (long) (STEPS + bucket % STEPS) << exponent - 5;
  }

  /// @param share 0.99 for the delay that 99 % do not exceed
  /// @return milliseconds; 0 when nothing was counted
  double millis(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return lowest(i) / 1e3;
      }
    }
    return 0;
  }
}
