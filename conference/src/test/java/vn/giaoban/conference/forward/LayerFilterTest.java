package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.rtp.Av1Reader;
import vn.giaoban.conference.rtp.PacketMark;
import vn.giaoban.conference.rtp.PayloadReader;
import vn.giaoban.conference.rtp.RecordedPackets;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.Vp9Reader;

class LayerFilterTest {
  private static final int WHOLE = Mark.FRAME_START | Mark.FRAME_END;

  private final LayerFilter filter = new LayerFilter();

  private static int frame(int flags, int temporal, int spatial) {
    return WHOLE | flags | Mark.of(false, false, false, false, false, temporal, spatial);
  }

  @Test
  void everythingPassesAtFirst() {
    for (int spatial = 0; spatial < 3; spatial++) {
      assertThat(filter.passes(frame(0, 2, spatial))).isTrue();
      assertThat(filter.endsPicture(frame(0, 2, spatial))).as("its sender says when").isFalse();
    }
    assertThat(filter.waitsForKeyframe()).isFalse();
  }

  @Test
  void fewerSpatialLayersBeginWithTheNextPictureMoreWithAKeyFrame() {
    filter.passes(frame(Mark.KEYFRAME, 0, 0));
    filter.allow(LayerFilter.ALL, 0);
    assertThat(filter.passes(frame(0, 0, 2))).as("the picture is finished").isTrue();
    assertThat(filter.passes(frame(0, 0, 0))).isTrue();
    assertThat(filter.endsPicture(frame(0, 0, 0))).isTrue();
    assertThat(filter.passes(frame(0, 0, 1))).isFalse();

    filter.allow(LayerFilter.ALL, 1);
    assertThat(filter.waitsForKeyframe()).isTrue();
    assertThat(filter.passes(frame(0, 0, 0))).isTrue();
    assertThat(filter.passes(frame(Mark.SWITCH_UP, 0, 1))).isFalse();
    assertThat(filter.passes(frame(Mark.KEYFRAME, 0, 0))).isTrue();
    assertThat(filter.endsPicture(frame(Mark.KEYFRAME, 0, 0))).isFalse();
    assertThat(filter.passes(frame(0, 0, 1))).isTrue();
    assertThat(filter.endsPicture(frame(0, 0, 1))).isTrue();
    assertThat(filter.passes(frame(0, 0, 2))).isFalse();
    assertThat(filter.waitsForKeyframe()).isFalse();
  }

  @Test
  void fewerTemporalLayersBeginWithTheNextPictureMoreWhereTheStreamAllowsIt() {
    filter.passes(frame(Mark.KEYFRAME, 0, 0));
    filter.passes(Mark.FRAME_START | Mark.of(false, false, false, false, false, 2, 0));
    filter.allow(1, LayerFilter.ALL);
    assertThat(filter.passes(Mark.of(false, false, true, false, false, 2, 0)))
        .as("not half a picture")
        .isTrue();
    assertThat(filter.passes(frame(0, 2, 0))).isFalse();
    assertThat(filter.passes(frame(0, 1, 0))).isTrue();
    filter.allow(LayerFilter.ALL, LayerFilter.ALL);
    assertThat(filter.passes(frame(0, 2, 0))).isFalse();
    assertThat(filter.passes(frame(Mark.SWITCH_UP, 2, 0))).isTrue();
  }

  @Test
  void everyPictureOfABrowsersStreamEndsWithAMarkerWhateverIsLeftOut() {
    for (int highest = 0; highest < 3; highest++) {
      endsWithMarkers(new Vp9Reader(), "vp9", highest);
      endsWithMarkers(new Vp9Reader(), "vp9-key", highest);
      endsWithMarkers(new Av1Reader(), "av1", highest);
      endsWithMarkers(new Av1Reader(), "av1-key", highest);
    }
  }

  private static void endsWithMarkers(PayloadReader reader, String recording, int highest) {
    var filter = new LayerFilter();
    filter.allow(LayerFilter.ALL, highest);
    var packets = RecordedPackets.of(recording);
    var marks = marks(reader, packets);
    var passed = new ArrayList<Integer>();
    int before = 0;
    boolean ended = true;
    for (int i = 0; i < marks.size(); i++) {
      int mark = marks.get(i);
      if (filter.passes(mark)) {
        int timestamp = RtpHeader.timestamp(packets.get(i), 0);
        assertThat(ended)
            .as("%s up to layer %d: before packet %d", recording, highest, i)
            .isEqualTo(timestamp != before);
        before = timestamp;
        ended = filter.endsPicture(mark) || RtpHeader.marker(packets.get(i), 0);
        passed.add(Mark.spatialLayer(mark));
      }
    }
    assertThat(passed).isNotEmpty().allMatch(layer -> layer <= highest);
  }

  private static List<Integer> marks(PayloadReader reader, List<byte[]> packets) {
    var seen = new PacketMark();
    var marks = new ArrayList<Integer>();
    for (var packet : packets) {
      RecordedPackets.read(reader, packet, packet.length, seen);
      int mark =
          Mark.of(
              seen.keyframe(),
              seen.frameStart(),
              seen.frameEnd(),
              RtpHeader.marker(packet, 0),
              seen.switchUp(),
              seen.temporalLayer(),
              seen.spatialLayer());
      if (!marks.isEmpty()) {
        marks.set(marks.size() - 1, Mark.followedBy(marks.getLast(), mark));
      }
      marks.add(mark);
    }
    return marks;
  }
}
