package vn.giaoban.conference.forward;

import java.util.List;
import vn.giaoban.conference.bandwidth.SendSideEstimator;
import vn.giaoban.conference.bandwidth.SpeechValve;
import vn.giaoban.conference.sdp.MediaKind;

/// Whether packets of speech are put together towards one receiver, and dropped when they would
/// come far too late.
final class ThriftySpeech {
  /// With less for each voice they are: fifty packets a second have more than 25 kbit/s of headers.
  private static final long MERGE_BELOW_BPS = 80_000;

  private static final long PLAIN_FROM_BPS = 120_000;

  private final List<OutgoingSlot> slots;
  private final SendSideEstimator estimator;
  private final SpeechValve valve;
  private boolean merging;

  ThriftySpeech(List<OutgoingSlot> slots, SendSideEstimator estimator, long nowNanos) {
    this.slots = slots;
    this.estimator = estimator;
    valve = new SpeechValve(nowNanos);
  }

  /// Whether the line carries little more than speech.
  boolean isNeeded() {
    return merging;
  }

  /// Whether speech that was put together is to be dropped.
  boolean isDropped() {
    return merging && valve.isShut();
  }

  /// Decides, and sends what has waited long enough; every 20 ms.
  void tick(long nowNanos) {
    long bps = estimator.bitsPerSecond();
    long each = bps / Math.max(1, OutgoingSlot.filledVoices(slots));
    boolean wanted =
        estimator.isAsked() || (merging ? each < PLAIN_FROM_BPS : each < MERGE_BELOW_BPS);
    boolean changed = wanted != merging;
    merging = wanted;
    if (merging) {
      valve.update(estimator.bytesInFlight(), bps, nowNanos);
    }
    for (int i = 0; (changed || merging) && i < slots.size(); i++) {
      var slot = slots.get(i);
      if (slot.kind() == MediaKind.AUDIO) {
        if (changed) {
          slot.setMerging(merging, nowNanos);
        }
        slot.sendDue(nowNanos);
      }
    }
  }
}
