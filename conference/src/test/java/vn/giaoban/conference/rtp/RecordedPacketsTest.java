package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the readers make of a browser's packets.
class RecordedPacketsTest {
  /// Each packet in a few letters: layers, `K`ey frame, `(` start, `)` end, `T`emporal way up.
  private static List<String> marks(PayloadReader reader, String name) {
    var mark = new PacketMark();
    var marks = new ArrayList<String>();
    for (var packet : RecordedPackets.of(name)) {
      RecordedPackets.read(reader, packet, packet.length, mark);
      marks.add(
          mark.spatialLayer()
              + "."
              + mark.temporalLayer()
              + (mark.keyframe() ? "K" : "")
              + (mark.frameStart() ? "(" : "")
              + (mark.frameEnd() ? ")" : "")
              + (mark.switchUp() ? "T" : "")
              + "/"
              + mark.spatialLayers()
              + "x"
              + mark.height());
    }
    return marks;
  }

  @Test
  void av1TellsItsLayersWithItsFirstKeyFrame() {
    var marks = marks(new Av1Reader(), "av1");
    assertThat(marks.subList(0, 5))
        .containsExactly(
            "0.0K(T/3x720", "0.0)T/3x720", "0.2()T/3x720", "0.1(T/3x720", "0.1)T/3x720");
    assertThat(marks.subList(6, 12))
        .as("the line allows the upper ones later")
        .containsExactly(
            "0.0(/3x720", "0.0)/3x720", "1.0(/3x720", "1.0)/3x720", "2.0(/3x720", "2.0/3x720");
    assertThat(marks(new Av1Reader(), "av1-key")).anyMatch(mark -> mark.startsWith("1.1"));
  }

  @Test
  void vp9DropsAndAddsLayersAtKeyFrames() {
    var marks = marks(new Vp9Reader(), "vp9");
    assertThat(marks.subList(0, 6))
        .containsExactly(
            "0.0K()T/2x360",
            "1.0(T/2x360",
            "1.0T/2x360",
            "1.0)T/2x360",
            "0.2()T/2x360",
            "1.2()T/2x360");
    assertThat(marks.get(17)).isEqualTo("0.0K()T/1x135");
  }

  @Test
  void vp8AndH264BeginAtTheirKeyFrames() {
    assertThat(marks(new Vp8Reader(), "vp8").getFirst()).startsWith("0.0K(").endsWith("/1x180");
    assertThat(marks(new Vp8Reader(), "vp8")).anyMatch(mark -> mark.startsWith("0.2"));
    assertThat(marks(new H264Reader(), "h264").subList(0, 5))
        .containsExactly("0.0K(T/1x360", "0.0/1x360", "0.0/1x360", "0.0)/1x360", "0.0()/1x360");
    assertThat(marks(new H264Reader(), "h264")).filteredOn(mark -> mark.contains("K")).hasSize(1);
  }

  @Test
  void frameNumbersAreRewrittenInPlace() {
    var packet = RecordedPackets.of("av1").getFirst();
    int header = RtpHeader.length(packet, 0, packet.length);
    int at = HeaderExtension.index(HeaderExtension.find(packet, 0, header, 12));
    int before = DependencyDescriptor.frameNumber(packet, at);
    var same = packet.clone();
    DependencyDescriptor.setFrameNumber(packet, at, before + 0x1_0001);
    assertThat(DependencyDescriptor.frameNumber(packet, at)).isEqualTo(before + 1 & 0xFFFF);
    DependencyDescriptor.setFrameNumber(packet, at, before);
    assertThat(packet).isEqualTo(same);
  }

  @Test
  void readingAllocatesNothing() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var readers = List.of(new Vp8Reader(), new Vp9Reader(), new Av1Reader(), new H264Reader());
    var packets = List.of("vp8", "vp9", "av1", "h264").stream().map(RecordedPackets::of).toList();
    var mark = new PacketMark();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < readers.size(); i++) {
        for (int j = 0; j < packets.get(i).size(); j++) {
          var packet = packets.get(i).get(j);
          RecordedPackets.read(readers.get(i), packet, packet.length, mark);
        }
      }
      allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(allocated).isZero();
  }
}
