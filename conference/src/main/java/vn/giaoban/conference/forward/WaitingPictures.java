package vn.giaoban.conference.forward;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.bandwidth.Pacer;
import vn.giaoban.conference.rtp.RtpHeader;

/// Packets of pictures that wait for their turn on one receiver's narrow line. Only their places
/// are kept: they are in the layers' caches, and get their numbers when they leave. Bounded in
/// packets and in time; allocates nothing after it was made.
final class WaitingPictures {
  /// Some 250 kB.
  private static final int CAPACITY = 256;

  /// A picture that is so late is given up.
  private static final long LONGEST_NANOS = 3_000_000_000L;

  /// From here only the lowest temporal layer is sent, until the line has caught up.
  private static final long LATE_NANOS = 300_000_000L;

  /// Header, extensions and seal beside the payload.
  private static final int AROUND_PAYLOAD = 40;

  private final Pacer pacer;
  private final @Nullable OutgoingSlot[] slots = new OutgoingSlot[CAPACITY];
  private final @Nullable Layer[] layers = new Layer[CAPACITY];
  private final int[] sequenceNumbers = new int[CAPACITY];
  private final int[] headers = new int[CAPACITY];
  private final int[] marks = new int[CAPACITY];
  private final long[] sinceNanos = new long[CAPACITY];
  private final Batch one = new Batch();
  private int head;
  private int count;

  WaitingPictures(Pacer pacer) {
    this.pacer = pacer;
  }

  Pacer pacer() {
    return pacer;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Takes the packets of a batch.
  void add(OutgoingSlot slot, Layer layer, Batch batch, byte[] packets, long nowNanos) {
    for (int i = 0; i < batch.count(); i++) {
      if (!slot.isSubscribed(layer)) {
        return;
      }
      if (slot.switchesAt(layer, batch.mark(i))) {
        forgetOthers(slot, layer);
      }
      if (count == CAPACITY) {
        giveUp(nowNanos);
      }
      int at = (head + count++) % CAPACITY;
      slots[at] = slot;
      layers[at] = layer;
      sequenceNumbers[at] = RtpHeader.sequenceNumber(packets, batch.place(i));
      headers[at] = batch.header(i);
      marks[at] = batch.mark(i);
      sinceNanos[at] = nowNanos;
    }
  }

  private void forgetOthers(OutgoingSlot slot, Layer layer) {
    for (int i = 0; i < count; i++) {
      int at = (head + i) % CAPACITY;
      if (slots[at] == slot && layers[at] != layer) {
        slots[at] = null;
      }
    }
  }

  /// Sends what may leave.
  void release(long nowNanos) {
    if (count > 0 && nowNanos - sinceNanos[head] > LONGEST_NANOS) {
      giveUp(nowNanos);
    }
    while (count > 0 && pacer.mayLeave(nowNanos)) {
      releaseOne(nowNanos);
    }
  }

  /// Sends the next packet, whether it is time for it or not.
  ///
  /// @return about how many octets that were; 0 for none
  int releaseOne(long nowNanos) {
    int at = head;
    head = (head + 1) % CAPACITY;
    count--;
    var slot = slots[at];
    var layer = layers[at];
    slots[at] = null;
    layers[at] = null;
    if (slot == null || layer == null) {
      return 0;
    }
    var cache = layer.cache();
    int place = cache.find(sequenceNumbers[at]);
    if (place < 0) {
      return 0;
    }
    one.clear();
    one.add(place, headers[at], cache.length(sequenceNumbers[at]), marks[at]);
    slot.setLate(nowNanos - sinceNanos[at] > LATE_NANOS);
    int before = slot.octetsSent();
    slot.send(layer, one, cache.bytes(), nowNanos);
    int sent = slot.octetsSent() - before;
    int octets = sent == 0 ? 0 : sent + AROUND_PAYLOAD;
    pacer.left(octets);
    return octets;
  }

  /// Forgets everything; what was shown goes on with key frames.
  private void giveUp(long nowNanos) {
    for (int i = 0; i < count; i++) {
      var slot = slots[(head + i) % CAPACITY];
      if (slot != null) {
        slot.beginAnew(nowNanos);
      }
    }
    Arrays.fill(slots, null);
    Arrays.fill(layers, null);
    count = 0;
  }
}
