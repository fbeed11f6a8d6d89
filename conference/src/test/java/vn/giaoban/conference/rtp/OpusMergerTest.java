package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpusMergerTest {
  /// SILK, wideband, 20 ms, mono (RFC 6716 table 2: configuration 9).
  private static final int WIDEBAND = 9 << 3;

  private static final int FRAME = 960;
  private static final int SIXTY_MILLIS = 3 * FRAME;

  private final OpusMerger merger = new OpusMerger();
  private final Random random = new Random(2026);

  private byte[] frame(int length) {
    var frame = new byte[length];
    random.nextBytes(frame);
    return frame;
  }

  private static byte[] packet(int toc, byte[] frame) {
    var packet = new byte[1 + frame.length];
    packet[0] = (byte) toc;
    System.arraycopy(frame, 0, packet, 1, frame.length);
    return packet;
  }

  private boolean append(byte[] packet, int timestamp) {
    return merger.append(packet, 0, packet.length, timestamp, SIXTY_MILLIS);
  }

  private byte[] merged() {
    var out = new byte[1500];
    return Arrays.copyOfRange(out, 7, 7 + merger.write(out, 7));
  }

  private static List<byte[]> frames(byte[] packet) {
    var reader = new OpusFrames();
    assertThat(reader.read(packet, 0, packet.length)).isTrue();
    var frames = new ArrayList<byte[]>();
    for (int i = 0; i < reader.count(); i++) {
      frames.add(
          Arrays.copyOfRange(packet, reader.placeOf(i), reader.placeOf(i) + reader.length(i)));
    }
    return frames;
  }

  @Test
  void oneFrameStaysAsItWas() {
    var packet = packet(WIDEBAND, frame(40));
    assertThat(append(packet, 100)).isTrue();
    assertThat(merged()).isEqualTo(packet);
    assertThat(merger.isEmpty()).isTrue();
    assertThat(merged()).isEmpty();
  }

  @Test
  void twoOfOneLengthNeedNoLengths() {
    var first = frame(40);
    var second = frame(40);
    append(packet(WIDEBAND, first), 100);
    append(packet(WIDEBAND, second), 100 + FRAME);
    var merged = merged();
    assertThat(merged).hasSize(81);
    assertThat(merged[0]).isEqualTo((byte) (WIDEBAND | 1));
    assertThat(frames(merged)).containsExactly(first, second);
  }

  @Test
  void threeBecomeOneOfSixtyMilliseconds() {
    var all = List.of(frame(40), frame(300), frame(62));
    for (int i = 0; i < 3; i++) {
      assertThat(append(packet(WIDEBAND, all.get(i)), 100 + i * FRAME)).isTrue();
    }
    assertThat(merger.timestamp()).isEqualTo(100);
    assertThat(merger.samples()).isEqualTo(SIXTY_MILLIS);
    assertThat(append(packet(WIDEBAND, frame(20)), 100 + SIXTY_MILLIS)).as("no more").isFalse();
    var merged = merged();
    // TOC, count, lengths in one and in two octets
    assertThat(merged).hasSize(2 + 1 + 2 + 402);
    assertThat(frames(merged)).containsExactlyElementsOf(all);
  }

  @Test
  void whatDoesNotFollowIsNotTaken() {
    append(packet(WIDEBAND, frame(40)), 100);
    assertThat(append(packet(WIDEBAND, frame(40)), 100 + 2 * FRAME)).as("a gap").isFalse();
    assertThat(append(packet(WIDEBAND, frame(40)), 100)).as("once more").isFalse();
    assertThat(append(packet(WIDEBAND | 4, frame(40)), 100 + FRAME)).as("stereo").isFalse();
    assertThat(append(packet(1 << 3, frame(40)), 100 + FRAME)).as("narrowband").isFalse();
    assertThat(append(packet(WIDEBAND, frame(1)), 100 + FRAME)).as("silence").isFalse();
    assertThat(append(packet(WIDEBAND, frame(0)), 100 + FRAME)).as("silence").isFalse();
    assertThat(append(new byte[0], 100 + FRAME)).as("nothing").isFalse();
    assertThat(append(packet(WIDEBAND | 1, frame(41)), 100 + FRAME)).as("broken").isFalse();
    assertThat(merger.samples()).isEqualTo(FRAME);
  }

  @Test
  void packetsOfSeveralFramesAreTakenApart() {
    var all = List.of(frame(40), frame(40), frame(13));
    append(packet(WIDEBAND, all.get(0)), 100);
    append(packet(WIDEBAND, all.get(1)), 100 + FRAME);
    var two = merged();
    assertThat(append(two, 100)).isTrue();
    assertThat(append(packet(WIDEBAND, all.get(2)), 100 + 2 * FRAME)).isTrue();
    assertThat(frames(merged())).containsExactlyElementsOf(all);
  }

  @Test
  void paddingIsLeftOut() {
    var first = frame(30);
    var padded = new ByteArrayOutputStream();
    padded.write(WIDEBAND | 3);
    padded.write(0x40 | 1);
    padded.write(255);
    padded.write(6);
    padded.writeBytes(first);
    padded.writeBytes(new byte[254 + 6]);
    assertThat(append(padded.toByteArray(), 100)).isTrue();
    assertThat(merged()).isEqualTo(packet(WIDEBAND, first));
  }

  @Test
  void whateverIsMergedComesOutAsItWas() {
    for (int round = 0; round < 2_000; round++) {
      int kind = random.nextInt(64) << 2;
      int timestamp = random.nextInt();
      var all = new ArrayList<byte[]>();
      int samples = 0;
      while (true) {
        var frame = frame(random.nextBoolean() ? 50 : 2 + random.nextInt(320));
        var packet = packet(kind, frame);
        if (!merger.append(packet, 0, packet.length, timestamp + samples, OpusFrames.MAX_SAMPLES)) {
          break;
        }
        all.add(frame);
        samples = merger.samples();
      }
      var merged = merged();
      assertThat(merged.length).isLessThanOrEqualTo(1100);
      assertThat(frames(merged)).containsExactlyElementsOf(all);
    }
  }

  @Test
  void rubbishDoesNoHarm() {
    var reader = new OpusFrames();
    for (int round = 0; round < 200_000; round++) {
      var rubbish = frame(random.nextInt(12));
      if (reader.read(rubbish, 0, rubbish.length)) {
        int sum = 0;
        for (int i = 0; i < reader.count(); i++) {
          assertThat(reader.placeOf(i) + reader.length(i)).isLessThanOrEqualTo(rubbish.length);
          sum += reader.length(i);
        }
        assertThat(sum).isLessThan(rubbish.length);
        assertThat(reader.samples()).isBetween(1, OpusFrames.MAX_SAMPLES);
      }
    }
  }
}
