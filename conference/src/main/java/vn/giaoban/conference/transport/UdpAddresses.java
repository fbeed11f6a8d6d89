package vn.giaoban.conference.transport;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// The remote addresses of one UDP socket, as the kernel wants them. Written by the event loop; an
/// address is given to another only when nothing waits for it any more.
final class UdpAddresses {
  /// No address: what is sent there is dropped.
  static final int NOWHERE = -1;

  /// How many there can be.
  static final int MOST = 1 << 16;

  private static final int SOCKADDR = 32;
  private static final int AF_INET = 2;
  private static final ValueLayout.OfShort PORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

  private final MemorySegment memory;
  private final boolean ipv6;
  private final int[] free = new int[MOST];
  private final @Nullable InetSocketAddress[] remotes = new InetSocketAddress[MOST];
  private int freeCount;
  private int next;

  /// @param ipv6 whether the socket is one of IPv6, which takes IPv4 addresses as mapped ones
  UdpAddresses(Arena arena, boolean ipv6) {
    memory = LibC.reserve(arena, (long) MOST * SOCKADDR);
    this.ipv6 = ipv6;
  }

  /// @return to be given to [#release] in the end; [#NOWHERE] when there are too many
  int remember(InetSocketAddress remote) {
    int address;
    if (freeCount > 0) {
      address = free[--freeCount];
    } else if (next < MOST) {
      address = next++;
    } else {
      return NOWHERE;
    }
    remotes[address] = remote;
    long at = (long) address * SOCKADDR;
    memory.asSlice(at, SOCKADDR).fill((byte) 0);
    byte[] host = remote.getAddress().getAddress();
    memory.set(SHORT, at, (short) (ipv6 ? LibC.AF_INET6 : AF_INET));
    memory.set(PORT, at + 2, (short) remote.getPort());
    if (!ipv6) {
      MemorySegment.copy(host, 0, memory, JAVA_BYTE, at + 4, 4);
    } else if (host.length == 4) {
      memory.set(SHORT, at + 18, (short) 0xFFFF);
      MemorySegment.copy(host, 0, memory, JAVA_BYTE, at + 20, 4);
    } else {
      MemorySegment.copy(host, 0, memory, JAVA_BYTE, at + 8, 16);
      if (remote.getAddress() instanceof Inet6Address six) {
        memory.set(INT, at + 24, six.getScopeId());
      }
    }
    return address;
  }

  void release(int address) {
    remotes[address] = null;
    free[freeCount++] = address;
  }

  /// Whom an address belongs to; on the event loop only.
  @Nullable InetSocketAddress remote(int address) {
    return remotes[address];
  }

  /// Where its `struct sockaddr` is.
  long pointer(int address) {
    return memory.address() + (long) address * SOCKADDR;
  }

  /// Length of a `struct sockaddr` of this socket.
  int length() {
    return ipv6 ? 28 : 16;
  }
}
