package vn.giaoban.web.room;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// Waits for what will be so soon.
final class Waiting {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int STEPS = 500;

  private Waiting() {}

  /// Returns once the condition holds; fails after 10 s.
  ///
  /// @param seen what to say then
  static void until(BooleanSupplier condition, Supplier<String> seen) {
    for (var step = 0; step < STEPS; step++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Mono.delay(STEP).block();
    }
    throw new AssertionError("not so after 10 s: " + seen.get());
  }
}
