package vn.giaoban.conference.transport;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Two calls of Linux that Java has no method for. Pointers are plain numbers.
final class LibC {
  static final int AF_INET6 = 10;
  static final int EAGAIN = 11;
  static final int EINTR = 4;
  static final int EIO = 5;
  static final int EINVAL = 22;
  static final int ENOBUFS = 105;
  static final int SOL_SOCKET = 1;
  static final int SO_DOMAIN = 39;
  static final int SOL_UDP = 17;
  static final int UDP_SEGMENT = 103;
  static final int MSG_DONTWAIT = 0x40;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_VALUE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SENDMMSG =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("sendmmsg"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT),
          ERRNO);
  private static final MethodHandle GETSOCKOPT =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("getsockopt"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));

  private static final MethodHandle MALLOC =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("malloc"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  private static final MethodHandle FREE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(JAVA_LONG));

  private LibC() {}

  /// Memory that is not touched before it is used, as an arena's own is.
  static MemorySegment reserve(Arena arena, long bytes) {
    try {
      long address = (long) MALLOC.invokeExact(bytes);
      if (address == 0) {
        throw new OutOfMemoryError("malloc of " + bytes + " octets");
      }
      return MemorySegment.ofAddress(address)
          .reinterpret(bytes, arena, memory -> free(memory.address()));
    } catch (Throwable e) {
      throw new IllegalStateException("malloc could not be called", e);
    }
  }

  private static void free(long address) {
    try {
      FREE.invokeExact(address);
    } catch (Throwable e) {
      throw new IllegalStateException("free could not be called", e);
    }
  }

  static MemorySegment newCallState(Arena arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  /// @param messages address of `struct mmsghdr[count]`
  /// @return how many were sent; less than 0 when none was, see [#errno]
  static int sendmmsg(MemorySegment callState, int descriptor, long messages, int count) {
    try {
      return (int) SENDMMSG.invokeExact(callState, descriptor, messages, count, MSG_DONTWAIT);
    } catch (Throwable e) {
      throw new IllegalStateException("sendmmsg could not be called", e);
    }
  }

  static int errno(MemorySegment callState) {
    return (int) ERRNO_VALUE.get(callState, 0L);
  }

  /// Whether a socket takes IPv6 addresses.
  static boolean isIpv6(int descriptor) {
    try (var arena = Arena.ofConfined()) {
      var value = arena.allocate(JAVA_INT);
      var length = arena.allocateFrom(JAVA_INT, 4);
      int failed =
          (int)
              GETSOCKOPT.invokeExact(
                  descriptor, SOL_SOCKET, SO_DOMAIN, value.address(), length.address());
      return failed == 0 && value.get(JAVA_INT, 0) == AF_INET6;
    } catch (Throwable e) {
      throw new IllegalStateException("getsockopt could not be called", e);
    }
  }
}
