package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtpHeaderTest {
  private static final int INDEX = 5;

  /// One contributing source, one-byte extensions 1 (level) and 4 (mid "12"), 2 bytes of padding.
  private static final byte[] PACKET =
      HexFormat.of()
          .parseHex(
              "ffffffffff"
                  + "b1ef1234deadbeefcafebabe"
                  + "00000007"
                  + "bede0002"
                  + "1014"
                  + "41"
                  + "3132"
                  + "000000"
                  + "aabb"
                  + "0002");

  private static final int LENGTH = PACKET.length - INDEX;

  @Test
  void readsEveryFieldAtAnIndex() {
    assertThat(RtpHeader.version(PACKET, INDEX)).isEqualTo(2);
    assertThat(RtpHeader.hasPadding(PACKET, INDEX)).isTrue();
    assertThat(RtpHeader.csrcCount(PACKET, INDEX)).isEqualTo(1);
    assertThat(RtpHeader.marker(PACKET, INDEX)).isTrue();
    assertThat(RtpHeader.payloadType(PACKET, INDEX)).isEqualTo(111);
    assertThat(RtpHeader.sequenceNumber(PACKET, INDEX)).isEqualTo(0x1234);
    assertThat(RtpHeader.timestamp(PACKET, INDEX)).isEqualTo(0xDEADBEEF);
    assertThat(RtpHeader.ssrc(PACKET, INDEX)).isEqualTo(0xCAFEBABE);
    int header = RtpHeader.length(PACKET, INDEX, LENGTH);
    assertThat(header).isEqualTo(28);
    assertThat(RtpHeader.lengthWithoutPadding(PACKET, INDEX, LENGTH, header)).isEqualTo(30);
  }

  @Test
  void findsExtensionsOfBothForms() {
    int level = HeaderExtension.find(PACKET, INDEX, 28, 1);
    assertThat(PACKET[HeaderExtension.index(level)]).isEqualTo((byte) 0x14);
    int mid = HeaderExtension.find(PACKET, INDEX, 28, 4);
    assertThat(HeaderExtension.length(mid)).isEqualTo(2);
    assertThat(PACKET[HeaderExtension.index(mid)]).isEqualTo((byte) '1');
    assertThat(HeaderExtension.find(PACKET, INDEX, 28, 3)).isEqualTo(HeaderExtension.ABSENT);
    assertThat(HeaderExtension.find(PACKET, INDEX, 28, 0)).isEqualTo(HeaderExtension.ABSENT);
    var twoByte =
        HexFormat.of().parseHex("ff90000000000000000000000010000002" + "1400" + "150231320000");
    int found = HeaderExtension.find(twoByte, 1, 24, 0x15);
    assertThat(HeaderExtension.length(found)).isEqualTo(2);
    assertThat(twoByte[HeaderExtension.index(found)]).isEqualTo((byte) '1');
  }

  @Test
  void writesWhatItReads() {
    var packet = new byte[12];
    RtpHeader.write(packet, 0, true, 96, 65535, -1, 42);
    assertThat(RtpHeader.length(packet, 0, 12)).isEqualTo(12);
    assertThat(RtpHeader.marker(packet, 0)).isTrue();
    assertThat(RtpHeader.payloadType(packet, 0)).isEqualTo(96);
    assertThat(RtpHeader.sequenceNumber(packet, 0)).isEqualTo(65535);
    assertThat(RtpHeader.timestamp(packet, 0)).isEqualTo(-1);
    assertThat(RtpHeader.ssrc(packet, 0)).isEqualTo(42);
  }

  @Test
  void tellsRtcpFromRtp() {
    assertThat(RtcpHeader.isRtcp(PACKET, INDEX, LENGTH)).isFalse();
    assertThat(RtcpHeader.isRtcp(HexFormat.of().parseHex("0080c8000600000000"), 1, 8)).isTrue();
  }

  @Property(tries = 5000, seed = "2026")
  void neverFails(@ForAll @Size(min = 1, max = 80) byte[] bytes) {
    int header = RtpHeader.length(bytes, 0, bytes.length);
    if (header >= 0) {
      assertThat(header).isLessThanOrEqualTo(bytes.length);
      RtpHeader.lengthWithoutPadding(bytes, 0, bytes.length, header);
      for (int id = 0; id < 256; id++) {
        int found = HeaderExtension.find(bytes, 0, header, id);
        if (found >= 0) {
          assertThat(HeaderExtension.index(found) + HeaderExtension.length(found))
              .isLessThanOrEqualTo(header);
        }
      }
    }
    RtcpHeader.length(bytes, 0, bytes.length);
  }

  @Property(tries = 5000, seed = "2026")
  void neverFailsBehindARightHead(@ForAll @Size(min = 12, max = 60) byte[] bytes) {
    bytes[0] = (byte) 0x90;
    if (bytes.length > 14) {
      bytes[12] = (byte) 0xBE;
      bytes[13] = (byte) 0xDE;
      bytes[14] = 0;
    }
    neverFails(bytes);
  }
}
