package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PayloadReaderTest {
  private static final int NO_DESCRIPTOR = -1;

  private final PacketMark mark = new PacketMark();
  private int sequenceNumber = 65_530;
  private int timestamp = -9000;

  /// Reads the next packet of the same picture.
  private PacketMark next(PayloadReader reader, boolean marker, String payload) {
    byte[] bytes = HexFormat.of().parseHex(payload);
    var packet = new byte[12 + bytes.length];
    sequenceNumber = SequenceNumber.plus(sequenceNumber, 1);
    RtpHeader.write(packet, 0, marker, 96, sequenceNumber, timestamp, 1);
    System.arraycopy(bytes, 0, packet, 12, bytes.length);
    reader.read(packet, 12, packet.length, NO_DESCRIPTOR, 0, mark);
    return mark;
  }

  private PacketMark picture(PayloadReader reader, String payload) {
    timestamp += 3000;
    return next(reader, true, payload);
  }

  @Test
  void vp8TellsItsTemporalLayersAndSize() {
    var reader = new Vp8Reader();
    timestamp += 3000;
    assertThat(next(reader, false, "90e0923407a0" + "1000009d012a" + "80026801" + "00").keyframe())
        .isTrue();
    assertThat(mark.frameStart()).isTrue();
    assertThat(mark.frameEnd()).isFalse();
    assertThat(mark.width(0)).isEqualTo(640);
    assertThat(mark.height()).isEqualTo(360);
    next(reader, true, "80e0923407a0" + "55");
    assertThat(mark.keyframe()).isFalse();
    assertThat(mark.frameStart()).isFalse();
    assertThat(mark.frameEnd()).isTrue();
    assertThat(mark.height()).as("kept").isEqualTo(360);
    picture(reader, "90e092350840" + "11");
    assertThat(mark.temporalLayer()).isEqualTo(1);
    assertThat(mark.switchUp()).isFalse();
    assertThat(picture(reader, "90e0923609a0" + "11").switchUp()).as("layer sync").isTrue();
    assertThat(picture(reader, "90").frameStart()).as("cut off").isFalse();
  }

  @Test
  void h264BeginsAtItsParameters() {
    var reader = new H264Reader();
    // the sets are x264's
    picture(reader, "6742c01fd9005005bb011000000300100000030320f1832480");
    assertThat(mark.width(0)).isEqualTo(1280);
    assertThat(mark.height()).isEqualTo(720);
    assertThat(mark.keyframe()).isTrue();
    next(reader, false, "68cb8cb2");
    assertThat(mark.keyframe()).isFalse();
    next(reader, true, "6588");
    assertThat(mark.keyframe()).as("the same key frame").isFalse();
    assertThat(mark.frameEnd()).isTrue();
    assertThat(picture(reader, "4188").keyframe()).isFalse();
    timestamp += 3000;
    assertThat(next(reader, false, "09f0").keyframe()).as("delimiter").isFalse();
    assertThat(mark.frameStart()).isTrue();
    next(reader, false, "78001b67640028acd940780227e5c044000003000400000300c83c60c658");
    assertThat(mark.keyframe()).as("aggregated, behind a delimiter").isTrue();
    assertThat(mark.width(0)).isEqualTo(1920);
    assertThat(mark.height()).isEqualTo(1080);
    assertThat(picture(reader, "6588").keyframe()).as("nothing is missing before it").isTrue();
    sequenceNumber++;
    assertThat(picture(reader, "7c85").keyframe()).as("its parameters may be lost").isFalse();
    picture(reader, "67f4001e919b281405ff3e0220000003002000000641e2c5b2c0");
    assertThat(mark.height()).as("cropped, colours in full").isEqualTo(362);
    assertThat(mark.width(0)).isEqualTo(640);
  }

  @Test
  void vp9TellsSpatialLayersAndTheirSizes() {
    var reader = new Vp9Reader();
    timestamp += 3000;
    // I L B V, 15-bit picture id 0x1234, T0 S0, TL0PICIDX 7; three layers with sizes, GOF of one
    var structure = "58" + "00a0005a" + "014000b4" + "02800168" + "01" + "04" + "01";
    next(reader, false, "aa" + "9234" + "00" + "07" + structure + "82");
    assertThat(mark.keyframe()).isTrue();
    assertThat(mark.switchUp()).isTrue();
    assertThat(mark.spatialLayers()).isEqualTo(3);
    assertThat(mark.height(0)).isEqualTo(90);
    assertThat(mark.height(1)).isEqualTo(180);
    assertThat(mark.height()).isEqualTo(360);
    assertThat(mark.width(2)).isEqualTo(640);
    next(reader, false, "a4" + "9234" + "00" + "07" + "82");
    assertThat(mark.frameEnd()).as("of the lowest layer").isTrue();
    assertThat(mark.keyframe()).isFalse();
    next(reader, false, "ac" + "9234" + "03" + "07" + "82");
    assertThat(mark.spatialLayer()).isEqualTo(1);
    assertThat(mark.keyframe()).isFalse();
    next(reader, true, "ac" + "9234" + "05" + "07" + "82");
    assertThat(mark.spatialLayer()).isEqualTo(2);
    timestamp += 3000;
    next(reader, false, "ed" + "9235" + "00" + "08" + "82");
    assertThat(mark.keyframe()).isFalse();
    next(reader, true, "ed" + "9235" + "04" + "08" + "82");
    assertThat(mark.spatialLayers()).as("kept").isEqualTo(3);
  }

  @Test
  void vp9TellsFromWhichPictureAHigherRateCanBeShown() {
    var reader = new Vp9Reader();
    // flexible mode: I L F B E, P where it refers to another, whose distance follows
    picture(reader, "bc" + "01" + "00" + "82");
    assertThat(mark.keyframe()).isTrue();
    assertThat(picture(reader, "fc" + "02" + "40" + "02" + "82").switchUp())
        .as("first of its layer behind the key frame")
        .isTrue();
    assertThat(mark.temporalLayer()).isEqualTo(2);
    assertThat(picture(reader, "fc" + "03" + "20" + "04" + "82").switchUp()).isTrue();
    assertThat(picture(reader, "fc" + "04" + "40" + "02" + "82").switchUp()).isFalse();
    assertThat(picture(reader, "fc" + "05" + "10" + "08" + "82").switchUp()).as("base").isFalse();
    assertThat(picture(reader, "fc" + "06" + "40" + "02" + "82").switchUp())
        .as("behind a switching up point")
        .isTrue();
    assertThat(picture(reader, "fc" + "07" + "30" + "04" + "82").switchUp())
        .as("layer 1, itself a point")
        .isTrue();
    assertThat(picture(reader, "fc" + "08" + "40" + "02" + "82").switchUp()).isTrue();
  }

  @Test
  void vp9IdsAreRewrittenInTheirOwnWidth() {
    var packet = HexFormat.of().parseHex("ff" + "a8" + "9234" + "00" + "07" + "82");
    assertThat(Vp9Payload.pictureId(packet, 1)).isEqualTo(0x1234);
    assertThat(Vp9Payload.isLongPictureId(packet, 1)).isTrue();
    assertThat(Vp9Payload.tl0PictureIndex(packet, 1)).isEqualTo(7);
    Vp9Payload.setPictureId(packet, 1, 0x8001);
    Vp9Payload.setTl0PictureIndex(packet, 1, 0x1FF);
    assertThat(packet)
        .isEqualTo(HexFormat.of().parseHex("ff" + "a8" + "8001" + "00" + "ff" + "82"));
    var narrow = HexFormat.of().parseHex("b8" + "05" + "00" + "82");
    assertThat(Vp9Payload.pictureId(narrow, 0)).isEqualTo(5);
    assertThat(Vp9Payload.tl0PictureIndex(narrow, 0)).as("flexible").isEqualTo(-1);
    Vp9Payload.setPictureId(narrow, 0, 0x81);
    Vp9Payload.setTl0PictureIndex(narrow, 0, 9);
    assertThat(narrow).isEqualTo(HexFormat.of().parseHex("b8" + "01" + "00" + "82"));
  }

  @Test
  void whatComesLateChangesNothing() {
    var reader = new H264Reader();
    picture(reader, "6742c01f");
    picture(reader, "4188");
    int last = sequenceNumber;
    sequenceNumber -= 3;
    timestamp -= 6000;
    assertThat(next(reader, false, "6742c01f").keyframe()).isFalse();
    assertThat(mark.frameStart()).isFalse();
    sequenceNumber = last;
    timestamp += 6000;
    assertThat(picture(reader, "6588").keyframe()).as("still in order").isTrue();
  }
}
