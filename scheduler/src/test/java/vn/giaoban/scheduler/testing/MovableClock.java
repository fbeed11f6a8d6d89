package vn.giaoban.scheduler.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only when told.
public final class MovableClock implements InstantSource {
  private volatile Instant now;

  public MovableClock(Instant now) {
    this.now = now;
  }

  /// A clock that stands at an RFC 3339 time.
  public static MovableClock at(String now) {
    return new MovableClock(java.time.OffsetDateTime.parse(now).toInstant());
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// Moves the clock on.
  public void advance(Duration by) {
    now = now.plus(by);
  }

  /// Sets the clock.
  public void set(Instant to) {
    now = to;
  }
}
