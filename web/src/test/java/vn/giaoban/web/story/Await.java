package vn.giaoban.web.story;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/// Waits for a condition, not for a time.
public final class Await {
  private Await() {}

  /// Returns as soon as `condition` holds; fails when it has not within `patience`.
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    var end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        Assertions.fail("not within " + patience + ": " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /// The first value that `accept`able; fails when there was none within `patience`.
  public static <T> T value(
      String what,
      Duration patience,
      Supplier<T> read,
      java.util.function.Predicate<T> acceptable) {
    var end = System.nanoTime() + patience.toNanos();
    while (true) {
      var value = read.get();
      if (acceptable.test(value)) {
        return value;
      }
      if (System.nanoTime() > end) {
        Assertions.fail("not within " + patience + ": " + what + ", last: " + value);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
