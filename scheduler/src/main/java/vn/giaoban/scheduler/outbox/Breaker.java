package vn.giaoban.scheduler.outbox;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Knows whether the server is up. Opens at once when it cannot be reached, and when several mails
/// in a row break off midway: one alone may be that mail's own fault, and must not stop the others.
final class Breaker {
  private static final int BREAKS = 3;

  /// The connection broke while the mail was under way (RFC 3463).
  private static final String BROKE = "4.4.2";

  private final RandomGenerator random;
  private int breaks;
  private int looks;
  private @Nullable Instant nextLook;

  Breaker(RandomGenerator random) {
    this.random = random;
  }

  /// When the server is looked at again; null while it is up.
  synchronized @Nullable Instant nextLook() {
    return nextLook;
  }

  /// The server answered.
  ///
  /// @return whether it had been down
  synchronized boolean up() {
    var wasDown = nextLook != null;
    breaks = 0;
    looks = 0;
    nextLook = null;
    return wasDown;
  }

  /// Whether this says something against the server, not only against the mail.
  static boolean concerns(CourierAnswer.Later later) {
    return later.serverDown() || later.status().equals(BROKE);
  }

  /// A mail could not be handed over now, and that [#concerns] the server.
  ///
  /// @return whether the server is down
  synchronized boolean later(CourierAnswer.Later later, Instant now) {
    if (!later.serverDown() && ++breaks < BREAKS && nextLook == null) {
      return false;
    }
    if (nextLook == null || !now.isBefore(nextLook)) {
      nextLook = RetryPlan.nextLook(now, ++looks, random);
    }
    return true;
  }
}
