package vn.giaoban.conference.line;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.PriorityQueue;
import java.util.Random;

/// Packets on their way in one direction. Used by the path's thread, but for the shape and counts.
final class ShapedDirection {
  private record Travelling(
      ByteBuffer packet, DatagramChannel out, SocketAddress to, long arrivalNanos, long order)
      implements Comparable<Travelling> {
    @Override
    public int compareTo(Travelling other) {
      int byTime = Long.compare(arrivalNanos, other.arrivalNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /// Of IP and UDP.
  private static final int HEADERS = 28;

  private final PriorityQueue<Travelling> travelling = new PriorityQueue<>();
  private final Random random = new Random(2026);
  private volatile Shape shape = Shape.CLEAR;
  private volatile LineCount count = LineCount.NONE;
  private long freeNanos;
  private long order;

  void shape(Shape next) {
    shape = next;
  }

  LineCount count() {
    return count;
  }

  void take(ByteBuffer packet, DatagramChannel out, SocketAddress to, long nowNanos) {
    var now = shape;
    long queued = Math.max(0, freeNanos - nowNanos);
    if (now.bps() > 0 && queued > now.queueMillis() * 1_000_000L
        || random.nextDouble() < now.loss()) {
      count = count.oneDropped();
      return;
    }
    long done = nowNanos;
    if (now.bps() > 0) {
      done += queued + (packet.remaining() + HEADERS) * 8_000_000_000L / now.bps();
      freeNanos = done;
    }
    count = count.onePassed(packet.remaining(), queued);
    long jitter = now.jitterMillis() == 0 ? 0 : random.nextLong(now.jitterMillis() * 1_000_000L);
    long arrival = done + now.delayMillis() * 1_000_000L + jitter;
    travelling.add(new Travelling(packet, out, to, arrival, order++));
  }

  /// Delivers what has arrived.
  ///
  /// @return nanoseconds until the next arrival; a long time when there is none
  long deliver(long nowNanos) throws IOException {
    while (!travelling.isEmpty() && travelling.peek().arrivalNanos() <= nowNanos) {
      var packet = travelling.remove();
      if (packet.out().isOpen()) {
        packet.out().send(packet.packet(), packet.to());
      }
    }
    return travelling.isEmpty() ? Long.MAX_VALUE : travelling.peek().arrivalNanos() - nowNanos;
  }
}
