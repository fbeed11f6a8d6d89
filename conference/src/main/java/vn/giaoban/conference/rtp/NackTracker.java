package vn.giaoban.conference.rtp;

/// Knows which packets of one source are missing and when to ask for them again.
public final class NackTracker {
  private static final int CAPACITY = 256;
  private static final int MAX_TRIES = 8;
  private static final long RETRY_NANOS = 60_000_000;
  private static final long REORDER_NANOS = 10_000_000;

  /// What a packet is to its stream.
  public enum Place {
    /// The next one, or one that fills a gap.
    NEW,
    /// It has come before, or so late that nobody waits for it any more.
    LATE,
    /// The next one behind a gap too large to fill: a key frame is needed.
    BEHIND_BROKEN
  }

  private final int[] missing = new int[CAPACITY];
  private final int[] tries = new int[CAPACITY];
  private final long[] dueNanos = new long[CAPACITY];
  private int count;
  private boolean started;
  private int highest;

  /// Notes a packet, as sent at first or repeated.
  public Place received(int sequenceNumber, long nowNanos) {
    if (!started) {
      started = true;
      highest = sequenceNumber;
      return Place.NEW;
    }
    int ahead = SequenceNumber.difference(sequenceNumber, highest);
    if (ahead <= 0) {
      return remove(sequenceNumber) ? Place.NEW : Place.LATE;
    }
    int gap = ahead - 1;
    boolean tooLarge = gap > CAPACITY - count;
    if (tooLarge) {
      count = 0;
    } else {
      for (int i = 1; i <= gap; i++) {
        missing[count] = SequenceNumber.plus(highest, i);
        tries[count] = 0;
        dueNanos[count++] = nowNanos + REORDER_NANOS;
      }
    }
    highest = sequenceNumber;
    return tooLarge ? Place.BEHIND_BROKEN : Place.NEW;
  }

  /// Collects what should be asked for now.
  ///
  /// @param out room for 256
  /// @return how many, in rising order
  public int due(int[] out, long nowNanos) {
    int due = 0;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int attempt = tries[i];
      long when = dueNanos[i];
      if (when - nowNanos <= 0) {
        if (attempt == MAX_TRIES) {
          continue;
        }
        out[due++] = missing[i];
        attempt++;
        when = nowNanos + RETRY_NANOS;
      }
      missing[kept] = missing[i];
      tries[kept] = attempt;
      dueNanos[kept++] = when;
    }
    count = kept;
    return due;
  }

  /// Forgets what is missing: a key frame has come, nothing before it matters.
  public void reset() {
    count = 0;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  private boolean remove(int sequenceNumber) {
    for (int i = 0; i < count; i++) {
      if (missing[i] == sequenceNumber) {
        System.arraycopy(missing, i + 1, missing, i, count - i - 1);
        System.arraycopy(tries, i + 1, tries, i, count - i - 1);
        System.arraycopy(dueNanos, i + 1, dueNanos, i, count - i - 1);
        count--;
        return true;
      }
    }
    return false;
  }
}
