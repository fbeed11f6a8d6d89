package vn.giaoban.conference.forward;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaPolicy;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.sdp.MediaKind;

/// Who of a room is heard: who may be, the loudest of them, the dominant speaker, and who howls.
/// Owned by the event loop.
final class RoomVoices {
  /// A level for packets that tell none: as loud as quiet speech.
  private static final int UNTOLD_LEVEL = 40;

  private final Map<Source, VoiceSelector.Voice<Source>> voices = new HashMap<>();
  private final VoiceSelector<Source> selector;
  private final SpeakerTracker speakers;
  private final HowlDetector howls;
  private final Runnable changed;
  private MediaPolicy policy = MediaPolicy.OPEN;

  /// @param most how many are heard at once
  /// @param changed told when somebody else may have to be heard
  RoomVoices(int most, SpeakerTracker speakers, HowlDetector howls, Runnable changed) {
    selector = new VoiceSelector<>(most);
    this.speakers = speakers;
    this.howls = howls;
    this.changed = changed;
  }

  void add(MediaSession session) {
    for (var source : session.sources()) {
      if (source.kind() == MediaKind.AUDIO) {
        voices.put(source, selector.add(source));
      }
    }
  }

  void remove(MediaSession session) {
    for (var source : session.sources()) {
      var voice = voices.remove(source);
      if (voice != null) {
        selector.remove(voice);
        speakers.silence(source.site());
        howls.forget(source.site());
      }
    }
  }

  MediaPolicy policy() {
    return policy;
  }

  void apply(MediaPolicy policy) {
    this.policy = policy;
    for (var source : voices.keySet()) {
      if (!mayBeHeard(source)) {
        speakers.silence(source.site());
        howls.forget(source.site());
      }
    }
  }

  boolean mayBeHeard(Source source) {
    return policy.heard().allows(source.site());
  }

  /// Notes how loud a packet of speech is (RFC 6464).
  void heard(Source source, byte[] packet, int header, int end, long nowNanos) {
    var voice = voices.get(source);
    if (voice == null || end == header) {
      return;
    }
    int found = HeaderExtension.find(packet, 0, header, source.audioLevelExtension());
    int level = found < 0 ? UNTOLD_LEVEL : packet[HeaderExtension.index(found)] & 0x7F;
    if (selector.heard(voice, level, nowNanos)) {
      changed.run();
    }
    speakers.heard(source.site(), level, nowNanos);
    howls.heard(source.site(), level, nowNanos);
  }

  /// Chooses who is heard.
  ///
  /// @return whether that has changed
  boolean select(long nowNanos) {
    return selector.select(
        source -> mayBeHeard(source) && source.isAlive(nowNanos), floorVoice(), nowNanos);
  }

  private @Nullable Source floorVoice() {
    if (policy.floor() == null) {
      return null;
    }
    for (var source : voices.keySet()) {
      if (source.site().equals(policy.floor())) {
        return source;
      }
    }
    return null;
  }

  /// All voices, heard or not.
  Map<Source, VoiceSelector.Voice<Source>> all() {
    return voices;
  }

  /// Who speaks or spoke last; null when nobody ever has.
  @Nullable String dominant() {
    return speakers.dominant();
  }

  void tick(long nowNanos) {
    speakers.tick(nowNanos);
    howls.tick(nowNanos);
  }

  /// The room is closed.
  void close() {
    speakers.endTurn();
  }
}
