package vn.giaoban.conference.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// A ring of packets that wait to leave, in memory outside of the heap. Packets of equal size to
/// one address that come one behind the other are one message, which the kernel splits (UDP GSO).
/// The event loop writes; one thread at a time takes out. Allocates nothing while packets flow.
final class WaitingPackets {
  /// A key frame for half of a full room must fit; touched only as far as it is needed.
  private static final int CAPACITY = 24 << 20;

  private static final int MAX_MESSAGES = 1 << 15;
  private static final int MASK = MAX_MESSAGES - 1;
  private static final int MAX_SEGMENTS = 60;
  private static final int MAX_MESSAGE = 60_000;

  private final MemorySegment memory;
  private final int[] addresses = new int[MAX_MESSAGES];
  private final int[] offsets = new int[MAX_MESSAGES];
  private final int[] lengths = new int[MAX_MESSAGES];
  private final int[] segmentSizes = new int[MAX_MESSAGES];
  private final int[] numbers = new int[MAX_MESSAGES];
  private final @Nullable OutgoingRtp[] rtps = new OutgoingRtp[MAX_MESSAGES];

  /// Behind the last message; of the event loop.
  private long tail;

  /// Where in the memory the next packet goes; of the event loop.
  private int end;

  private boolean lastIsOpen;
  private long seenTaken;

  /// What whoever takes out may see.
  private volatile long published;

  private volatile long taken;

  WaitingPackets(Arena arena) {
    memory = LibC.reserve(arena, CAPACITY);
  }

  /// Where packets are written.
  MemorySegment memory() {
    return memory;
  }

  /// Where the next packet is to be written.
  ///
  /// @param room how long it may become, in octets
  /// @return -1 when too much waits already
  int reserve(int room) {
    int at = place(room);
    if (at < 0 && seenTaken != taken) {
      seenTaken = taken;
      at = place(room);
    }
    return at;
  }

  private int place(int room) {
    if (seenTaken == tail) {
      // the same memory again and again stays in the processor's cache
      end = 0;
      return 0;
    }
    if (tail - seenTaken >= MAX_MESSAGES) {
      return -1;
    }
    int start = offsets[(int) seenTaken & MASK];
    if (end > start) {
      if (CAPACITY - end >= room) {
        return end;
      }
      if (start <= room) {
        return -1;
      }
      end = 0;
      lastIsOpen = false;
      return 0;
    }
    return start - end > room ? end : -1;
  }

  /// Takes the packet that was written where [#reserve] said.
  ///
  /// @param length with its seal
  /// @param rtp seals the packet before it leaves; null when it leaves as it is
  /// @param number told when the packet has left; [OutgoingRtp#UNNUMBERED] for nothing
  /// @param mayJoin whether it may become one message with the packet before it
  void commit(int address, int length, @Nullable OutgoingRtp rtp, int number, boolean mayJoin) {
    int last = (int) (tail - 1) & MASK;
    if (lastIsOpen
        && addresses[last] == address
        && rtps[last] == rtp
        && isNext(last, number)
        && length <= segmentSizes[last]
        && lengths[last] + length <= MAX_MESSAGE
        && lengths[last] + length <= segmentSizes[last] * MAX_SEGMENTS) {
      lengths[last] += length;
      // only the last segment may be shorter
      lastIsOpen = length == segmentSizes[last];
    } else {
      int next = (int) tail & MASK;
      addresses[next] = address;
      offsets[next] = end;
      lengths[next] = length;
      segmentSizes[next] = length;
      rtps[next] = rtp;
      numbers[next] = number;
      tail++;
      lastIsOpen = mayJoin;
    }
    end += length;
  }

  /// Whether a number follows those of a message.
  private boolean isNext(int message, int number) {
    int first = numbers[message];
    int count = lengths[message] / segmentSizes[message];
    return first < 0 ? number < 0 : number == (first + count & 0xFFFF);
  }

  /// How many messages nobody has been shown yet.
  int unpublished() {
    return (int) (tail - published);
  }

  /// Shows what waits to whoever takes out; without the last message, as long as it may grow.
  void publishComplete() {
    published = tail - 1;
  }

  void publishAll() {
    published = tail;
    lastIsOpen = false;
  }

  /// Whether all that was shown has been taken out.
  boolean isTaken() {
    seenTaken = taken;
    return seenTaken >= published;
  }

  /// How many messages wait.
  int waiting() {
    return (int) (tail - taken);
  }

  long published() {
    return published;
  }

  /// The first message that has not been taken out.
  long first() {
    return taken;
  }

  /// Behind the last message; on the event loop.
  long tail() {
    return tail;
  }

  /// All before this message have left.
  void taken(long message) {
    for (long i = taken; i < message; i++) {
      rtps[(int) i & MASK] = null;
    }
    taken = message;
  }

  int address(long message) {
    return addresses[(int) message & MASK];
  }

  int offset(long message) {
    return offsets[(int) message & MASK];
  }

  int length(long message) {
    return lengths[(int) message & MASK];
  }

  int segmentSize(long message) {
    return segmentSizes[(int) message & MASK];
  }

  /// Seals the packets of a message that need it; to be called once.
  ///
  /// @return false when one could not be sealed: nothing of the message may leave
  boolean seal(long message) {
    var rtp = rtps[(int) message & MASK];
    if (rtp == null) {
      return true;
    }
    int at = offset(message);
    int behind = at + length(message);
    int size = segmentSize(message);
    for (; at < behind; at += size) {
      int length = Math.min(size, behind - at) - GcmSealer.TAG_LENGTH;
      if (!rtp.seal(memory, at, header(at), length)) {
        lengths[(int) message & MASK] = 0;
        return false;
      }
    }
    return true;
  }

  /// Tells that a message has left now, if anybody wants to know.
  void departed(long message, long nowNanos) {
    int place = (int) message & MASK;
    var rtp = rtps[place];
    if (rtp != null && numbers[place] >= 0 && lengths[place] > 0) {
      int count = (lengths[place] + segmentSizes[place] - 1) / segmentSizes[place];
      rtp.departed(numbers[place], count, nowNanos);
    }
  }

  /// Length of the RTP header (RFC 3550 section 5.1) of a packet of our own.
  private int header(int at) {
    int first = octet(at);
    int length = 12 + 4 * (first & 0x0F);
    if ((first & 0x10) != 0) {
      int words = (octet(at + length + 2) & 0xFF) << 8 | octet(at + length + 3) & 0xFF;
      length += 4 + 4 * words;
    }
    return length;
  }

  private int octet(int at) {
    return memory.get(ValueLayout.JAVA_BYTE, at);
  }
}
