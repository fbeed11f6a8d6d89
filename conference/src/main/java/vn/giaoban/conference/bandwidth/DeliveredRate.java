package vn.giaoban.conference.bandwidth;

/// What arrives at the receiver, in bits per second of UDP payload, by the receiver's clock.
final class DeliveredRate {
  private static final int CAPACITY = 256;
  private static final long WINDOW_MICROS = 250_000;
  private static final long LONGEST_MICROS = 1_000_000;

  /// Fewer packets than these say little, however long they took.
  private static final int ENOUGH_PACKETS = 12;

  private final int[] arrivals = new int[CAPACITY];
  private final short[] bytes = new short[CAPACITY];
  private long count;

  /// Notes one received packet.
  void received(long arrivalMicros, int size) {
    int place = (int) (count++ % CAPACITY);
    arrivals[place] = (int) arrivalMicros;
    bytes[place] = (short) size;
  }

  /// Over the last quarter of a second, or as long as a dozen packets took, a second at most.
  ///
  /// @return bits per second; 0 when too little has come to tell
  long bitsPerSecond() {
    if (count < 2) {
      return 0;
    }
    int packets = (int) Math.min(count, CAPACITY);
    int newest = arrivals[(int) ((count - 1) % CAPACITY)];
    long sum = 0;
    int span = 0;
    int used = 0;
    for (int i = 1; i < packets; i++) {
      int place = (int) ((count - 1 - i) % CAPACITY);
      int age = newest - arrivals[place];
      if (age > LONGEST_MICROS || age > WINDOW_MICROS && used >= ENOUGH_PACKETS) {
        break;
      }
      // the oldest packet only begins the time in which the younger ones came
      sum += bytes[(int) ((count - i) % CAPACITY)];
      span = Math.max(span, age);
      used++;
    }
    return span < 20_000 ? 0 : sum * 8_000_000 / span;
  }

  void reset() {
    count = 0;
  }
}
