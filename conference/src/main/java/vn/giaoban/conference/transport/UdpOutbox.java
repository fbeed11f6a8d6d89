package vn.giaoban.conference.transport;

import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// What leaves through one UDP socket. Owned by the event loop, which writes packets unsealed; they
/// are sealed when they leave, in one of the lanes.
final class UdpOutbox implements AutoCloseable {
  private static final int MOST_LANES = 4;
  private static final int POOL = 1 << 15;

  private final Arena arena = Arena.ofShared();
  private final TransportCounters counters;
  private final DatagramChannel channel;
  private final UdpAddresses addresses;
  private final SendLane[] lanes;

  /// Addresses that are given back when their lane has come so far.
  private final int[] leaving = new int[UdpAddresses.MOST];

  private final long[] leavingAt = new long[UdpAddresses.MOST];
  private int leavingFirst;
  private int leavingCount;
  private boolean closed;

  /// @param channel the socket
  /// @param descriptor the socket's number; -1 when it is not known: then the channel sends
  /// @param segmentation whether the kernel can split messages
  /// @param processors how many there are to send in parallel
  UdpOutbox(
      TransportCounters counters,
      DatagramChannel channel,
      int descriptor,
      boolean segmentation,
      int processors) {
    this.counters = counters;
    this.channel = channel;
    addresses = new UdpAddresses(arena, descriptor >= 0 && LibC.isIpv6(descriptor));
    lanes = new SendLane[descriptor < 0 ? 0 : Math.clamp(processors, 1, MOST_LANES)];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] =
          new SendLane(arena, addresses, counters, descriptor, segmentation, "media-send-" + i);
    }
  }

  /// Remembers where to send to.
  ///
  /// @return to be given to [#write] and, in the end, to [#release]; [UdpAddresses#NOWHERE] when
  ///   there are too many
  int remember(InetSocketAddress remote) {
    return closed ? UdpAddresses.NOWHERE : addresses.remember(remote);
  }

  /// Forgets an address, when what waits for it has left.
  void release(int address) {
    if (address < 0 || closed) {
      return;
    }
    if (lanes.length == 0) {
      addresses.release(address);
      return;
    }
    int last = (leavingFirst + leavingCount++) % UdpAddresses.MOST;
    leaving[last] = address;
    leavingAt[last] = lane(address).tail();
    releaseWhatHasLeft();
  }

  private void releaseWhatHasLeft() {
    while (leavingCount > 0 && lane(leaving[leavingFirst]).hasSent(leavingAt[leavingFirst])) {
      addresses.release(leaving[leavingFirst]);
      leavingFirst = (leavingFirst + 1) % UdpAddresses.MOST;
      leavingCount--;
    }
  }

  private SendLane lane(int address) {
    return lanes[address % lanes.length];
  }

  /// Whether packets may be written unsealed, with what seals them.
  boolean sealsLater() {
    return lanes.length > 0;
  }

  /// Writes a packet, which leaves with the next flush or before it.
  ///
  /// @param rtp seals the packet when it leaves, see [#sealsLater]; null when it leaves as it is
  /// @param number what is told when the packet has left; [OutgoingRtp#UNNUMBERED] for nothing
  /// @return false when too much waits already
  boolean write(int address, byte[] packet, int length, @Nullable OutgoingRtp rtp, int number) {
    if (address < 0 || closed) {
      return false;
    }
    boolean written =
        lanes.length == 0
            ? writeToChannel(address, packet, length)
            : lane(address).write(address, packet, length, rtp, number);
    if (written) {
      counters.sent(1, length);
    }
    return written;
  }

  /// Lets all that waits leave.
  void flush() {
    if (closed) {
      return;
    }
    if (lanes.length == 0) {
      channel.flush();
    }
    int waiting = 0;
    for (int i = 0; i < lanes.length; i++) {
      lanes[i].flush();
      waiting += lanes[i].waiting();
    }
    counters.pool(waiting, POOL * lanes.length);
    releaseWhatHasLeft();
  }

  /// Where the socket's number is not known: slower, and as good for a few.
  private boolean writeToChannel(int address, byte[] packet, int length) {
    var remote = addresses.remote(address);
    if (remote == null || !channel.isWritable()) {
      return false;
    }
    var datagram = channel.alloc().directBuffer(length).writeBytes(packet, 0, length);
    channel.write(new DatagramPacket(datagram, remote), channel.voidPromise());
    return true;
  }

  /// Called on the event loop, when the socket is closed.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      for (var lane : lanes) {
        lane.close();
      }
      arena.close();
    }
  }
}
