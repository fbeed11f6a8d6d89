package vn.giaoban.conference.transport;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// Counts of one port. Traffic is written by its event loop only, drops by any thread; read by
/// anybody, who may see a number a moment late.
public final class TransportCounters {
  private static final int PACKETS_IN = 0;
  private static final int BYTES_IN = 1;
  private static final int PACKETS_OUT = 2;
  private static final int BYTES_OUT = 3;
  private static final int POOL_USED = 4;
  private static final int POOL_SIZE = 5;

  private final AtomicLongArray totals = new AtomicLongArray(6);
  private final LongAdder handshakes = new LongAdder();
  private final LongAdder handshakesFailed = new LongAdder();
  private final AtomicLongArray drops = new AtomicLongArray(DropReason.values().length);

  public void dropped(DropReason reason) {
    drops.getAndIncrement(reason.ordinal());
  }

  void received(int bytes) {
    add(PACKETS_IN, 1);
    add(BYTES_IN, bytes);
  }

  void sent(int packets, int bytes) {
    add(PACKETS_OUT, packets);
    add(BYTES_OUT, bytes);
  }

  /// A DTLS handshake has come to its end; on any thread.
  void shaken(boolean completed) {
    (completed ? handshakes : handshakesFailed).increment();
  }

  /// How many packet buffers are in use now, of how many.
  void pool(int used, int size) {
    totals.setPlain(POOL_USED, used);
    totals.setPlain(POOL_SIZE, size);
  }

  public long handshakes() {
    return handshakes.sum();
  }

  public long handshakesFailed() {
    return handshakesFailed.sum();
  }

  public int poolUsed() {
    return (int) totals.get(POOL_USED);
  }

  public int poolSize() {
    return (int) totals.get(POOL_SIZE);
  }

  public long packetsIn() {
    return totals.get(PACKETS_IN);
  }

  public long bytesIn() {
    return totals.get(BYTES_IN);
  }

  public long packetsOut() {
    return totals.get(PACKETS_OUT);
  }

  public long bytesOut() {
    return totals.get(BYTES_OUT);
  }

  public Map<DropReason, Long> drops() {
    var map = new EnumMap<DropReason, Long>(DropReason.class);
    for (var reason : DropReason.values()) {
      map.put(reason, drops.get(reason.ordinal()));
    }
    return map;
  }

  /// One writer, so no atomic addition is needed.
  private void add(int index, long amount) {
    totals.setPlain(index, totals.getPlain(index) + amount);
  }
}
