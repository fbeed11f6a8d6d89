package vn.giaoban.conference.forward;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaListener;

/// Keeps all that a room tells.
final class RecordingListener implements MediaListener {
  final List<String> connected = new CopyOnWriteArrayList<>();
  final List<String> gone = new CopyOnWriteArrayList<>();
  final List<String> dominant = new CopyOnWriteArrayList<>();
  final Map<String, Duration> spoke = new ConcurrentHashMap<>();
  final Map<String, LineReport> lines = new ConcurrentHashMap<>();
  final Map<String, Set<String>> layers = new ConcurrentHashMap<>();
  final Map<String, List<Slot>> slots = new ConcurrentHashMap<>();

  @Override
  public void connected(String sessionId, String siteId) {
    connected.add(siteId);
  }

  @Override
  public void disconnected(String sessionId, String siteId, Gone reason) {
    gone.add(siteId + " " + reason);
  }

  @Override
  public void slotsChanged(String sessionId, List<Slot> contents) {
    slots.put(sessionId, contents);
  }

  @Override
  public void dominantSpeakerChanged(@Nullable String siteId) {
    dominant.add(String.valueOf(siteId));
  }

  @Override
  public void spoke(String siteId, Duration duration) {
    spoke.merge(siteId, duration, Duration::plus);
  }

  @Override
  public void quality(String sessionId, String siteId, LineReport report) {
    lines.put(sessionId, report);
  }

  @Override
  public void layersWanted(String sessionId, String mid, Set<String> rids) {
    layers.put(sessionId + " " + mid, rids);
  }

  /// The site in a section of a session; null when it is empty or unknown.
  @Nullable String in(String sessionId, String mid) {
    return slots.getOrDefault(sessionId, List.of()).stream()
        .filter(slot -> slot.mid().equals(mid))
        .map(Slot::site)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
