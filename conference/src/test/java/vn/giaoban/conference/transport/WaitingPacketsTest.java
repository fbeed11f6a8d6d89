package vn.giaoban.conference.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingPacketsTest {
  private static final int LARGEST = 60_000;

  private record Expected(int address, int length, byte mark) {}

  private final Random random = new Random(11);

  @Test
  void comesOutAsItWentInWhereverTheRingIsWrapped() {
    try (var arena = Arena.ofConfined()) {
      var packets = new WaitingPackets(arena);
      var expected = new ArrayDeque<Expected>();
      int refused = 0;
      int taken = 0;
      for (int round = 0; round < 3_000; round++) {
        int writes = random.nextInt(60);
        for (int i = 0; i < writes; i++) {
          int length = random.nextInt(3) == 0 ? LARGEST : random.nextInt(1, 3000);
          int at = packets.reserve(length);
          if (at < 0) {
            refused++;
            continue;
          }
          byte mark = (byte) random.nextInt();
          packets.memory().set(ValueLayout.JAVA_BYTE, at, mark);
          packets.memory().set(ValueLayout.JAVA_BYTE, at + length - 1L, mark);
          packets.commit(i, length, null, OutgoingRtp.UNNUMBERED, false);
          expected.add(new Expected(i, length, mark));
        }
        packets.publishAll();
        long waiting = packets.published() - packets.first();
        long until =
            packets.first()
                + (random.nextInt(15) == 0 ? waiting : random.nextLong(waiting / 40 + 1));
        for (long message = packets.first(); message < until; message++) {
          var next = expected.remove();
          long at = packets.offset(message);
          assertThat(packets.address(message)).isEqualTo(next.address());
          assertThat(packets.length(message)).isEqualTo(next.length());
          assertThat(packets.memory().get(ValueLayout.JAVA_BYTE, at)).isEqualTo(next.mark());
          assertThat(packets.memory().get(ValueLayout.JAVA_BYTE, at + next.length() - 1))
              .isEqualTo(next.mark());
          taken++;
        }
        packets.taken(until);
        assertThat(packets.waiting()).isEqualTo(expected.size());
      }
      assertThat(taken).isGreaterThan(10_000);
      assertThat(refused).isGreaterThan(100);
    }
  }

  @Test
  void equalPacketsToOneAddressAreOneMessageUntilItIsShown() {
    try (var arena = Arena.ofConfined()) {
      var packets = new WaitingPackets(arena);
      write(packets, 1, 100);
      write(packets, 1, 100);
      write(packets, 1, 40);
      write(packets, 1, 40);
      write(packets, 2, 40);
      assertThat(packets.unpublished()).isEqualTo(3);
      packets.publishComplete();
      assertThat(packets.published()).isEqualTo(2);
      write(packets, 2, 40);
      assertThat(packets.unpublished()).isEqualTo(1);
      packets.publishAll();
      write(packets, 2, 40);
      assertThat(packets.unpublished()).isEqualTo(1);
      assertThat(packets.length(0)).isEqualTo(240);
      assertThat(packets.segmentSize(0)).isEqualTo(100);
      assertThat(packets.length(2)).isEqualTo(80);
    }
  }

  private static void write(WaitingPackets packets, int address, int length) {
    packets.reserve(length);
    packets.commit(address, length, null, OutgoingRtp.UNNUMBERED, true);
  }
}
