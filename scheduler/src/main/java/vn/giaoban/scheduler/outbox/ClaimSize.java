package vn.giaoban.scheduler.outbox;

import java.util.concurrent.TimeUnit;

/// How many mails are claimed at a time: about as many as leave in a tenth of a second. A fast
/// server is not kept waiting for the database, and behind a slow one an urgent mail waits for few.
/// Two claims are made in a row, the second while the first ones leave; how long both together took
/// decides about the next two. Time is told. Not thread-safe.
final class ClaimSize {
  private static final int MOST = 64;
  private static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final int least;
  private int size;
  private long since;
  private boolean second;

  /// @param least as many as are under way at once
  ClaimSize(int least) {
    this.least = least;
  }

  /// For the claim made now.
  int next(long nanos) {
    second = size > 0 && !second;
    if (second) {
      return size;
    }
    if (size == 0) {
      size = least;
    } else if (nanos - since < 2 * AIM_NANOS) {
      size = Math.max(least, Math.min(size * 2, MOST));
    } else {
      size = Math.max(least, size / 2);
    }
    since = nanos;
    return size;
  }
}
