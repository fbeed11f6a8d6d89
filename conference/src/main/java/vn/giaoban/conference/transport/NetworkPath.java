package vn.giaoban.conference.transport;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One way to one remote address that has passed a connectivity check. Owned by the event loop.
abstract sealed class NetworkPath permits UdpPath, TcpPath {
  private @Nullable PeerTransport peer;
  private long nominatedNanos;
  private boolean nominated;
  private long priority;

  abstract InetSocketAddress remote();

  /// Sends packets of equal size, of which the last may be shorter. Takes the buffer.
  ///
  /// @param segmentSize the size of each but the last
  /// @return false when the way is full and they were dropped
  abstract boolean write(ByteBuf packets, int segmentSize);

  abstract void flush();

  /// Forgets this path.
  abstract void close();

  @Nullable PeerTransport peer() {
    return peer;
  }

  void assign(@Nullable PeerTransport peer) {
    this.peer = peer;
  }

  void nominated(long priority, long nowNanos) {
    nominated = true;
    nominatedNanos = nowNanos;
    this.priority = priority;
  }

  /// Whether this path should give way to another one that has just been nominated. An agent that
  /// nominates one path at a time stops nominating the old one; an agent that nominates all that
  /// work wants the one with the highest priority.
  boolean givesWayTo(long otherPriority, long nowNanos, long patienceNanos) {
    return !nominated || otherPriority >= priority || nowNanos - nominatedNanos > patienceNanos;
  }
}
