package vn.giaoban.conference.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Takes packets out of a ring, seals them and hands them to the kernel, many in one system call.
/// Used by one thread at a time; allocates nothing.
final class KernelSender {
  private static final int MESSAGES_PER_CALL = 64;
  private static final int MMSGHDR = 64;
  private static final int IOVEC = 16;
  private static final int CMSG = 24;
  private static final int CMSG_LENGTH = 18;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final MemorySegment controls;
  private final MemorySegment callState;
  private final WaitingPackets packets;
  private final UdpAddresses addresses;
  private final TransportCounters counters;
  private final int descriptor;

  /// For each header of a call: how much of its message has left with it, 0 for all of it.
  private final int[] leftWith = new int[MESSAGES_PER_CALL];

  private final long[] messages = new long[MESSAGES_PER_CALL];
  private long prepared;

  private volatile boolean segmentation;

  /// All before this message have been sealed.
  private long sealed;

  /// How much of the first message has already left, where the kernel does not split.
  private int left;

  KernelSender(
      Arena arena,
      WaitingPackets packets,
      UdpAddresses addresses,
      TransportCounters counters,
      int descriptor,
      boolean segmentation) {
    this.packets = packets;
    this.addresses = addresses;
    this.counters = counters;
    this.descriptor = descriptor;
    this.segmentation = segmentation;
    headers = arena.allocate((long) MESSAGES_PER_CALL * MMSGHDR, 64);
    vectors = arena.allocate((long) MESSAGES_PER_CALL * IOVEC, 64);
    controls = arena.allocate((long) MESSAGES_PER_CALL * CMSG, 64);
    callState = LibC.newCallState(arena);
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

  /// Whether the kernel splits messages of several packets.
  boolean segmentation() {
    return segmentation;
  }

  /// Sends all before a message.
  ///
  /// @param late whether the packets have had to wait, which is told when they have left
  /// @return false when the kernel takes no more for now
  boolean sendUntil(long end, boolean late) {
    long first = packets.first();
    while (first < end) {
      int count = prepare(first, end);
      int sent = count == 0 ? 0 : LibC.sendmmsg(callState, descriptor, headers.address(), count);
      if (sent > 0) {
        left = leftWith[sent - 1];
        long next = left == 0 ? messages[sent - 1] + 1 : messages[sent - 1];
        if (late) {
          departed(first, next);
        }
        first = next;
      } else if (count == 0) {
        first = prepared;
      } else {
        int errno = LibC.errno(callState);
        if (errno == LibC.EAGAIN || errno == LibC.ENOBUFS) {
          packets.taken(first);
          return false;
        }
        if (isHopeless(messages[0], errno)) {
          left = 0;
          first = messages[0] + 1;
        }
      }
      packets.taken(first);
    }
    return true;
  }

  private void departed(long first, long next) {
    long now = System.nanoTime();
    for (long message = first; message < next; message++) {
      packets.departed(message, now);
    }
  }

  /// Makes the next call ready, up to [#prepared].
  ///
  /// @return how many headers are ready
  private int prepare(long first, long end) {
    int count = 0;
    int done = left;
    prepared = first;
    while (prepared < end && count < MESSAGES_PER_CALL) {
      long message = prepared;
      if (message >= sealed) {
        sealed = message + 1;
        if (!packets.seal(message)) {
          counters.dropped(DropReason.NOT_SEALED);
        }
      }
      int at = packets.offset(message);
      int length = packets.length(message);
      int size = segmentation ? length : packets.segmentSize(message);
      for (; done < length && count < MESSAGES_PER_CALL; done += size) {
        header(count, message, at + done, Math.min(size, length - done));
        messages[count] = message;
        leftWith[count++] = done + size < length ? done + size : 0;
      }
      if (done < length) {
        return count;
      }
      done = 0;
      prepared++;
    }
    return count;
  }

  private void header(int i, long message, int at, int length) {
    int size = packets.segmentSize(message);
    long header = (long) i * MMSGHDR;
    headers.set(LONG, header, addresses.pointer(packets.address(message)));
    headers.set(INT, header + 8, addresses.length());
    long vector = (long) i * IOVEC;
    vectors.set(LONG, vector, packets.memory().address() + at);
    vectors.set(LONG, vector + 8, length);
    if (length > size) {
      controls.set(SHORT, (long) i * CMSG + 16, (short) size);
      headers.set(LONG, header + 32, controls.address() + (long) i * CMSG);
      headers.set(LONG, header + 40, CMSG);
    } else {
      headers.set(LONG, header + 32, 0L);
      headers.set(LONG, header + 40, 0L);
    }
  }

  /// @return whether the message is given up
  private boolean isHopeless(long message, int errno) {
    if (errno == LibC.EINTR) {
      return false;
    }
    boolean split = segmentation && packets.length(message) > packets.segmentSize(message);
    if (split && (errno == LibC.EIO || errno == LibC.EINVAL)) {
      // this way out cannot split: it is done here from now on
      segmentation = false;
      return false;
    }
    // an address that cannot be reached; consent will end its session
    counters.dropped(DropReason.UNREACHABLE);
    return true;
  }
}
