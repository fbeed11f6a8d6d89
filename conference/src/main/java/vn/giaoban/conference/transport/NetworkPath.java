package vn.giaoban.conference.transport;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One way to one remote address that has passed a connectivity check. Owned by the event loop.
abstract sealed class NetworkPath permits UdpPath, TcpPath {
  private @Nullable PeerTransport peer;
  private long nominatedNanos;
  private boolean nominated;
  private long priority;

  abstract InetSocketAddress remote();

  /// Seals an RTP packet and lets it leave with the next flush.
  ///
  /// @param packet with 32 octets of room behind the packet
  /// @param number what the peer's owner is told when the packet leaves later; -1 for nothing
  /// @return false when the way is full or the packet could not be sealed, and it was dropped
  abstract boolean send(OutgoingRtp rtp, byte[] packet, int length, int number);

  /// Lets a packet leave as it is with the next flush.
  ///
  /// @return false when the way is full and it was dropped
  abstract boolean send(byte[] packet, int length);

  /// Sends a goodbye; works on a path that is closed, too.
  abstract void sendLast(byte[] packet);

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
