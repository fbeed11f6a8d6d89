package vn.giaoban.conference.transport;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What waits to leave through one UDP socket. Packets are written one behind another into memory
/// outside of the heap; those of equal size to one address become one message, which the kernel
/// splits (UDP GSO). Many messages leave in one system call. Owned by the event loop; allocates
/// nothing while packets flow.
final class UdpOutbox implements AutoCloseable {
  /// No address: what is sent there is dropped.
  static final int NOWHERE = -1;

  /// A key frame for a full room must fit; touched only as far as it is needed.
  private static final int CAPACITY = 32 << 20;

  private static final int MAX_WAITING = 1 << 15;
  private static final int MESSAGES_PER_CALL = 64;
  private static final int MAX_SEGMENTS = 60;
  private static final int MAX_MESSAGE = 60_000;
  private static final int MMSGHDR = 64;
  private static final int IOVEC = 16;
  private static final int CMSG = 24;
  private static final int CMSG_LENGTH = 18;
  private static final int SOCKADDR = 32;
  private static final int MAX_ADDRESSES = 1 << 16;
  private static final long RETRY_MICROS = 500;
  private static final ValueLayout.OfShort PORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment packets = LibC.reserve(arena, CAPACITY);
  private final MemorySegment addresses = LibC.reserve(arena, (long) MAX_ADDRESSES * SOCKADDR);
  private final MemorySegment headers = arena.allocate((long) MESSAGES_PER_CALL * MMSGHDR, 64);
  private final MemorySegment vectors = arena.allocate((long) MESSAGES_PER_CALL * IOVEC, 64);
  private final MemorySegment controls = arena.allocate((long) MESSAGES_PER_CALL * CMSG, 64);
  private final MemorySegment callState = LibC.newCallState(arena);
  private final ScheduledExecutorService loop;
  private final TransportCounters counters;
  private final DatagramChannel channel;
  private final int descriptor;
  private final boolean ipv6;

  private final int[] destinations = new int[MAX_WAITING];
  private final int[] offsets = new int[MAX_WAITING];
  private final int[] lengths = new int[MAX_WAITING];
  private final int[] segmentSizes = new int[MAX_WAITING];
  private final int[] freeAddresses = new int[MAX_ADDRESSES];
  private final int[] leaving = new int[MAX_ADDRESSES];
  private final @Nullable InetSocketAddress[] remotes = new InetSocketAddress[MAX_ADDRESSES];
  private int freeCount;
  private int nextAddress;
  private int leavingCount;
  private int head;
  private int tail;
  private int end;
  private boolean segmentation;
  private boolean lastIsOpen;
  private boolean retryPlanned;
  private boolean closed;

  /// @param channel the socket
  /// @param descriptor the socket's number; -1 when it is not known: then the channel sends
  /// @param segmentation whether the kernel can split messages
  UdpOutbox(
      ScheduledExecutorService loop,
      TransportCounters counters,
      DatagramChannel channel,
      int descriptor,
      boolean segmentation) {
    this.loop = loop;
    this.counters = counters;
    this.channel = channel;
    this.descriptor = descriptor;
    this.segmentation = segmentation && descriptor >= 0;
    ipv6 = descriptor >= 0 && LibC.isIpv6(descriptor);
    for (int i = 0; i < MESSAGES_PER_CALL; i++) {
      long header = (long) i * MMSGHDR;
      headers.set(LONG, header + 16, vectors.address() + (long) i * IOVEC);
      headers.set(LONG, header + 24, 1L);
      long control = (long) i * CMSG;
      controls.set(LONG, control, CMSG_LENGTH);
      controls.set(INT, control + 8, LibC.SOL_UDP);
      controls.set(INT, control + 12, LibC.UDP_SEGMENT);
    }
  }

  /// Remembers where to send to.
  ///
  /// @return to be given to [#commit] and, in the end, to [#release]; [#NOWHERE] when there are too
  ///   many
  int remember(InetSocketAddress remote) {
    int address;
    if (closed) {
      return NOWHERE;
    }
    if (freeCount > 0) {
      address = freeAddresses[--freeCount];
    } else if (nextAddress < MAX_ADDRESSES) {
      address = nextAddress++;
    } else {
      return NOWHERE;
    }
    remotes[address] = remote;
    long at = (long) address * SOCKADDR;
    addresses.asSlice(at, SOCKADDR).fill((byte) 0);
    byte[] host = remote.getAddress().getAddress();
    addresses.set(SHORT, at, (short) (ipv6 ? LibC.AF_INET6 : 2));
    addresses.set(PORT, at + 2, (short) remote.getPort());
    if (!ipv6) {
      MemorySegment.copy(host, 0, addresses, JAVA_BYTE, at + 4, 4);
    } else if (host.length == 4) {
      addresses.set(SHORT, at + 18, (short) 0xFFFF);
      MemorySegment.copy(host, 0, addresses, JAVA_BYTE, at + 20, 4);
    } else {
      MemorySegment.copy(host, 0, addresses, JAVA_BYTE, at + 8, 16);
      if (remote.getAddress() instanceof Inet6Address six) {
        addresses.set(INT, at + 24, six.getScopeId());
      }
    }
    return address;
  }

  /// Forgets an address, when what waits for it has left.
  void release(int address) {
    if (address < 0 || closed) {
      return;
    }
    if (head == tail) {
      remotes[address] = null;
      freeAddresses[freeCount++] = address;
    } else {
      leaving[leavingCount++] = address;
    }
  }

  /// Where packets are written.
  MemorySegment memory() {
    return packets;
  }

  /// Where the next packet is to be written.
  ///
  /// @param room how long it may become
  /// @return -1 when too much waits already: the packet is dropped
  int reserve(int room) {
    if (closed) {
      return -1;
    }
    if (CAPACITY - end < room || tail == MAX_WAITING) {
      flush();
      if (CAPACITY - end < room || tail == MAX_WAITING) {
        return -1;
      }
    }
    return end;
  }

  /// Takes the packet that was written where [#reserve] said.
  void commit(int address, int length) {
    int last = tail - 1;
    if (lastIsOpen
        && destinations[last] == address
        && length <= segmentSizes[last]
        && lengths[last] + length <= MAX_MESSAGE
        && lengths[last] + length <= segmentSizes[last] * MAX_SEGMENTS) {
      lengths[last] += length;
      // only the last segment may be shorter
      lastIsOpen = length == segmentSizes[last];
    } else {
      destinations[tail] = address;
      offsets[tail] = end;
      lengths[tail] = length;
      segmentSizes[tail] = length;
      tail++;
      lastIsOpen = segmentation;
    }
    end += length;
    counters.sent(1, length);
  }

  /// Writes a whole packet as it is.
  ///
  /// @return false when too much waits already
  boolean write(int address, byte[] packet, int length) {
    int at = address < 0 ? -1 : reserve(length);
    if (at < 0) {
      return false;
    }
    MemorySegment.copy(packet, 0, packets, JAVA_BYTE, at, length);
    commit(address, length);
    return true;
  }

  boolean isEmpty() {
    return head == tail;
  }

  /// Hands all that waits to the kernel, as far as it takes it.
  void flush() {
    if (closed || head == tail) {
      return;
    }
    if (descriptor < 0) {
      sendByChannel();
    }
    while (head < tail) {
      int count = Math.min(tail - head, MESSAGES_PER_CALL);
      for (int i = 0; i < count; i++) {
        prepare(i, head + i);
      }
      int sent = LibC.sendmmsg(callState, descriptor, headers.address(), count);
      if (sent > 0) {
        head += sent;
      } else if (!failed(LibC.errno(callState))) {
        counters.pool(tail - head, MAX_WAITING);
        return;
      }
    }
    counters.pool(0, MAX_WAITING);
    head = 0;
    tail = 0;
    end = 0;
    lastIsOpen = false;
    while (leavingCount > 0) {
      int address = leaving[--leavingCount];
      remotes[address] = null;
      freeAddresses[freeCount++] = address;
    }
  }

  /// Where the socket's number is not known: slower, and as good for a few.
  private void sendByChannel() {
    for (; head < tail; head++) {
      var remote = remotes[destinations[head]];
      if (remote != null && channel.isWritable()) {
        var datagram =
            channel
                .alloc()
                .directBuffer(lengths[head])
                .writeBytes(packets.asSlice(offsets[head], lengths[head]).asByteBuffer());
        channel.write(new DatagramPacket(datagram, remote), channel.voidPromise());
      } else {
        counters.dropped(DropReason.RECEIVER_TOO_SLOW);
      }
    }
    channel.flush();
  }

  private void prepare(int i, int message) {
    long header = (long) i * MMSGHDR;
    headers.set(LONG, header, addresses.address() + (long) destinations[message] * SOCKADDR);
    headers.set(INT, header + 8, ipv6 ? 28 : 16);
    long vector = (long) i * IOVEC;
    vectors.set(LONG, vector, packets.address() + offsets[message]);
    vectors.set(LONG, vector + 8, lengths[message]);
    if (lengths[message] > segmentSizes[message]) {
      controls.set(SHORT, (long) i * CMSG + 16, (short) segmentSizes[message]);
      headers.set(LONG, header + 32, controls.address() + (long) i * CMSG);
      headers.set(LONG, header + 40, CMSG);
    } else {
      headers.set(LONG, header + 32, 0L);
      headers.set(LONG, header + 40, 0L);
    }
  }

  /// @return whether to go on
  private boolean failed(int errno) {
    if (errno == LibC.EINTR) {
      return true;
    }
    if (errno == LibC.EAGAIN || errno == LibC.ENOBUFS) {
      planRetry();
      return false;
    }
    boolean segmented = lengths[head] > segmentSizes[head];
    if (segmented && (errno == LibC.EIO || errno == LibC.EINVAL)) {
      // this way out cannot split: do it here from now on
      segmentation = false;
      split(head);
      return true;
    }
    // an address that cannot be reached; consent will end its session
    counters.dropped(DropReason.UNREACHABLE);
    head++;
    return true;
  }

  /// Turns a message of several packets into one of its first packet and leaves the rest.
  private void split(int message) {
    if (tail == MAX_WAITING) {
      head++;
      return;
    }
    System.arraycopy(destinations, message, destinations, message + 1, tail - message);
    System.arraycopy(offsets, message, offsets, message + 1, tail - message);
    System.arraycopy(lengths, message, lengths, message + 1, tail - message);
    System.arraycopy(segmentSizes, message, segmentSizes, message + 1, tail - message);
    tail++;
    int first = segmentSizes[message];
    lengths[message] = first;
    offsets[message + 1] += first;
    lengths[message + 1] -= first;
    segmentSizes[message + 1] = Math.min(segmentSizes[message + 1], lengths[message + 1]);
    lastIsOpen = false;
  }

  private void planRetry() {
    if (!retryPlanned) {
      retryPlanned = true;
      var unused =
          loop.schedule(
              () -> {
                retryPlanned = false;
                flush();
              },
              RETRY_MICROS,
              TimeUnit.MICROSECONDS);
    }
  }

  /// Called on the event loop, when the socket is closed.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      arena.close();
    }
  }
}
