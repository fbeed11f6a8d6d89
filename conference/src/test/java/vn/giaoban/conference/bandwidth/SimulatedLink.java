package vn.giaoban.conference.bandwidth;

import java.util.ArrayDeque;
import java.util.Random;

/// A line: drop-tail queue, rate, then delay, jitter and random loss. Packets stay in order.
final class SimulatedLink {
  private record Queued(SimulatedFlow flow, int number, int bytes, long sentNanos) {}

  private record Travelling(SimulatedFlow flow, int number, long sentNanos, long arrivalNanos) {}

  private final ArrayDeque<Queued> queue = new ArrayDeque<>();
  private final ArrayDeque<Travelling> travelling = new ArrayDeque<>();
  private final Random random = new Random(2026);
  private final long delayNanos;
  private long bps;
  private long queueMillis = 300;
  private double loss;
  private long jitterNanos;
  private long queuedBytes;
  private long freeNanos;
  private long lastArrivalNanos;
  private int headers;

  SimulatedLink(long bps, int delayMillis) {
    this.bps = bps;
    delayNanos = delayMillis * 1_000_000L;
  }

  SimulatedLink queue(long millis) {
    queueMillis = millis;
    return this;
  }

  SimulatedLink loss(double fraction) {
    loss = fraction;
    return this;
  }

  SimulatedLink jitter(int millis) {
    jitterNanos = millis * 1_000_000L;
    return this;
  }

  /// Counts so many octets more for each packet: with 28 the rate is that of IP.
  SimulatedLink headers(int octets) {
    headers = octets;
    return this;
  }

  void rate(long bps) {
    this.bps = bps;
  }

  long bps() {
    return bps;
  }

  long delayNanos() {
    return delayNanos;
  }

  void send(SimulatedFlow flow, int number, int payload, long nowNanos) {
    int bytes = payload + headers;
    if (queuedBytes * 8000 / bps > queueMillis) {
      return;
    }
    queue.add(new Queued(flow, number, bytes, nowNanos));
    queuedBytes += bytes;
  }

  /// How long a packet would wait now.
  double queueMillis() {
    return queuedBytes * 8000.0 / bps;
  }

  /// Lets the time pass.
  void advance(long nowNanos) {
    while (!queue.isEmpty()) {
      var head = queue.peek();
      long done = Math.max(freeNanos, head.sentNanos()) + head.bytes() * 8L * 1_000_000_000L / bps;
      if (done > nowNanos) {
        break;
      }
      queue.remove();
      queuedBytes -= head.bytes();
      freeNanos = done;
      if (random.nextDouble() >= loss) {
        long jitter = jitterNanos == 0 ? 0 : random.nextLong(jitterNanos);
        lastArrivalNanos = Math.max(lastArrivalNanos, done + delayNanos + jitter);
        travelling.add(
            new Travelling(head.flow(), head.number(), head.sentNanos(), lastArrivalNanos));
      }
    }
    while (!travelling.isEmpty() && travelling.peek().arrivalNanos() <= nowNanos) {
      var packet = travelling.remove();
      packet.flow().arrived(packet.number(), packet.sentNanos(), packet.arrivalNanos());
    }
  }
}
