package vn.giaoban.conference.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One of the ways in which packets leave a UDP socket. Few are sealed and sent by the event loop
/// itself; many by a thread of this lane's own, beside the event loop that writes the next ones. A
/// receiver always uses the same lane, so its packets keep their order.
final class SendLane implements AutoCloseable {
  /// Waking a thread costs about as much as sending so many.
  private static final int WORTH_WAKING = 64;

  private static final long RETRY_NANOS = 500_000;

  private final WaitingPackets packets;
  private final KernelSender sender;
  private final String name;
  private @Nullable Thread thread;
  private volatile boolean closed;

  SendLane(
      Arena arena,
      UdpAddresses addresses,
      TransportCounters counters,
      int descriptor,
      boolean segmentation,
      String name) {
    packets = new WaitingPackets(arena);
    sender = new KernelSender(arena, packets, addresses, counters, descriptor, segmentation);
    this.name = name;
  }

  /// Writes a packet.
  ///
  /// @param rtp null when the packet leaves as it is
  /// @return false when too much waits already
  boolean write(int address, byte[] packet, int length, @Nullable OutgoingRtp rtp, int number) {
    int size = rtp == null ? length : length + GcmSealer.TAG_LENGTH;
    int at = packets.reserve(size);
    if (at < 0) {
      return false;
    }
    MemorySegment.copy(packet, 0, packets.memory(), ValueLayout.JAVA_BYTE, at, length);
    packets.commit(address, size, rtp, number, sender.segmentation());
    if (packets.unpublished() > WORTH_WAKING) {
      packets.publishComplete();
      wake();
    }
    return true;
  }

  /// Lets all that waits leave.
  void flush() {
    if (packets.unpublished() == 0) {
      return;
    }
    if (packets.isTaken() && sender.sendUntil(packets.tail(), false)) {
      packets.publishAll();
    } else {
      packets.publishAll();
      wake();
    }
  }

  int waiting() {
    return packets.waiting();
  }

  /// A mark behind all that has been written.
  long tail() {
    return packets.tail();
  }

  /// Whether all before a mark has left.
  boolean hasSent(long mark) {
    return packets.first() >= mark;
  }

  private void wake() {
    var sending = thread;
    if (sending == null) {
      sending = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
      thread = sending;
      sending.start();
    } else {
      LockSupport.unpark(sending);
    }
  }

  private void run() {
    while (!closed) {
      if (packets.first() >= packets.published()) {
        LockSupport.park(this);
      } else if (!sender.sendUntil(packets.published(), true)) {
        LockSupport.parkNanos(this, RETRY_NANOS);
      }
    }
  }

  /// After this nothing touches the lane's memory any more.
  @Override
  public void close() {
    closed = true;
    var sending = thread;
    if (sending != null) {
      LockSupport.unpark(sending);
      try {
        sending.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
