package vn.giaoban.web.room;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.room.RoomEvent.LeaveReason;

/// What media tells, on its way to the room: passing things go to the sockets, what has to be
/// remembered goes to the host's queue. Media tells on the thread that carries packets, so nothing
/// is done there: it is handed over, and done in the same order.
final class RoomMediaListener implements MediaListener {
  private final RoomHost host;
  private final Scheduler.Worker behind = Schedulers.parallel().createWorker();

  RoomMediaListener(RoomHost host) {
    this.host = host;
  }

  @Override
  public void connected(String sessionId, String siteId) {
    behind.schedule(() -> {
      host.audience().tell(new ServerMessage.Connected(siteId));
    });
  }

  @Override
  public void disconnected(String sessionId, String siteId, Gone reason) {
    behind.schedule(() -> {
      host.mediaGone(sessionId, reason == Gone.LEFT ? LeaveReason.LEFT : LeaveReason.LOST);
    });
  }

  @Override
  public void slotsChanged(String sessionId, List<Slot> slots) {
    behind.schedule(() -> {
      var told =
          new ServerMessage.Slots(
              sessionId, slots.stream().map(ServerMessage.Content::of).toList());
      host.sessions().told(told);
      var session = host.sessions().get(sessionId);
      if (session != null) {
        host.audience().tell(session.seat().site(), told);
      }
    });
  }

  @Override
  public void quality(String sessionId, String siteId, LineReport report) {
    behind.schedule(() -> {
      var before = host.sessions().line(siteId);
      host.sessions().told(sessionId, siteId, report);
      host.lines().look(siteId, before);
    });
  }

  @Override
  public void layersWanted(String sessionId, String mid, Set<String> rids) {
    behind.schedule(() -> {
      var told = host.sessions().told(sessionId, mid, rids);
      var session = host.sessions().get(sessionId);
      if (session != null) {
        host.audience().tell(session.seat().site(), told);
      }
    });
  }

  @Override
  public void dominantSpeakerChanged(@Nullable String siteId) {
    behind.schedule(() -> {
      host.audience().tell(new ServerMessage.Dominant(siteId));
    });
  }

  @Override
  public void howling(String first, String second) {
    behind.schedule(() -> {
      host.howling(first, second);
    });
  }

  @Override
  public void spoke(String siteId, Duration duration) {
    behind.schedule(() -> {
      host.spoke(siteId, duration);
    });
  }
}
