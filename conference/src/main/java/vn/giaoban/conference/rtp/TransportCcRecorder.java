package vn.giaoban.conference.rtp;

/// Notes when packets with transport-wide sequence numbers arrived and writes the feedback
/// (draft-holmer-rmcat-transport-wide-cc-extensions-01) from which the sender estimates its line.
public final class TransportCcRecorder {
  private static final int CAPACITY = 1024;
  private static final long TICK_NANOS = 250_000;
  private static final long REFERENCE_NANOS = 64_000_000;

  private final long[] arrivals = new long[CAPACITY];
  private boolean started;
  private int first;
  private int next;
  private int feedbackCount;

  /// Notes one packet.
  public void received(int sequenceNumber, long nowNanos) {
    if (!started) {
      started = true;
      first = sequenceNumber;
      next = sequenceNumber;
    }
    int behind = SequenceNumber.difference(first, sequenceNumber);
    if (behind > 0) {
      return; // already reported, as lost; too late to take back
    }
    int ahead = SequenceNumber.difference(sequenceNumber, next);
    if (ahead >= CAPACITY || SequenceNumber.difference(sequenceNumber, first) >= CAPACITY) {
      first = sequenceNumber;
      next = sequenceNumber;
      ahead = 0;
    }
    for (int i = 0; i < ahead; i++) {
      arrivals[SequenceNumber.plus(next, i) % CAPACITY] = 0;
    }
    // 0 marks an empty place
    arrivals[sequenceNumber % CAPACITY] = nowNanos == 0 ? 1 : nowNanos;
    if (ahead >= 0) {
      next = SequenceNumber.plus(sequenceNumber, 1);
    }
  }

  /// Whether there is anything to tell.
  public boolean isDue() {
    return started && first != next;
  }

  /// Writes one feedback packet about what has come since the last one.
  ///
  /// @param out at least 1200 bytes
  /// @return its length; 0 when there is nothing to tell
  public int write(byte[] out, int sender, int media) {
    while (first != next && arrivals[first % CAPACITY] == 0) {
      first = SequenceNumber.plus(first, 1);
    }
    if (!isDue()) {
      return 0;
    }
    int count = Math.min(SequenceNumber.difference(next, first), 14 * 24);
    long reference = arrivals[first % CAPACITY] / REFERENCE_NANOS;
    int chunks = (count + 6) / 7;
    int deltas = 20 + 2 * chunks;
    int at = deltas;
    long previous = reference * REFERENCE_NANOS;
    int written = 0;
    for (int chunk = 0; chunk < chunks; chunk++) {
      int symbols = 0;
      for (int i = 0; i < 7; i++) {
        int symbol = 0;
        if (written < count) {
          long arrival = arrivals[SequenceNumber.plus(first, written) % CAPACITY];
          if (arrival != 0) {
            long ticks = Math.floorDiv(arrival - previous, TICK_NANOS);
            int delta = (int) Math.clamp(ticks, Short.MIN_VALUE, Short.MAX_VALUE);
            previous += delta * TICK_NANOS;
            if (delta >= 0 && delta <= 255) {
              symbol = 1;
              NetworkOrder.put8(out, at++, delta);
            } else {
              symbol = 2;
              NetworkOrder.put16(out, at, delta);
              at += 2;
            }
          }
          written++;
        }
        symbols = symbols << 2 | symbol;
      }
      NetworkOrder.put16(out, 20 + 2 * chunk, 0xC000 | symbols);
    }
    int padding = (4 - at % 4) % 4;
    for (int i = 1; i <= padding; i++) {
      NetworkOrder.put8(out, at++, i == padding ? padding : 0);
    }
    NetworkOrder.put8(out, 0, (padding > 0 ? 0xA0 : 0x80) | RtcpHeader.FORMAT_TRANSPORT_CC);
    NetworkOrder.put8(out, 1, RtcpHeader.TRANSPORT_FEEDBACK);
    NetworkOrder.put16(out, 2, at / 4 - 1);
    NetworkOrder.put32(out, 4, sender);
    NetworkOrder.put32(out, 8, media);
    NetworkOrder.put16(out, 12, first);
    NetworkOrder.put16(out, 14, count);
    NetworkOrder.put24(out, 16, (int) (reference & 0xFFFFFF));
    NetworkOrder.put8(out, 19, feedbackCount++);
    first = SequenceNumber.plus(first, count);
    return at;
  }
}
