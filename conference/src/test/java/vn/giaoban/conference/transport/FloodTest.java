package vn.giaoban.conference.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.rtp.RecordedPackets;

/// What strangers can make the server do: nothing. Counted are the heap bytes that this thread
/// allocates from the datagram on; what reading the socket itself costs is Netty's.
class FloodTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final TestRouter router = new TestRouter();

  @AfterEach
  void close() {
    router.close();
  }

  /// The fewest bytes any of some rounds allocated: the first ones may compile.
  private long allocated(byte[] packet, InetSocketAddress from) {
    byte[] work = packet.clone();
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 30; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        router.receive(work, work.length, from);
      }
      fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return fewest;
  }

  @Test
  void packetsOfStrangersCostNothingAndGetNoAnswer() {
    var random = new Random(2026);
    long sent = router.counters().bytesOut();
    for (int first : new int[] {0, 1, 22, 64, 80, 128, 200, 255}) {
      var garbage = new byte[1200];
      random.nextBytes(garbage);
      garbage[0] = (byte) first;
      assertThat(allocated(garbage, TestRouter.UNKNOWN)).as("first byte " + first).isZero();
    }
    byte[] foreign = router.check(true);
    foreign[24] ^= 1; // another user's name
    assertThat(allocated(foreign, TestRouter.UNKNOWN)).as("unknown user").isZero();
    byte[] response =
        HexFormat.of()
            .parseHex(
                "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
                    + "002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                    + "80280004c07d4c96");
    assertThat(allocated(response, TestRouter.UNKNOWN)).as("a response").isZero();
    assertThat(router.counters().bytesOut()).isEqualTo(sent);
    assertThat(router.opened()).isZero();
    assertThat(router.counters().drops())
        .containsKey(DropReason.UNKNOWN_ADDRESS)
        .containsKey(DropReason.STUN_UNKNOWN_USER);
  }

  @Test
  void aForgedCheckGetsNoAnswer() {
    byte[] forged = router.check(true);
    forged[forged.length - 12] ^= 1;
    byte[] unsealed = router.check(true);
    unsealed[forged.length - 1] ^= 1;
    long sent = router.counters().bytesOut();
    router.receive(forged, forged.length, TestRouter.UNKNOWN);
    router.receive(unsealed, unsealed.length, TestRouter.UNKNOWN);
    assertThat(router.counters().bytesOut()).isEqualTo(sent);
    assertThat(router.counters().drops().get(DropReason.STUN_BAD_INTEGRITY)).isEqualTo(2);
  }

  @Test
  void theAnswerToACheckIsNoLongerThanTheCheck() {
    byte[] smallest = router.check(false);
    long sent = router.counters().bytesOut();
    router.receive(smallest, smallest.length, TestRouter.UNKNOWN);
    assertThat(router.counters().bytesOut() - sent)
        .isPositive()
        .isLessThanOrEqualTo(smallest.length);
  }

  @Test
  void repeatedAndForgedPacketsOfAPeerAreDropped() {
    byte[] packet = router.seal(RecordedPackets.of("vp8").getFirst(), false);
    router.receive(packet, packet.length, TestRouter.KNOWN);
    assertThat(router.opened()).isOne();
    for (int i = 0; i < 10; i++) {
      router.receive(packet, packet.length, TestRouter.KNOWN);
    }
    packet[3] ^= 1;
    router.receive(packet, packet.length, TestRouter.KNOWN);
    assertThat(router.opened()).isOne();
    assertThat(router.counters().drops())
        .containsEntry(DropReason.SRTP_REPLAYED, 10L)
        .containsEntry(DropReason.SRTP_FORGED, 1L);
    packet[3] ^= 1;
    assertThat(allocated(packet, TestRouter.KNOWN))
        .as("repeated: the SRTP library makes one small object each")
        .isLessThanOrEqualTo(100 * 24);
  }
}
