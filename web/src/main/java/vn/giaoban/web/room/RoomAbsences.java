package vn.giaoban.web.room;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/// Sites whose line is gone and whose seat is kept for a while. A line that breaks again after it
/// came back has the whole time again. May be used on any thread.
final class RoomAbsences {
  private final Map<String, Disposable> waiting = new ConcurrentHashMap<>();
  private final Scheduler time;

  RoomAbsences(Scheduler time) {
    this.time = time;
  }

  /// A site is gone from now on.
  ///
  /// @param patience how long its seat is kept
  /// @param over called once when it has not come back
  void begin(String siteId, Duration patience, Runnable over) {
    waiting.compute(
        siteId,
        (_, before) -> {
          if (before != null) {
            before.dispose();
          }
          return wait(siteId, patience, over);
        });
  }

  /// The same, unless it is known to be gone already.
  void beginUnlessKnown(String siteId, Duration patience, Runnable over) {
    waiting.computeIfAbsent(siteId, _ -> wait(siteId, patience, over));
  }

  /// A site is back.
  void end(String siteId) {
    var wait = waiting.remove(siteId);
    if (wait != null) {
      wait.dispose();
    }
  }

  /// Waits for nobody any more.
  void close() {
    waiting.values().forEach(Disposable::dispose);
    waiting.clear();
  }

  private Disposable wait(String siteId, Duration patience, Runnable over) {
    return time.schedule(
        () -> {
          waiting.remove(siteId);
          over.run();
        },
        patience.toMillis(),
        TimeUnit.MILLISECONDS);
  }
}
