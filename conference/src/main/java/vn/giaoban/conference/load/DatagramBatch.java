package vn.giaoban.conference.load;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Room for the datagrams of one system call, used again and again by one thread, for one
/// direction.
///
/// | `struct mmsghdr` (64-bit) | octet |
/// |---|---|
/// | `msg_iov` | 16 |
/// | `msg_iovlen` | 24 |
/// | `msg_control` | 32 |
/// | `msg_controllen` | 40 |
/// | `msg_len` | 56 |
final class DatagramBatch {
  static final int CAPACITY = 64;
  private static final int MAX_DATAGRAM = 2048;
  private static final int MESSAGE = 64;
  private static final int VECTOR = 16;

  /// `struct cmsghdr` and a `struct timespec`.
  private static final int CONTROL = 32;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final MemorySegment data = Arena.global().allocate(CAPACITY * MAX_DATAGRAM, 64);
  private final MemorySegment vectors = Arena.global().allocate(CAPACITY * VECTOR, 8);
  private final MemorySegment controls = Arena.global().allocate(CAPACITY * CONTROL, 8);
  private final MemorySegment messages = Arena.global().allocate(CAPACITY * MESSAGE, 8);

  /// By the last call, whose heads the kernel has changed; at first all are to be made.
  private int received = CAPACITY;

  private int filled;

  DatagramBatch() {
    for (int i = 0; i < CAPACITY; i++) {
      vectors.set(ADDRESS, (long) i * VECTOR, data.asSlice((long) i * MAX_DATAGRAM, MAX_DATAGRAM));
      vectors.set(JAVA_LONG, (long) i * VECTOR + 8, MAX_DATAGRAM);
      messages.set(ADDRESS, (long) i * MESSAGE + 16, vectors.asSlice((long) i * VECTOR, VECTOR));
      messages.set(JAVA_LONG, (long) i * MESSAGE + 24, 1);
      messages.set(ADDRESS, (long) i * MESSAGE + 32, controls.asSlice((long) i * CONTROL, CONTROL));
    }
  }

  /// Reads what waits in a socket, at most [#CAPACITY] datagrams.
  ///
  /// @return how many came
  int receive(int fd) {
    for (int i = 0; i < received; i++) {
      messages.set(JAVA_LONG, (long) i * MESSAGE + 40, CONTROL);
    }
    received = Math.max(0, Linux.receive(fd, messages, CAPACITY));
    return received;
  }

  int length(int i) {
    return messages.get(JAVA_INT, (long) i * MESSAGE + 56);
  }

  /// When the kernel took the datagram in: nanoseconds since 1970.
  long arrivalNanos(int i) {
    long at = (long) i * CONTROL + 16;
    return controls.get(JAVA_LONG, at) * 1_000_000_000L + controls.get(JAVA_LONG, at + 8);
  }

  int u8(int i, int offset) {
    return data.get(JAVA_BYTE, (long) i * MAX_DATAGRAM + offset) & 0xFF;
  }

  int u16(int i, int offset) {
    return data.get(SHORT, (long) i * MAX_DATAGRAM + offset) & 0xFFFF;
  }

  int i32(int i, int offset) {
    return data.get(INT, (long) i * MAX_DATAGRAM + offset);
  }

  void copy(int i, byte[] out, int length) {
    MemorySegment.copy(data, JAVA_BYTE, (long) i * MAX_DATAGRAM, out, 0, length);
  }

  /// Adds a datagram to those that [#send] sends.
  void add(byte[] packet, int length) {
    MemorySegment.copy(packet, 0, data, JAVA_BYTE, (long) filled * MAX_DATAGRAM, length);
    vectors.set(JAVA_LONG, (long) filled * VECTOR + 8, length);
    filled++;
  }

  boolean isFull() {
    return filled == CAPACITY;
  }

  /// Sends what was added.
  void send(int fd) {
    Linux.send(fd, messages, filled);
    filled = 0;
  }
}
