package vn.giaoban.conference.forward;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jitsi.utils.dsi.DominantSpeakerIdentification;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaListener;

/// Who is the dominant speaker, by Volfin and Cohen's method (jitsi-utils), and how long each turn
/// to speak lasted. Owned by the event loop, on which the method's own decisions run too.
final class SpeakerTracker {
  /// In dB above silence: -50 dBov.
  private static final int TALKING = 77;

  private static final long SILENCE_NANOS = 2_000_000_000L;
  private static final long SHORTEST_TURN_NANOS = 500_000_000L;

  /// The method decides about this late.
  private static final long DECISION_NANOS = 500_000_000L;

  private final DominantSpeakerIdentification<String> identification;
  private final MediaListener listener;
  private @Nullable String dominant;
  private boolean speaking;
  private long turnBeganNanos;
  private long lastTalkNanos;

  /// @param changed told when the room's stage may have to follow
  SpeakerTracker(
      Clock clock, ScheduledExecutorService loop, MediaListener listener, Runnable changed) {
    this.listener = listener;
    identification = new DominantSpeakerIdentification<>(clock, loop);
    identification.addActiveSpeakerChangedListener(site -> {
      if (site != null) {
        dominantChanged(site);
        changed.run();
      }
    });
  }

  /// Who speaks or spoke last; null when nobody ever has.
  @Nullable String dominant() {
    return dominant;
  }

  /// Notes the level of one packet of somebody who may be heard.
  ///
  /// @param level as on the wire: 0 is the loudest, 127 is silence
  void heard(String site, int level, long nowNanos) {
    int loud = 127 - level;
    identification.levelChanged(site, loud);
    if (loud < TALKING || !site.equals(dominant)) {
      return;
    }
    lastTalkNanos = nowNanos;
    if (!speaking) {
      begin(site, nowNanos);
    }
  }

  private void dominantChanged(String site) {
    endTurn();
    dominant = site;
    lastTalkNanos = System.nanoTime();
    begin(site, lastTalkNanos - DECISION_NANOS);
  }

  private void begin(String site, long nowNanos) {
    speaking = true;
    turnBeganNanos = nowNanos;
    listener.dominantSpeakerChanged(site);
  }

  /// Ends the turn of who has been silent for long.
  void tick(long nowNanos) {
    if (speaking && nowNanos - lastTalkNanos > SILENCE_NANOS) {
      endTurn();
      listener.dominantSpeakerChanged(null);
    }
  }

  /// A site has gone or may no longer be heard.
  void silence(String site) {
    if (speaking && site.equals(dominant)) {
      endTurn();
      listener.dominantSpeakerChanged(null);
    }
  }

  /// Tells about the turn that runs.
  void endTurn() {
    var site = dominant;
    if (speaking && site != null && lastTalkNanos - turnBeganNanos >= SHORTEST_TURN_NANOS) {
      listener.spoke(site, Duration.ofNanos(lastTalkNanos - turnBeganNanos));
    }
    speaking = false;
  }
}
