package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FeedbackTest {
  private static final long MILLI = 1_000_000L;

  @Test
  void packsMissingNumbersIntoMasks() {
    var writer = new RtcpWriter(new byte[200]);
    writer.clear().nack(1, 2, new int[] {65_534, 65_535, 1, 15, 100}, 5);
    // 65534 with 65535, 1 and (17 behind) 15 does not fit; 15; 100
    assertThat(hex(writer))
        .isEqualTo("81cd0005" + "00000001" + "00000002" + "fffe0005" + "000f0000" + "00640000");
  }

  @Test
  void writesReportsThatFit() {
    var writer = new RtcpWriter(new byte[100]);
    writer.clear().senderReport(7, 0x0102030405060708L, 9, 10, 11).sourceDescription(7, "giaoban");
    assertThat(hex(writer))
        .isEqualTo(
            "80c80006000000070102030405060708000000090000000a0000000b"
                + "81ca0004000000070107"
                + "6769616f62616e"
                + "000000");
    int length = writer.length();
    writer.pli(1, 2).pli(3, 4);
    assertThat(writer.length()).as("what does not fit is left out").isEqualTo(length + 12);
  }

  private static String hex(RtcpWriter writer) {
    return HexFormat.of().formatHex(writer.packet(), 0, writer.length());
  }

  @Test
  void asksAgainForWhatIsMissingButNotForEver() {
    var tracker = new NackTracker();
    var out = new int[256];
    assertThat(tracker.received(65_534, 0)).isEqualTo(NackTracker.Place.NEW);
    assertThat(tracker.received(2, 0)).isEqualTo(NackTracker.Place.NEW);
    assertThat(tracker.due(out, 5 * MILLI)).as("perhaps only out of order").isZero();
    assertThat(tracker.due(out, 10 * MILLI)).isEqualTo(3);
    assertThat(Arrays.copyOf(out, 3)).containsExactly(65_535, 0, 1);
    assertThat(tracker.received(0, 20 * MILLI)).isEqualTo(NackTracker.Place.NEW);
    assertThat(tracker.received(0, 20 * MILLI)).isEqualTo(NackTracker.Place.LATE);
    assertThat(tracker.due(out, 30 * MILLI)).isZero();
    int asked = 0;
    for (long now = 70; now < 5000; now += 20) {
      asked += tracker.due(out, now * MILLI);
    }
    assertThat(asked).isEqualTo(2 * 7);
    assertThat(tracker.isEmpty()).isTrue();
    assertThat(tracker.received(1000, 0)).isEqualTo(NackTracker.Place.BEHIND_BROKEN);
  }

  @Test
  void tellsWhenPacketsArrived() {
    var recorder = new TransportCcRecorder();
    var out = new byte[1500];
    assertThat(recorder.write(out, 1, 2)).isZero();
    recorder.received(65_535, 640 * MILLI);
    recorder.received(1, 641 * MILLI);
    recorder.received(2, 741 * MILLI);
    int length = recorder.write(out, 1, 2);
    assertThat(HexFormat.of().formatHex(out, 0, length))
        .isEqualTo(
            "afcd0006"
                + "00000001"
                + "00000002"
                + "ffff0004"
                + "00000a00"
                // small, missing, small, large
                + ("d180" + "00" + "04" + "0190" + "0002"));
    assertThat(recorder.write(out, 1, 2)).as("all told").isZero();
    recorder.received(3, 745 * MILLI);
    assertThat(recorder.write(out, 1, 2)).isPositive();
    assertThat(out[19]).as("feedback count").isEqualTo((byte) 1);
  }

  @Test
  void neverWritesBeyondADatagram() {
    var recorder = new TransportCcRecorder();
    var out = new byte[1500];
    for (int i = 0; i < 5000; i++) {
      recorder.received(i * 3 & 0xFFFF, i * 70L * MILLI);
    }
    int packets = 0;
    while (recorder.isDue()) {
      assertThat(recorder.write(out, 1, 2)).isBetween(1, 1200);
      packets++;
    }
    assertThat(packets).isPositive();
  }

  @Test
  void reportsLossAndJitter() {
    var statistics = new ReceiveStatistics(90_000);
    for (int i = 0; i < 10; i++) {
      if (i != 4) {
        statistics.received(65_530 + i & 0xFFFF, i * 900, i * 10 * MILLI);
      }
    }
    var writer = new RtcpWriter(new byte[100]);
    statistics.senderReport(0x1122334455667788L, 0);
    statistics.write(writer.clear(), 1, 2, 1000 * MILLI);
    var packet = writer.packet();
    assertThat(NetworkOrder.u8(packet, 12)).as("a tenth").isEqualTo(25);
    assertThat(NetworkOrder.u24(packet, 13)).isEqualTo(1);
    assertThat(NetworkOrder.i32(packet, 16)).isEqualTo(0x10003);
    assertThat(NetworkOrder.i32(packet, 20)).isZero();
    assertThat(NetworkOrder.i32(packet, 24)).isEqualTo(0x33445566);
    assertThat(NetworkOrder.i32(packet, 28)).isEqualTo(65_536);
  }

  @Test
  void keepsTheLastPackets() {
    var cache = new PacketCache(1000, 64);
    var packet = new byte[100];
    for (int i = 0; i < 300; i++) {
      RtpHeader.write(packet, 0, false, 96, i, 0, 0);
      cache.put(packet, 50 + i % 50);
    }
    assertThat(cache.find(10)).isNegative();
    assertThat(cache.find(285)).as("made room for later ones").isNegative();
    assertThat(cache.find(300)).isNegative();
    for (int i = 292; i < 300; i++) {
      assertThat(cache.length(i)).isEqualTo(50 + i % 50);
      assertThat(RtpHeader.sequenceNumber(cache.bytes(), cache.find(i))).isEqualTo(i);
    }
    cache.clear();
    assertThat(cache.find(299)).isNegative();
  }

  @Test
  void ntpTimesAddAndSubtract() {
    long ntp = NtpTime.of(Instant.parse("2026-11-23T01:00:00.500Z"));
    assertThat(ntp & 0xFFFF_FFFFL).isEqualTo(0x8000_0000L);
    long later = NtpTime.plusNanos(ntp, 1_250_000_000L);
    assertThat(NtpTime.nanosBetween(ntp, later)).isEqualTo(1_250_000_000L);
    assertThat(NtpTime.nanosBetween(later, ntp)).isEqualTo(-1_250_000_000L);
  }
}
