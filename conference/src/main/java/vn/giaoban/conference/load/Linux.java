package vn.giaoban.conference.load;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;

/// The system calls that the JDK has no names for: many datagrams in one call, with the kernel's
/// arrival times, and hundreds of sockets on one thread. 64-bit Linux and IPv4 only.
final class Linux {
  private static final int AF_INET = 2;
  private static final int SOCK_DGRAM_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_TIMESTAMPNS = 35;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLLIN = 1;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int RECEIVE_BUFFER = 1 << 20;
  private static final int ADDRESS_LENGTH = 16;

  /// `struct epoll_event` is packed on x86-64 alone.
  private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

  static final int EVENT_LENGTH = PACKED ? 12 : 16;
  private static final int EVENT_DATA = PACKED ? 4 : 8;

  private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CONNECT = call("connect", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle BIND = call("bind", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = call("close", JAVA_INT);
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle RECVMMSG =
      call("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle SENDMMSG =
      call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle EPOLL_CREATE = call("epoll_create1", JAVA_INT);
  private static final MethodHandle EPOLL_CTL =
      call("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle EPOLL_WAIT =
      call("epoll_wait", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle SEND =
      handle(
          "send",
          FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT),
          Linker.Option.critical(true));

  private Linux() {}

  private static MethodHandle call(String name, MemoryLayout... parameters) {
    return handle(name, FunctionDescriptor.of(JAVA_INT, parameters));
  }

  private static MethodHandle handle(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    SymbolLookup names = linker.defaultLookup();
    return linker.downcallHandle(names.findOrThrow(name), shape, options);
  }

  /// A UDP socket of its own port on 127.0.0.1 that talks to `server` alone.
  static int connectedSocket(InetSocketAddress server) throws IOException {
    try (var arena = Arena.ofConfined()) {
      int fd = (int) SOCKET.invokeExact(AF_INET, SOCK_DGRAM_NONBLOCK_CLOEXEC, 0);
      if (fd < 0) {
        throw new IOException("socket: refused (expected: more open files allowed)");
      }
      option(arena, fd, SO_RCVBUF, RECEIVE_BUFFER);
      option(arena, fd, SO_TIMESTAMPNS, 1);
      var local = address(arena, new byte[] {127, 0, 0, 1}, 0);
      var remote = address(arena, server.getAddress().getAddress(), server.getPort());
      if ((int) BIND.invokeExact(fd, local, ADDRESS_LENGTH) != 0
          || (int) CONNECT.invokeExact(fd, remote, ADDRESS_LENGTH) != 0) {
        close(fd);
        throw new IOException("connect: no way to " + server);
      }
      return fd;
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  private static void option(Arena arena, int fd, int name, int value) throws Throwable {
    var pointer = arena.allocateFrom(JAVA_INT, value);
    if ((int) SETSOCKOPT.invokeExact(fd, SOL_SOCKET, name, pointer, 4) != 0) {
      throw new IOException("setsockopt: " + name + " refused");
    }
  }

  private static MemorySegment address(Arena arena, byte[] ip, int port) {
    var address = arena.allocate(ADDRESS_LENGTH, 8);
    address.set(JAVA_SHORT, 0, (short) AF_INET);
    address.set(JAVA_BYTE, 2, (byte) (port >> 8));
    address.set(JAVA_BYTE, 3, (byte) port);
    MemorySegment.copy(ip, 0, address, JAVA_BYTE, 4, 4);
    return address;
  }

  static void close(int fd) {
    try {
      int unused = (int) CLOSE.invokeExact(fd);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static int epoll() throws IOException {
    try {
      return (int) EPOLL_CREATE.invokeExact(0x80000);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /// Watches a socket; what comes for it carries `data`.
  static void watch(int epoll, int fd, int data) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var event = arena.allocate(EVENT_LENGTH, 8);
      event.set(JAVA_INT, 0, EPOLLIN);
      event.set(JAVA_INT, EVENT_DATA, data);
      if ((int) EPOLL_CTL.invokeExact(epoll, EPOLL_CTL_ADD, fd, event) != 0) {
        throw new IOException("epoll_ctl: refused");
      }
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /// Which sockets have something, without waiting.
  ///
  /// @return how many events were written
  static int ready(int epoll, MemorySegment events, int capacity) {
    try {
      return (int) EPOLL_WAIT.invokeExact(epoll, events, capacity, 0);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// What an event was watched with.
  static int data(MemorySegment events, int index) {
    return events.get(JAVA_INT.withByteAlignment(4), (long) index * EVENT_LENGTH + EVENT_DATA);
  }

  /// @param messages `struct mmsghdr` behind one another
  /// @return how many came; 0 or less when none did
  static int receive(int fd, MemorySegment messages, int count) {
    try {
      return (int) RECVMMSG.invokeExact(fd, messages, count, MSG_DONTWAIT, MemorySegment.NULL);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param messages `struct mmsghdr` behind one another
  static void send(int fd, MemorySegment messages, int count) {
    try {
      int unused = (int) SENDMMSG.invokeExact(fd, messages, count, MSG_DONTWAIT);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// Sends one datagram; what the socket does not take is lost.
  static void send(int fd, byte[] packet, int length) {
    try {
      long unused =
          (long) SEND.invokeExact(fd, MemorySegment.ofArray(packet), (long) length, MSG_DONTWAIT);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static IOException rethrown(Throwable e) {
    return e instanceof IOException known ? known : new IOException(e);
  }
}
