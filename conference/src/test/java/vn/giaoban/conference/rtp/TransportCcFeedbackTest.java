package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TransportCcFeedbackTest {
  private static final long MILLI = 1_000_000L;
  private static final String HEAD = "0000000100000002";

  /// One status as text: number, and when it came in microseconds.
  private static List<String> read(TransportCcFeedback feedback, byte[] packet, int index, int n) {
    var told = new ArrayList<String>();
    int count = feedback.begin(packet, index, n);
    if (count < 0) {
      return List.of("malformed");
    }
    while (feedback.next()) {
      told.add(
          feedback.sequenceNumber()
              + (feedback.isReceived() ? "@" + feedback.arrivalMicros() : " lost"));
    }
    assertThat(told).hasSize(count);
    return told;
  }

  private static List<String> read(String hex) {
    byte[] bytes = HexFormat.of().parseHex("ffff" + hex);
    return read(new TransportCcFeedback(), bytes, 2, bytes.length - 2);
  }

  @Test
  void readsRunsAsLibwebrtcWritesThem() {
    // four received with small deltas, three lost, two received; padded
    assertThat(
            read(
                "afcd0008"
                    + HEAD
                    + "fffe0009"
                    + "00000a01"
                    + "200400032002"
                    + "040800000004"
                    + "00000004"))
        .containsExactly(
            "65534@641000",
            "65535@643000",
            "0@643000",
            "1@643000",
            "2 lost",
            "3 lost",
            "4 lost",
            "5@643000",
            "6@644000");
  }

  @Test
  void readsOneBitVectors() {
    // 10110000000000: the chunk says more than the count
    assertThat(read("8fcd0006" + HEAD + "00050004" + "00000001" + "ac00" + "010203" + "000000"))
        .containsExactly("5@250", "6 lost", "7@750", "8@1500");
  }

  @Test
  void readsTwoBitVectorsWithLargeAndNegativeDeltas() {
    // 01 00 10 10 00 00 00
    assertThat(
            read(
                "8fcd0006"
                    + HEAD
                    + "00010004"
                    + "00000000"
                    + "d280"
                    + "04"
                    + "0190"
                    + "fffc"
                    + "00"))
        .containsExactly("1@1000", "2 lost", "3@101000", "4@100000");
  }

  @Test
  void refusesWhatIsNotWhole() {
    var whole = "8fcd0005" + HEAD + "00050003" + "00000001" + "2003" + "0102";
    assertThat(read(whole)).as("a delta is missing").containsExactly("malformed");
    assertThat(read("8fcd0005" + HEAD + "00050002" + "00000001" + "2002" + "0102")).hasSize(2);
    assertThat(read("8fcd0005" + HEAD + "00050000" + "00000001" + "2002" + "0102"))
        .as("about nothing")
        .containsExactly("malformed");
    assertThat(read("8fcd0005" + HEAD + "00050002" + "00000001" + "6002" + "0102"))
        .as("reserved symbol in a run")
        .containsExactly("malformed");
    assertThat(read("8fcd0005" + HEAD + "00050002" + "00000001" + "f000" + "0102"))
        .as("reserved symbol in a vector")
        .containsExactly("malformed");
    assertThat(read("8fcd0005" + HEAD + "00050002" + "00000001" + "2000" + "2002"))
        .as("a run of none")
        .containsExactly("malformed");
    assertThat(read("afcd0005" + HEAD + "00050002" + "00000001" + "2002" + "0105"))
        .as("more padding than there is")
        .containsExactly("malformed");
    assertThat(read("8fcd0005" + HEAD + "0005ffff" + "00000001" + "1fff" + "1fff"))
        .as("a flood of statuses")
        .containsExactly("malformed");
    assertThat(read("81cd0005" + HEAD + "00050002" + "00000001" + "2002" + "0102"))
        .as("another format")
        .containsExactly("malformed");
  }

  @Test
  void timesGoOnWhenTheReferenceWraps() {
    var feedback = new TransportCcFeedback();
    var before =
        HexFormat.of().parseHex("8fcd0005" + HEAD + "00010001" + "ffffff00" + "2001" + "0400");
    var after =
        HexFormat.of().parseHex("8fcd0005" + HEAD + "00020001" + "00000001" + "2001" + "0400");
    assertThat(feedback.begin(before, 0, 24)).isEqualTo(1);
    assertThat(feedback.next()).isTrue();
    long first = feedback.arrivalMicros();
    assertThat(feedback.begin(after, 0, 24)).isEqualTo(1);
    assertThat(feedback.next()).isTrue();
    assertThat(feedback.arrivalMicros() - first).isEqualTo(64_000);
  }

  @Property(tries = 200, seed = "2026")
  void tellsWhatTheRecorderNoted(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(min = -40, max = 400) Integer> millis,
      @ForAll @IntRange(min = 0, max = 65_535) int first) {
    var recorder = new TransportCcRecorder();
    var expected = new ArrayList<String>();
    long now = 7_000 * MILLI;
    // 400 and near stands for a lost packet; the first and the last must have come
    for (int i = 0; i < millis.size(); i++) {
      int number = first + i & 0xFFFF;
      boolean lost = millis.get(i) > 350 && i > 0 && i < millis.size() - 1;
      if (!lost) {
        now += Math.min(millis.get(i), 60) * MILLI;
        recorder.received(number, now);
      }
      expected.add(number + (lost ? " lost" : "@" + now / 1000));
    }
    var feedback = new TransportCcFeedback();
    var out = new byte[1500];
    var told = new ArrayList<String>();
    while (recorder.isDue()) {
      int length = recorder.write(out, 1, 2);
      told.addAll(read(feedback, out, 0, length));
    }
    // one that is lost at the border of two messages is told by neither
    assertThat(expected).containsAll(told);
    assertThat(told.stream().filter(t -> !t.endsWith("lost")))
        .containsExactlyElementsOf(expected.stream().filter(t -> !t.endsWith("lost")).toList());
  }

  @Test
  void rubbishIsRefusedOrReadWithinItsBounds() {
    var random = new Random(2026);
    var feedback = new TransportCcFeedback();
    int good = 0;
    for (int i = 0; i < 200_000; i++) {
      int length = 4 * random.nextInt(5, 12);
      // not a byte more than the message: reading beyond would throw
      var bytes = new byte[length];
      random.nextBytes(bytes);
      bytes[0] = (byte) (random.nextInt(4) == 0 ? 0xAF : 0x8F);
      bytes[1] = (byte) 205;
      NetworkOrder.put16(bytes, 2, length / 4 - 1);
      NetworkOrder.put16(bytes, 14, random.nextInt(40));
      if (feedback.begin(bytes, 0, length) > 0) {
        good++;
        while (feedback.next()) {
          assertThat(feedback.sequenceNumber()).isBetween(0, 65_535);
        }
      }
    }
    assertThat(good).isPositive();
    for (int length = 0; length < 24; length++) {
      assertThat(feedback.begin(Arrays.copyOf(new byte[24], length), 0, length)).isEqualTo(-1);
    }
  }
}
