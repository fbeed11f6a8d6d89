package vn.giaoban.conference.forward;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what other threads bring about.
final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Await() {}

  /// Until the condition holds; meanwhile does something again and again, 50 times a second.
  static void until(String what, Runnable meanwhile, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen in " + PATIENCE + ": " + what);
      }
      meanwhile.run();
      LockSupport.parkNanos(20_000_000L);
    }
  }

  static void until(String what, BooleanSupplier condition) {
    until(what, () -> {}, condition);
  }

  /// Does something 50 times a second for a while.
  static void during(Duration time, Runnable action) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      action.run();
      LockSupport.parkNanos(20_000_000L);
    }
  }
}
