package vn.giaoban.web.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/// Traces of single media sessions: switched on by an operator, off by themselves, forgotten some
/// time after.
final class RoomTraces {
  /// A minute of a site that sends and receives 300 packets a second.
  private static final int CAPACITY = 20_000;

  /// Each holds 1.3 MB.
  private static final int MOST = 4;

  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, Running> traces = new ConcurrentHashMap<>();

  RoomTraces(InstantSource clock) {
    this.clock = clock;
  }

  private record Running(PacketTrace trace, Instant until) {}

  /// Looks at a session's packets for some time; anew when that is being done already.
  ///
  /// @return until when; null when as many are being traced as may be, or there is no such session
  @Nullable Instant begin(RoomHost host, String sessionId, Duration time) {
    var now = clock.instant();
    traces.values().removeIf(running -> running.until().plus(MEMORY).isBefore(now));
    if (!traces.containsKey(sessionId) && traces.size() >= MOST) {
      return null;
    }
    var trace = new PacketTrace(CAPACITY, System.nanoTime());
    if (!host.media().trace(sessionId, trace)) {
      return null;
    }
    var running = new Running(trace, now.plus(time));
    traces.put(sessionId, running);
    Schedulers.parallel()
        .schedule(() -> end(host, sessionId, running), time.toMillis(), TimeUnit.MILLISECONDS);
    return running.until();
  }

  /// What was seen of a session; null when nothing is known of it any more.
  @Nullable PacketTrace of(String sessionId) {
    var running = traces.get(sessionId);
    return running == null ? null : running.trace();
  }

  private void end(RoomHost host, String sessionId, Running which) {
    if (traces.get(sessionId) == which) {
      host.media().trace(sessionId, null);
    }
  }
}
