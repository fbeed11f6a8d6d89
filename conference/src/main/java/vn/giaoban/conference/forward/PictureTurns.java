package vn.giaoban.conference.forward;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.bandwidth.Allocator;
import vn.giaoban.conference.bandwidth.Pacer;
import vn.giaoban.conference.bandwidth.SendSideEstimator;

/// Whether packets of pictures leave by turns towards one receiver: on a line that is asked for the
/// first time or is known to be narrow, speech must find room between them. On all others they
/// leave at once.
final class PictureTurns {
  /// So much may leave before a new line has answered: two packets, half a second of the narrowest.
  private static final int START_OCTETS = 1_200;

  /// On a broader line not even a key frame delays speech by much.
  private static final long BROAD_BPS = 2_000_000;

  private static final long UNLIMITED_BPS = 1L << 40;

  private final List<OutgoingSlot> slots;
  private final SendSideEstimator estimator;

  /// Null where all leaves at once.
  private @Nullable WaitingPictures waiting;

  PictureTurns(List<OutgoingSlot> slots, SendSideEstimator estimator) {
    this.slots = slots;
    this.estimator = estimator;
  }

  /// Whether packets must be given to [#add].
  boolean areKept() {
    return waiting != null;
  }

  /// Takes packets of a picture and sends what may leave.
  void add(OutgoingSlot slot, Layer layer, Batch batch, byte[] packets, long nowNanos) {
    if (waiting != null) {
      waiting.add(slot, layer, batch, packets, nowNanos);
      waiting.release(nowNanos);
    }
  }

  /// Whether a packet may be sent again now; one that may not is asked for once more.
  boolean mayRepair(long nowNanos) {
    return waiting == null || waiting.pacer().mayRepair(nowNanos);
  }

  /// A packet was sent again.
  void repaired(int octets) {
    if (waiting != null) {
      waiting.pacer().left(octets);
    }
  }

  /// Decides whether and how fast, and sends what may leave; every 20 ms.
  void tick(long nowNanos) {
    long bps = estimator.bitsPerSecond();
    boolean asked = estimator.isAsked();
    boolean narrow = estimator.isConfined() && bps < BROAD_BPS;
    if (waiting == null) {
      if (!narrow && !asked) {
        return;
      }
      waiting = new WaitingPictures(new Pacer(START_OCTETS, nowNanos));
    }
    long most = UNLIMITED_BPS;
    if (asked) {
      most = 0;
    } else if (narrow) {
      long forVoices = OutgoingSlot.filledVoices(slots) * Allocator.VOICE_BPS;
      most = Math.max(bps / 2, bps - forVoices);
    }
    waiting.pacer().rate(Math.max(most, estimator.probeRate()), nowNanos);
    waiting.release(nowNanos);
    if (most == UNLIMITED_BPS && waiting.isEmpty()) {
      waiting = null;
      for (int i = 0; i < slots.size(); i++) {
        slots.get(i).setLate(false);
      }
    }
  }

  /// Sends what waits in place of padding.
  ///
  /// @param dueOctets of padding
  /// @return how many are still due
  int fill(int dueOctets, long nowNanos) {
    int due = dueOctets;
    while (due > 0 && waiting != null && !waiting.isEmpty()) {
      due -= waiting.releaseOne(nowNanos);
    }
    return due;
  }
}
