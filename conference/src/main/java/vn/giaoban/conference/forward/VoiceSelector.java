package vn.giaoban.conference.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Chooses the loudest few of all who talk, by smoothed RFC 6464 levels, without flapping: whoever
/// is in stays until somebody who talks needs the place. Decides per talker, never per listener.
/// Pure: time is passed in.
///
/// @param <S> what a voice belongs to
final class VoiceSelector<S> {
  /// In dB above silence: -50 dBov.
  private static final double TALKING = 77;

  private static final double HYSTERESIS = 6;
  private static final double ATTACK = 0.35;
  private static final double DECAY = 0.04;
  private static final long SILENCE_NANOS = 250_000_000L;
  private static final long HOLD_NANOS = 600_000_000L;
  private static final long MIN_STAY_NANOS = 800_000_000L;

  private final int places;
  private final List<Voice<S>> voices = new ArrayList<>();

  /// One who may talk.
  static final class Voice<S> {
    private final S owner;
    private double loudness;
    private long lastPacketNanos;
    private long lastTalkNanos;
    private long selectedNanos;
    private boolean hasTalked;
    private boolean selected;

    private Voice(S owner) {
      this.owner = owner;
    }

    S owner() {
      return owner;
    }

    boolean isSelected() {
      return selected;
    }

    /// Whether it talks, or has just ended.
    boolean isTalking(long nowNanos) {
      return hasTalked && nowNanos - lastTalkNanos < HOLD_NANOS;
    }

    long lastTalkNanos() {
      return lastTalkNanos;
    }
  }

  VoiceSelector(int places) {
    this.places = places;
  }

  Voice<S> add(S owner) {
    var voice = new Voice<>(owner);
    voices.add(voice);
    return voice;
  }

  void remove(Voice<S> voice) {
    voices.remove(voice);
  }

  /// Notes the level of one packet.
  ///
  /// @param level as on the wire: 0 is the loudest, 127 is silence
  /// @return whether it talks and has no place: [#select] should be asked now
  boolean heard(Voice<S> voice, int level, long nowNanos) {
    double loud = 127.0 - level;
    voice.loudness += (loud - voice.loudness) * (loud > voice.loudness ? ATTACK : DECAY);
    voice.lastPacketNanos = nowNanos;
    if (loud >= TALKING) {
      voice.lastTalkNanos = nowNanos;
      voice.hasTalked = true;
    }
    return !voice.selected && voice.loudness >= TALKING;
  }

  /// Chooses.
  ///
  /// @param allowed who may be heard at all
  /// @param floor always in, if allowed; null when nobody
  /// @return whether anything has changed
  boolean select(Predicate<S> allowed, @Nullable S floor, long nowNanos) {
    boolean changed = false;
    int taken = 0;
    for (var voice : voices) {
      if (nowNanos - voice.lastPacketNanos > SILENCE_NANOS) {
        voice.loudness = 0; // discontinuous transmission: nothing comes from who is silent
      }
      if (voice.selected && !allowed.test(voice.owner)) {
        voice.selected = false;
        changed = true;
      }
      taken += voice.selected ? 1 : 0;
    }
    for (var voice : voices) {
      if (voice.selected || !allowed.test(voice.owner)) {
        continue;
      }
      boolean holdsFloor = voice.owner.equals(floor);
      if (taken < places) {
        taken++;
      } else {
        var victim = weakest(floor, nowNanos);
        if (victim == null || !holdsFloor && !beats(voice, victim, nowNanos)) {
          continue;
        }
        victim.selected = false;
      }
      voice.selected = true;
      voice.selectedNanos = nowNanos;
      changed = true;
    }
    return changed;
  }

  private @Nullable Voice<S> weakest(@Nullable S floor, long nowNanos) {
    Voice<S> weakest = null;
    for (var voice : voices) {
      if (voice.selected && !voice.owner.equals(floor)) {
        if (weakest == null || strength(voice, nowNanos) < strength(weakest, nowNanos)) {
          weakest = voice;
        }
      }
    }
    return weakest;
  }

  private double strength(Voice<S> voice, long nowNanos) {
    if (voice.isTalking(nowNanos)) {
      return 1000 + voice.loudness;
    }
    // of those who are silent, who has been silent the longest goes first
    return voice.hasTalked ? -(nowNanos - voice.lastTalkNanos) * 1e-9 : Double.NEGATIVE_INFINITY;
  }

  private boolean beats(Voice<S> challenger, Voice<S> holder, long nowNanos) {
    if (challenger.loudness < TALKING) {
      return false;
    }
    if (!holder.isTalking(nowNanos)) {
      return true;
    }
    return nowNanos - holder.selectedNanos > MIN_STAY_NANOS
        && challenger.loudness > holder.loudness + HYSTERESIS;
  }
}
