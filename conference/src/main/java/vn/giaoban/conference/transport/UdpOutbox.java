package vn.giaoban.conference.transport;

import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.RtcpHeader;

/// What leaves through one UDP socket. Owned by the event loop, which writes packets unsealed; they
/// are sealed when they leave, in one of the lanes. What is no RTP has a lane of its own: answers
/// to checks, handshakes and reports are few, and those who join must not wait behind the pictures
/// of those who are in.
final class UdpOutbox implements AutoCloseable {
  private static final int MOST_LANES = 4;
  private static final int POOL = 1 << 15;

  private final Arena arena = Arena.ofShared();
  private final TransportCounters counters;
  private final DatagramChannel channel;
  private final UdpAddresses addresses;
  private final SendLane[] lanes;
  private final @Nullable SendLane control;

  /// Addresses that are given back when their lanes have come so far.
  private final int[] leaving = new int[UdpAddresses.MOST];

  private final long[] leavingAt = new long[UdpAddresses.MOST];
  private final long[] controlAt = new long[UdpAddresses.MOST];
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
    control =
        descriptor < 0
            ? null
            : new SendLane(arena, addresses, counters, descriptor, false, "media-control");
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
    if (control == null) {
      addresses.release(address);
      return;
    }
    int last = (leavingFirst + leavingCount++) % UdpAddresses.MOST;
    leaving[last] = address;
    leavingAt[last] = lane(address).tail();
    controlAt[last] = control.tail();
    releaseWhatHasLeft();
  }

  private void releaseWhatHasLeft() {
    while (leavingCount > 0
        && control != null
        && control.hasSent(controlAt[leavingFirst])
        && lane(leaving[leavingFirst]).hasSent(leavingAt[leavingFirst])) {
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
        control == null
            ? writeToChannel(address, packet, length)
            : (rtp == null && !isRtp(packet, length) ? control : lane(address))
                .write(address, packet, length, rtp, number);
    if (written) {
      counters.sent(1, length);
    }
    return written;
  }

  /// Of a peer whose profile seals at once, RTP comes here sealed (RFC 7983 section 7).
  private static boolean isRtp(byte[] packet, int length) {
    int first = length == 0 ? 0 : packet[0] & 0xFF;
    return first >= 128 && first <= 191 && !RtcpHeader.isRtcp(packet, 0, length);
  }

  /// Lets all that waits leave.
  void flush() {
    if (closed) {
      return;
    }
    int waiting = 0;
    if (control == null) {
      channel.flush();
    } else {
      control.flush();
      waiting = control.waiting();
    }
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
      if (control != null) {
        control.close();
      }
      arena.close();
    }
  }
}
