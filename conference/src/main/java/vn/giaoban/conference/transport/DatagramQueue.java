package vn.giaoban.conference.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/// What a blocking DTLS handshake reads and writes instead of a socket. The event loop offers, the
/// handshake's virtual thread takes.
final class DatagramQueue implements DatagramTransport {
  private static final int CAPACITY = 32;
  private static final byte[] END = new byte[0];

  private final ArrayBlockingQueue<byte[]> received = new ArrayBlockingQueue<>(CAPACITY);
  private final Consumer<byte[]> out;
  private final DtlsTurns turns;
  private volatile boolean closed;

  /// For a handshake that waits for nobody's turn.
  ///
  /// @param out sends one datagram; called on the handshake's thread
  DatagramQueue(Consumer<byte[]> out) {
    this(out, DtlsTurns.unbounded());
  }

  /// @param out sends one datagram; called on the handshake's thread
  /// @param turns whose turn [#receive] gives back while it waits
  DatagramQueue(Consumer<byte[]> out, DtlsTurns turns) {
    this.out = out;
    this.turns = turns;
  }

  /// Takes a datagram from the network.
  ///
  /// @return false when there are too many waiting
  boolean offer(byte[] datagram) {
    return received.offer(datagram);
  }

  @Override
  public int getReceiveLimit() {
    return 1500;
  }

  @Override
  public int getSendLimit() {
    return 1200;
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
    try {
      if (closed) {
        throw new IOException("closed");
      }
      var datagram = received.poll();
      if (datagram == null) {
        datagram = await(waitMillis);
      }
      if (datagram == null) {
        return -1;
      }
      if (datagram == END) {
        throw new IOException("closed");
      }
      int count = Math.min(length, datagram.length);
      System.arraycopy(datagram, 0, buffer, offset, count);
      return count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private byte @Nullable [] await(int waitMillis) throws InterruptedException {
    turns.end();
    try {
      return received.poll(waitMillis, TimeUnit.MILLISECONDS);
    } finally {
      turns.begin();
    }
  }

  @Override
  public void send(byte[] buffer, int offset, int length) {
    var datagram = new byte[length];
    System.arraycopy(buffer, offset, datagram, 0, length);
    out.accept(datagram);
  }

  @Override
  public void close() {
    closed = true;
    received.clear();
    received.offer(END);
  }
}
