package vn.giaoban.web.room;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.conference.media.LineReport;

/// Tells how the sites' lines are: a site itself at once, for its page is to act on it; everybody
/// else together once in a while, for when the server's own line is full hundreds change at once.
/// May be used on any thread.
final class RoomLines {
  static final Duration ONCE_IN = Duration.ofSeconds(2);

  private final RoomSessions sessions;
  private final RoomAudience audience;
  private final Scheduler time;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean planned = new AtomicBoolean();

  RoomLines(RoomSessions sessions, RoomAudience audience, Scheduler time) {
    this.sessions = sessions;
    this.audience = audience;
    this.time = time;
  }

  /// A site's line may be another than before.
  void look(String siteId, LineReport before) {
    var now = sessions.line(siteId);
    if (now.equals(before)) {
      return;
    }
    audience.tell(siteId, ServerMessage.Quality.of(siteId, now));
    changed.add(siteId);
    if (planned.compareAndSet(false, true)) {
      time.schedule(this::tellAll, ONCE_IN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// Tells a newcomer of the lines that are not good.
  void tell(RoomSocket socket) {
    var bad = lines(sessions.sitesOnBadLines());
    if (!bad.isEmpty()) {
      socket.send(new ServerMessage.Quality(bad));
    }
  }

  private void tellAll() {
    planned.set(false);
    var sites = Set.copyOf(changed);
    changed.removeAll(sites);
    audience.tell(new ServerMessage.Quality(lines(sites)));
  }

  private List<ServerMessage.SiteLine> lines(Set<String> sites) {
    return sites.stream()
        .sorted()
        .map(site -> ServerMessage.SiteLine.of(site, sessions.line(site)))
        .toList();
  }
}
