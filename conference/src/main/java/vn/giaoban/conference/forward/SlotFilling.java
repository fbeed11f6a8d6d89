package vn.giaoban.conference.forward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaPolicy;
import vn.giaoban.conference.sdp.MediaKind;

/// Decides who is in which slot of which receiver. What can stay where it is stays.
final class SlotFilling {
  /// Sites with a picture, as last decided: whoever spoke last first, then as they came.
  private Map<String, Source> pictures = Map.of();

  private List<String> visible = List.of();
  private StageChoice stage = StageChoice.of(MediaPolicy.OPEN, null, null, List.of());
  private final List<Source> heard = new ArrayList<>();
  private final Map<String, Integer> spoke = new HashMap<>();
  private int turns;
  private @Nullable String lastDominant;
  private final StageSpeaker speaker = new StageSpeaker();

  /// Whether pictures have come or gone since the last decision, or another one may come on stage.
  boolean isOutdated(List<MediaSession> sessions, long nowNanos) {
    if (speaker.isDue(nowNanos)) {
      return true;
    }
    int alive = 0;
    for (int i = 0; i < sessions.size(); i++) {
      var session = sessions.get(i);
      for (var source : session.sources()) {
        if (source.kind() == MediaKind.VIDEO && source.isAvailable(nowNanos)) {
          if (pictures.get(source.site()) != source && !pictures.containsKey(source.site())) {
            return true;
          }
          alive++;
        }
      }
    }
    return alive < pictures.size();
  }

  void fill(
      List<MediaSession> sessions,
      Map<Source, VoiceSelector.Voice<Source>> voices,
      MediaPolicy policy,
      @Nullable String dominant,
      MediaListener listener,
      long nowNanos) {
    if (dominant != null && !dominant.equals(lastDominant)) {
      lastDominant = dominant;
      spoke.put(dominant, ++turns);
    }
    pictures = pictures(sessions, nowNanos);
    visible = List.copyOf(pictures.keySet());
    var onStage = speaker.follow(dominant, visible, nowNanos);
    stage = StageChoice.of(policy, screen(), onStage, visible);
    heard.clear();
    voices.forEach((source, voice) -> {
      if (voice.isSelected()) {
        heard.add(source);
      }
    });
    var floor = policy.floor();
    heard.sort(
        Comparator.comparing((Source source) -> !source.site().equals(floor))
            .thenComparing(this::rank, Comparator.reverseOrder()));
    for (var session : sessions) {
      fill(session, listener, nowNanos);
    }
  }

  /// Fills the slots of one who has just come, by what was decided last.
  void fill(MediaSession session, MediaListener listener, long nowNanos) {
    if (session.isSecured() && !session.slots().isEmpty()) {
      boolean changed = fillPictures(session, stage, visible, nowNanos);
      changed |= fillVoices(session, heard, nowNanos);
      session.downlink().tellSlots(listener, changed);
    }
  }

  private @Nullable String screen() {
    for (var picture : pictures.values()) {
      if (picture.isScreen()) {
        return picture.site();
      }
    }
    return null;
  }

  private long rank(Source source) {
    return spoke.getOrDefault(source.site(), 0);
  }

  private Map<String, Source> pictures(List<MediaSession> sessions, long nowNanos) {
    var alive = new ArrayList<Source>();
    for (var session : sessions) {
      for (var source : session.sources()) {
        if (source.kind() == MediaKind.VIDEO && source.isAvailable(nowNanos)) {
          alive.add(source);
        }
      }
    }
    alive.sort((a, b) -> Long.compare(rank(b), rank(a)));
    var bySite = new LinkedHashMap<String, Source>();
    for (var source : alive) {
      bySite.putIfAbsent(source.site(), source);
    }
    return bySite;
  }

  private boolean fillPictures(
      MediaSession session, StageChoice stage, List<String> visible, long nowNanos) {
    var self = session.siteId();
    var shown = new ArrayList<String>();
    boolean changed = false;
    var free = new ArrayList<OutgoingSlot>();
    for (var slot : session.slots()) {
      if (slot.kind() != MediaKind.VIDEO) {
        continue;
      }
      var wished = slot.wishedSite();
      if (wished != null && visible.contains(wished) && !shown.contains(wished)) {
        shown.add(wished);
        changed |= put(slot, wished, nowNanos);
      } else if (slot.role() == MediaListener.Slot.Role.STAGE) {
        var site = stage.seenBy(self, visible);
        if (site != null) {
          shown.add(site);
        }
        changed |= put(slot, site, nowNanos);
      } else {
        free.add(slot);
      }
    }
    var rest = new ArrayList<String>();
    for (var site : visible) {
      if (rest.size() == free.size()) {
        break;
      }
      if (!site.equals(self) && !shown.contains(site)) {
        rest.add(site);
      }
    }
    for (var slot : List.copyOf(free)) {
      var source = slot.source();
      if (source != null && rest.remove(source.site())) {
        free.remove(slot);
        changed |= put(slot, source.site(), nowNanos);
      }
    }
    for (var slot : free) {
      changed |= put(slot, rest.isEmpty() ? null : rest.removeFirst(), nowNanos);
    }
    return changed;
  }

  private boolean put(OutgoingSlot slot, @Nullable String site, long nowNanos) {
    var source = site == null ? null : pictures.get(site);
    return put(slot, source, nowNanos);
  }

  private static boolean put(OutgoingSlot slot, @Nullable Source source, long nowNanos) {
    var next = source != null && slot.canCarry(source) ? source : null;
    boolean changed = next != slot.source();
    slot.assign(next, nowNanos);
    return changed;
  }

  private static boolean fillVoices(MediaSession session, List<Source> heard, long nowNanos) {
    var self = session.siteId();
    String onStage = null;
    var free = new ArrayList<OutgoingSlot>();
    for (var slot : session.slots()) {
      if (slot.kind() == MediaKind.AUDIO) {
        free.add(slot);
      } else if (slot.role() == MediaListener.Slot.Role.STAGE && slot.source() != null) {
        onStage = slot.source().site();
      }
    }
    if (free.isEmpty()) {
      return false;
    }
    // a line that does not carry all of them carries the most important ones whole
    int most = Math.min(free.size(), session.downlink().line().voices());
    var rest = new ArrayList<Source>();
    for (var source : heard) {
      if (!source.site().equals(self)) {
        // whose picture is on stage comes first, into the slot that plays in step with it
        boolean first = most > 1 && source.site().equals(onStage);
        rest.add(first ? 0 : rest.size(), source);
      }
    }
    while (rest.size() > most) {
      rest.removeLast();
    }
    boolean changed = false;
    if (!rest.isEmpty() && rest.getFirst().site().equals(onStage)) {
      changed |= put(free.removeFirst(), rest.removeFirst(), nowNanos);
    }
    for (var slot : List.copyOf(free)) {
      var source = slot.source();
      if (source != null && rest.remove(source)) {
        free.remove(slot);
      }
    }
    for (var slot : free) {
      changed |= put(slot, rest.isEmpty() ? null : rest.removeFirst(), nowNanos);
    }
    return changed;
  }
}
