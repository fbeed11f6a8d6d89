package vn.giaoban.scheduler.outbox;

import java.util.concurrent.TimeUnit;

/// How many mails are claimed at a time: about as many as leave in a tenth of a second. A fast
/// server is not kept waiting for the database, and behind a slow one an urgent mail waits for few.
/// Time is told. Not thread-safe.
final class ClaimSize {
  private static final int MOST = 64;
  private static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final int least;
  private int size;
  private long asked;

  /// @param least as many as are under way at once
  ClaimSize(int least) {
    this.least = least;
  }

  /// For the claim made now.
  int next(long nanos) {
    if (size == 0) {
      size = least;
    } else if (nanos - asked < AIM_NANOS) {
      size = Math.max(least, Math.min(size * 2, MOST));
    } else {
      size = Math.max(least, size / 2);
    }
    asked = nanos;
    return size;
  }
}
