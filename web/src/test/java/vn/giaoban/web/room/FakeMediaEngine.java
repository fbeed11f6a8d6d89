package vn.giaoban.web.room;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaPolicy;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.MediaStats;
import vn.giaoban.conference.media.MediaTrace;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.media.Negotiation;

/// Media without media: takes every offer that begins like SDP, remembers what it was told, and
/// tells the room what a test wants it to tell.
final class FakeMediaEngine implements MediaEngine {
  final Map<String, FakeRoom> rooms = new ConcurrentHashMap<>();

  @Override
  public FakeRoom open(String roomId, MediaListener listener) {
    return rooms.compute(roomId, (_, _) -> new FakeRoom(listener));
  }

  @Override
  public MediaStats stats() {
    return new MediaStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0, 0.0, 0, 0, Map.of(), List.of());
  }

  @Override
  public void close() {
    rooms.clear();
  }

  static final class FakeRoom implements MediaRoom {
    final MediaListener listener;
    final Map<String, MediaJoin> sessions = new ConcurrentHashMap<>();
    final Map<String, MediaTrace> traces = new ConcurrentHashMap<>();
    final List<MediaPolicy> policies = new CopyOnWriteArrayList<>();
    final List<MediaView> views = new CopyOnWriteArrayList<>();
    final Set<String> screens = ConcurrentHashMap.newKeySet();
    volatile Negotiation.@Nullable Reason refuses;

    FakeRoom(MediaListener listener) {
      this.listener = listener;
    }

    MediaPolicy policy() {
      return policies.getLast();
    }

    @Override
    public CompletionStage<Negotiation> join(MediaJoin join) {
      var reason = refuses;
      if (reason != null) {
        return CompletableFuture.completedFuture(new Negotiation.Refused(reason, "as told"));
      }
      if (!join.offer().startsWith("v=0")) {
        return CompletableFuture.completedFuture(
            new Negotiation.Refused(Negotiation.Reason.MALFORMED_SDP, "line 1: v=0 expected"));
      }
      var id = UUID.randomUUID().toString();
      sessions.put(id, join);
      return CompletableFuture.completedFuture(
          new Negotiation.Accepted(id, "tag-1", "v=0\r\ns=answer\r\n"));
    }

    @Override
    public Negotiation patch(String sessionId, String fragment, @Nullable String ifMatch) {
      if (!sessions.containsKey(sessionId)) {
        return new Negotiation.Refused(Negotiation.Reason.NO_SUCH_SESSION, sessionId);
      }
      if ("*".equals(ifMatch)) {
        return new Negotiation.Accepted(sessionId, "tag-2", "a=ice-ufrag:new\r\n");
      }
      return "tag-1".equals(ifMatch)
          ? new Negotiation.Accepted(sessionId, "tag-1", null)
          : new Negotiation.Refused(Negotiation.Reason.ETAG_MISMATCH, String.valueOf(ifMatch));
    }

    @Override
    public boolean leave(String sessionId) {
      var join = sessions.remove(sessionId);
      if (join != null) {
        listener.disconnected(sessionId, join.siteId(), MediaListener.Gone.LEFT);
      }
      return join != null;
    }

    @Override
    public void apply(MediaPolicy policy) {
      policies.add(policy);
    }

    @Override
    public void view(String sessionId, MediaView view) {
      views.add(view);
    }

    @Override
    public void sharesScreen(String sessionId, boolean screen) {
      if (screen) {
        screens.add(sessionId);
      } else {
        screens.remove(sessionId);
      }
    }

    @Override
    public boolean trace(String sessionId, @Nullable MediaTrace trace) {
      if (!sessions.containsKey(sessionId)) {
        return false;
      }
      if (trace == null) {
        traces.remove(sessionId);
      } else {
        traces.put(sessionId, trace);
      }
      return true;
    }

    @Override
    public void close() {
      sessions.clear();
    }
  }
}
