package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PayloadTest {
  /// Extended, start, long picture id 0x1234, TL0PICIDX 7, temporal layer 2; a key frame 640 x 360.
  private static final byte[] VP8 =
      HexFormat.of().parseHex("ffff" + "90e0923407a0" + "1000009d012a" + "80026801" + "00");

  @Test
  void readsAVp8Descriptor() {
    int length = VP8.length - 2;
    assertThat(Vp8Payload.descriptorLength(VP8, 2, length)).isEqualTo(6);
    assertThat(Vp8Payload.pictureId(VP8, 2)).isEqualTo(0x1234);
    assertThat(Vp8Payload.isLongPictureId(VP8, 2)).isTrue();
    assertThat(Vp8Payload.tl0PictureIndex(VP8, 2)).isEqualTo(7);
    assertThat(Vp8Payload.temporalLayer(VP8, 2)).isEqualTo(2);
    assertThat(Vp8Payload.isKeyframeStart(VP8, 2, length, 6)).isTrue();
    assertThat(Vp8Payload.height(VP8, 2, length, 6)).isEqualTo(360);
  }

  @Test
  void rewritesInItsOwnWidth() {
    var packet = VP8.clone();
    Vp8Payload.setPictureId(packet, 2, 0x8001);
    Vp8Payload.setTl0PictureIndex(packet, 2, 256);
    assertThat(Vp8Payload.pictureId(packet, 2)).isEqualTo(1);
    assertThat(Vp8Payload.tl0PictureIndex(packet, 2)).isZero();
    var narrow = HexFormat.of().parseHex("9080" + "05" + "00");
    assertThat(Vp8Payload.pictureId(narrow, 0)).isEqualTo(5);
    Vp8Payload.setPictureId(narrow, 0, 0x185);
    assertThat(Vp8Payload.pictureId(narrow, 0)).isEqualTo(5);
    var bare = HexFormat.of().parseHex("1000");
    assertThat(Vp8Payload.pictureId(bare, 0)).isEqualTo(-1);
    Vp8Payload.setPictureId(bare, 0, 9);
    Vp8Payload.setTl0PictureIndex(bare, 0, 9);
    assertThat(bare).isEqualTo(HexFormat.of().parseHex("1000"));
  }

  @Test
  void knowsWhereAnH264DecoderCanBegin() {
    assertThat(H264Payload.isKeyframeStart(bytes("6588"), 0, 2)).isTrue();
    assertThat(H264Payload.isKeyframeStart(bytes("ff6742"), 1, 2)).isTrue();
    assertThat(H264Payload.isKeyframeStart(bytes("4188"), 0, 2)).isFalse();
    assertThat(H264Payload.isKeyframeStart(bytes("7c85"), 0, 2)).as("start of an FU-A").isTrue();
    assertThat(H264Payload.isKeyframeStart(bytes("7c05"), 0, 2)).as("middle of one").isFalse();
    assertThat(H264Payload.isKeyframeStart(bytes("78000209f00002674200"), 0, 10)).isTrue();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Property(tries = 5000, seed = "2026")
  void neverFails(@ForAll @Size(max = 40) byte[] bytes) {
    int descriptor = Vp8Payload.descriptorLength(bytes, 0, bytes.length);
    if (descriptor > 0) {
      Vp8Payload.isKeyframeStart(bytes, 0, bytes.length, descriptor);
      Vp8Payload.height(bytes, 0, bytes.length, descriptor);
      Vp8Payload.temporalLayer(bytes, 0);
      Vp8Payload.setPictureId(bytes, 0, 77);
      Vp8Payload.setTl0PictureIndex(bytes, 0, 77);
      assertThat(Vp8Payload.descriptorLength(bytes, 0, bytes.length)).isEqualTo(descriptor);
    }
    H264Payload.isKeyframeStart(bytes, 0, bytes.length);
  }
}
