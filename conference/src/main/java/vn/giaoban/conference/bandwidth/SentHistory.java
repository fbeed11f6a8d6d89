package vn.giaoban.conference.bandwidth;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The last packets that were sent to one receiver: when, how large, what became of them.
///
/// Packets are known by extended numbers; the wire has their lower 16 bits. 16 kB.
final class SentHistory {
  /// Some seconds of a stage and its thumbnails; feedback comes within a round trip and 100 ms.
  private static final int CAPACITY = 2048;

  private static final byte UNTOLD = 0;
  private static final byte RECEIVED = 1;
  private static final byte LOST = 2;

  private static final VarHandle MICROS = MethodHandles.arrayElementVarHandle(int[].class);

  private final int[] sentMicros = new int[CAPACITY];
  private final short[] bytes = new short[CAPACITY];
  private final byte[] fates = new byte[CAPACITY];
  private final byte[] clusters = new byte[CAPACITY];
  private long next;

  /// Notes a packet.
  ///
  /// @param cluster of a probe, 1..127; 0 for none
  /// @return its extended number
  long sent(int size, int cluster, long nowMicros) {
    int place = (int) (next % CAPACITY);
    sentMicros[place] = (int) nowMicros;
    bytes[place] = (short) Math.clamp(size, 0, Short.MAX_VALUE);
    fates[place] = UNTOLD;
    clusters[place] = (byte) cluster;
    return next++;
  }

  /// Says when a packet really left. Called on any thread: a reader that comes too early, or one
  /// after the place was given to another packet, is wrong by a wait only.
  void departed(int wire, long nowMicros) {
    MICROS.setOpaque(sentMicros, wire % CAPACITY, (int) nowMicros);
  }

  /// The extended number for one on the wire; -1 when no such packet is remembered.
  long extended(int wire) {
    long number = next - 1 - ((next - 1 - wire) & 0xFFFF);
    return number >= 0 && next - number <= CAPACITY ? number : -1;
  }

  boolean isReceived(long number) {
    return fates[(int) (number % CAPACITY)] == RECEIVED;
  }

  boolean isLost(long number) {
    return fates[(int) (number % CAPACITY)] == LOST;
  }

  void received(long number) {
    fates[(int) (number % CAPACITY)] = RECEIVED;
  }

  /// It has not arrived; it still may.
  void lost(long number) {
    fates[(int) (number % CAPACITY)] = LOST;
  }

  int bytes(long number) {
    return bytes[(int) (number % CAPACITY)];
  }

  /// Of all packets that left behind this one, as far as they are remembered.
  int bytesSince(long number) {
    int sum = 0;
    for (long i = Math.max(number + 1, next - CAPACITY); i < next; i++) {
      sum += bytes[(int) (i % CAPACITY)];
    }
    return sum;
  }

  int cluster(long number) {
    return clusters[(int) (number % CAPACITY)];
  }

  /// When it left, in the microseconds of `nowMicros`, which is at most half an hour later.
  long sentMicros(long number, long nowMicros) {
    return nowMicros
        - ((int) nowMicros - (int) MICROS.getOpaque(sentMicros, (int) (number % CAPACITY)));
  }
}
