package vn.giaoban.web.room;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often somebody has tried lately: a million codes cannot be tried one by one. In memory, as a
/// restart costs a guesser more time than it gives.
final class ScreenTries {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MOST_KEYS = 20_000;

  private final int most;
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_KEYS;
        }
      };

  private record Window(Instant ends, int count) {}

  /// @param most in ten minutes
  ScreenTries(int most) {
    this.most = most;
  }

  /// Counts one; false when there were too many.
  synchronized boolean begin(String who, Instant now) {
    var window = windows.get(who);
    if (window == null || !now.isBefore(window.ends())) {
      window = new Window(now.plus(WINDOW), 0);
    }
    windows.put(who, new Window(window.ends(), window.count() + 1));
    return window.count() < most;
  }

  /// It was right: those before it no longer count.
  synchronized void succeeded(String who) {
    windows.remove(who);
  }
}
