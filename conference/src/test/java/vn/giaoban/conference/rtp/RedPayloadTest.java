package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RedPayloadTest {
  private static final byte[] EARLIER = HexFormat.of().parseHex("f1f2f3");
  private static final byte[] PRIMARY = HexFormat.of().parseHex("0102030405");

  @Test
  void repeatsThePacketBefore() {
    var out = new byte[40];
    int length = RedPayload.write(out, 2, 111, EARLIER, 1, 2, 960, PRIMARY, 0, 5);
    assertThat(HexFormat.of().formatHex(out, 2, 2 + length))
        .isEqualTo("ef0f0002" + "6f" + "f2f3" + "0102030405");
    assertThat(RedPayload.primary(out, 2, 2 + length)).isEqualTo(2 + 7);
    assertThat(RedPayload.primaryPayloadType(out, 2)).isEqualTo(111);
    int end = RedPayload.unwrap(out, 2, 2 + length);
    assertThat(Arrays.copyOfRange(out, 2, end)).isEqualTo(PRIMARY);
  }

  @Test
  void whatDoesNotFitTheFormIsLeftOut() {
    var out = new byte[2000];
    var longer = new byte[1100];
    assertThat(RedPayload.write(out, 0, 111, EARLIER, 0, 3, 1 << 14, PRIMARY, 0, 5)).isEqualTo(6);
    assertThat(RedPayload.write(out, 0, 111, EARLIER, 0, 3, 0, PRIMARY, 0, 5)).isEqualTo(6);
    assertThat(RedPayload.write(out, 0, 111, EARLIER, 0, 0, 960, PRIMARY, 0, 5)).isEqualTo(6);
    assertThat(RedPayload.write(out, 0, 111, longer, 0, 1024, 960, PRIMARY, 0, 5)).isEqualTo(6);
    assertThat(RedPayload.write(out, 0, 111, longer, 0, 1023, 16_383, PRIMARY, 0, 5))
        .isEqualTo(5 + 1023 + 5);
    assertThat(HexFormat.of().formatHex(out, 0, 5)).isEqualTo("efffffff" + "6f");
    assertThat(RedPayload.primary(out, 0, 1033)).isEqualTo(1028);
  }

  @Test
  void readsWhatChromiumSends() {
    var packets = RecordedPackets.of("red");
    for (var packet : packets) {
      int header = RtpHeader.length(packet, 0, packet.length);
      int primary = RedPayload.primary(packet, header, packet.length);
      assertThat(primary).isBetween(header + 1, packet.length);
      assertThat(RedPayload.primaryPayloadType(packet, header)).isEqualTo(111);
    }
    // the second repeats the first
    assertThat(payload(packets.get(1), 1)).isEqualTo(payload(packets.get(0), 0));
  }

  private static byte[] payload(byte[] packet, int earlier) {
    int header = RtpHeader.length(packet, 0, packet.length);
    int primary = RedPayload.primary(packet, header, packet.length);
    return earlier == 0
        ? Arrays.copyOfRange(packet, primary, packet.length)
        : Arrays.copyOfRange(packet, header + 5, primary);
  }

  @Test
  void brokenOnesAreKnown() {
    assertThat(RedPayload.primary(new byte[0], 0, 0)).isEqualTo(-1);
    assertThat(RedPayload.primary(bytes("ef0f00"), 0, 3)).isEqualTo(-1);
    assertThat(RedPayload.primary(bytes("ef0f0002"), 0, 4)).isEqualTo(-1);
    assertThat(RedPayload.primary(bytes("ef0f00026f01"), 0, 6)).isEqualTo(-1);
    assertThat(RedPayload.unwrap(bytes("ef0f00026f01"), 0, 6)).isEqualTo(-1);
    assertThat(RedPayload.primary(bytes("ef0f0000".repeat(20) + "6f"), 0, 81)).isEqualTo(-1);
    assertThat(RedPayload.primary(bytes("6f"), 0, 1)).as("silence").isEqualTo(1);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
