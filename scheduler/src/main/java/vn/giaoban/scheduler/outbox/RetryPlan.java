package vn.giaoban.scheduler.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When to try again.
final class RetryPlan {
  /// RFC 5321 section 4.5.4.1 asks for at least 30 minutes as a rule; greylisting lets us in after
  /// a few. Short first, long later.
  private static final Duration FIRST = Duration.ofMinutes(1);

  private static final Duration LONGEST = Duration.ofHours(1);

  /// An invitation that is three days late helps nobody.
  static final Duration DEADLINE = Duration.ofDays(3);

  private static final Duration DOWN_FIRST = Duration.ofSeconds(5);
  private static final Duration DOWN_LONGEST = Duration.ofMinutes(1);

  private RetryPlan() {}

  /// The next try of a mail that was refused for now.
  ///
  /// @param tries refusals so far, this one included, from 1
  static Instant next(Instant now, int tries, RandomGenerator random) {
    return now.plus(jittered(grown(FIRST, tries, LONGEST), random));
  }

  /// The next look at a server that is down.
  ///
  /// @param looks how often it was found down in a row, from 1
  static Instant nextLook(Instant now, int looks, RandomGenerator random) {
    return now.plus(jittered(grown(DOWN_FIRST, looks, DOWN_LONGEST), random));
  }

  private static Duration grown(Duration first, int times, Duration longest) {
    var grown = first.multipliedBy(1L << Math.clamp(times - 1, 0, 20));
    return grown.compareTo(longest) > 0 ? longest : grown;
  }

  private static Duration jittered(Duration duration, RandomGenerator random) {
    return duration.plusMillis(random.nextLong(duration.toMillis() / 10 + 1));
  }
}
