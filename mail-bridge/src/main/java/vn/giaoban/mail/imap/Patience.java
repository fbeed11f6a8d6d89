package vn.giaoban.mail.imap;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before a connection is tried again: doubling, with a fifth of jitter, so that
/// many readers do not come back to a server all at once.
final class Patience {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LAST = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /// It worked: the next failure is the first again.
  void worked() {
    next = FIRST;
  }

  /// How long now.
  Duration failed() {
    var wait = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LAST) > 0 ? LAST : doubled;
    var jitter = wait.toMillis() / 5;
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(-jitter, jitter + 1));
  }
}
