package vn.giaoban.web.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How often signing in was tried lately: per account from one address, per account from
/// everywhere, per address. An attempt counts before its password is looked at, so many at once
/// gain nothing; a good one is forgotten. Kept in memory: a restart costs a guesser more time than
/// it gives him.
final class SignInAttempts {
  static final Duration WINDOW = Duration.ofMinutes(5);
  static final int OF_ACCOUNT_FROM_ADDRESS = 5;

  /// Higher, so that a stranger cannot easily lock somebody out.
  static final int OF_ACCOUNT = 50;

  /// Higher, since a whole office may sit behind one address.
  static final int FROM_ADDRESS = 100;

  private static final int MOST_KEYS = 20_000;

  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_KEYS;
        }
      };

  private record Window(Instant ends, int count) {}

  /// Counts an attempt.
  ///
  /// @return how long to wait when there were too many; empty: go on
  synchronized Optional<Duration> begin(String account, String address, Instant now) {
    var limits =
        Map.of(
            both(account, address),
            OF_ACCOUNT_FROM_ADDRESS,
            "account " + account,
            OF_ACCOUNT,
            "address " + address,
            FROM_ADDRESS);
    var wait =
        limits.entrySet().stream()
            .filter(limit -> current(limit.getKey(), now).count() >= limit.getValue())
            .map(limit -> Duration.between(now, current(limit.getKey(), now).ends()))
            .max(Duration::compareTo);
    if (wait.isEmpty()) {
      for (var key : limits.keySet()) {
        var window = current(key, now);
        windows.put(key, new Window(window.ends(), window.count() + 1));
      }
    }
    return wait;
  }

  /// The attempt was good: it and the account's earlier ones from there no longer count.
  synchronized void succeeded(String account, String address) {
    incomplete(account, address);
    windows.remove(both(account, address));
  }

  /// The password was right and only the one-time code is still to come: not a failure.
  synchronized void incomplete(String account, String address) {
    for (var key : List.of(both(account, address), "account " + account, "address " + address)) {
      windows.computeIfPresent(key, (k, w) -> new Window(w.ends(), Math.max(0, w.count() - 1)));
    }
  }

  private Window current(String key, Instant now) {
    var window = windows.get(key);
    return window == null || !now.isBefore(window.ends())
        ? new Window(now.plus(WINDOW), 0)
        : window;
  }

  private static String both(String account, String address) {
    return "account " + account + " from " + address;
  }
}
