package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.rtp.OpusFrames;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.MediaKind;

class MergedSpeechTest {
  private static final long MILLI = 1_000_000;
  private static final int FRAME = 960;
  private static final int OPUS = 111;
  private static final int SSRC = 0x1234;

  /// SILK, wideband, 20 ms; then the frame.
  private static final byte[] SPOKEN = {9 << 3, 1, 2, 3, 4, 5};

  private static final byte[] SILENT = {9 << 3};

  private final byte[] composed = new byte[1_800];
  private final SlotPacket out =
      new SlotPacket(
          new AgreedSection(
              MediaKind.AUDIO,
              "audio",
              "2",
              "UDP/TLS/RTP/SAVPF",
              List.of(),
              false,
              true,
              Map.of(),
              false,
              List.of(),
              List.of(),
              Map.of(),
              0),
          composed);

  private static boolean begin(MergedSpeech speech, int incoming, int timestamp) {
    return speech.begin(SPOKEN, 0, SPOKEN.length, incoming, timestamp, 0);
  }

  private static boolean goOn(MergedSpeech speech, int incoming, int timestamp) {
    return speech.goOn(SPOKEN, 0, SPOKEN.length, incoming, timestamp);
  }

  @Test
  void threePacketsLeaveAsOneUnderTheHeadOfTheFirst() {
    var speech = new MergedSpeech(0);
    assertThat(begin(speech, 0xFFFF, 5_000)).isTrue();
    speech.head(true, OPUS, 77);
    assertThat(goOn(speech, 0, 5_000 + FRAME)).as("numbers wrap").isTrue();
    assertThat(speech.isFull()).isFalse();
    assertThat(goOn(speech, 1, 5_000 + 2 * FRAME)).isTrue();
    assertThat(speech.isFull()).isTrue();

    int payload = speech.compose(out, SSRC);
    assertThat(RtpHeader.sequenceNumber(composed, 0)).isEqualTo(77);
    assertThat(RtpHeader.timestamp(composed, 0)).isEqualTo(5_000);
    assertThat(RtpHeader.marker(composed, 0)).isTrue();
    var frames = new OpusFrames();
    assertThat(frames.read(composed, out.length() - payload, payload)).isTrue();
    assertThat(frames.count()).isEqualTo(3);
    assertThat(speech.isEmpty()).isTrue();
  }

  @Test
  void aLostOrLatePacketOrAPauseEndsIt() {
    var speech = new MergedSpeech(0);
    begin(speech, 10, 5_000);
    assertThat(goOn(speech, 12, 5_000 + FRAME)).as("one is missing").isFalse();
    assertThat(goOn(speech, 9, 5_000 + FRAME)).as("an older one").isFalse();
    assertThat(goOn(speech, 11, 5_000 + 20 * FRAME)).as("behind a pause").isFalse();
    assertThat(speech.goOn(SILENT, 0, SILENT.length, 11, 5_000 + FRAME)).isFalse();
    assertThat(goOn(speech, 11, 5_000 + FRAME)).isTrue();
    assertThat(new MergedSpeech(0).begin(SILENT, 0, SILENT.length, 1, 0, 0)).isFalse();
  }

  @Test
  void nothingWaitsLongerThanSixtyMilliseconds() {
    var speech = new MergedSpeech(0);
    assertThat(speech.isDue(1_000 * MILLI)).isFalse();
    begin(speech, 10, 5_000);
    assertThat(speech.isDue(40 * MILLI)).isFalse();
    assertThat(speech.isDue(41 * MILLI)).as("the next look is at 60").isTrue();
  }

  @Test
  void aReceiverThatWantsShortPacketsGetsThem() {
    var speech = new MergedSpeech(40);
    begin(speech, 10, 5_000);
    assertThat(speech.isFull()).isFalse();
    goOn(speech, 11, 5_000 + FRAME);
    assertThat(speech.isFull()).isTrue();
    assertThat(goOn(speech, 12, 5_000 + 2 * FRAME)).isFalse();
  }
}
