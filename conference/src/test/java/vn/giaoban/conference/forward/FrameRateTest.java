package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.load.OfferText;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.Vp9Payload;

/// A receiver says how many frames a second it wants; temporal layers above are left out.
class FrameRateTest {
  private static final int STAGE = 1;
  private static final long SECOND = 1_000_000_000L;

  private static int frame(int temporal) {
    return Mark.of(false, true, true, true, true, temporal, 0);
  }

  /// A second of a stream in three temporal layers: 5, 10 and 20 frames.
  private static LayerRates measured() {
    var rates = new LayerRates();
    for (int i = 0; i < 5; i++) {
      for (int temporal : new int[] {0, 2, 1, 2}) {
        rates.count(frame(temporal), 500);
        // a second packet of the same frame
        rates.count(Mark.of(false, false, true, true, true, temporal, 0), 500);
      }
    }
    rates.measure(SECOND, true);
    return rates;
  }

  @Test
  void theHighestLayerThatBringsNoMoreFramesThanThese() {
    var rates = measured();
    assertThat(rates.temporalLayerFor(MediaView.ALL_FRAMES)).isEqualTo(LayerFilter.ALL);
    assertThat(rates.temporalLayerFor(20)).isEqualTo(LayerFilter.ALL);
    assertThat(rates.temporalLayerFor(15)).isEqualTo(1);
    assertThat(rates.temporalLayerFor(10)).isEqualTo(1);
    assertThat(rates.temporalLayerFor(8)).isEqualTo(0);
    assertThat(rates.temporalLayerFor(1)).as("without the lowest there is no picture").isZero();
  }

  @Test
  void whereNothingIsMeasuredOrNothingCanBeLeftOutAllComes() {
    assertThat(new LayerRates().temporalLayerFor(5)).isEqualTo(LayerFilter.ALL);
    var flat = new LayerRates();
    for (int i = 0; i < 30; i++) {
      flat.count(frame(0), 500);
    }
    flat.measure(SECOND, true);
    assertThat(flat.temporalLayerFor(5)).as("the lowest layer is all there is").isZero();
    assertThat(new LayerFilter().passes(frame(0))).isTrue();
  }

  @Test
  void throughTheEngineHalfOfTheFramesArriveAndAllOfThemAgain() {
    var config =
        new ConferenceConfig(
            0,
            List.of(InetAddress.ofLiteral("127.0.0.1")),
            Duration.ofSeconds(4),
            ConferenceConfig.Limits.USUAL);
    try (var engine = EmbeddedMediaEngine.start(config)) {
      var room = engine.open("briefing", new RecordingListener());
      var sender = new TestSite("a");
      var receiver = new TestSite("b");
      sender.join(
          room,
          MediaJoin.Kind.CLIENT,
          new OfferText(sender.transport.local()).audio("sendonly").vp9("sendonly").toString(),
          "udp");
      receiver.join(
          room,
          MediaJoin.Kind.CLIENT,
          new OfferText(receiver.transport.local()).audio("recvonly").vp9("recvonly").toString(),
          "udp");
      var layers = new SyntheticLayers(sender.transport, "1");
      var sent = new int[1];
      // every other picture is of the upper temporal layer; one in sixteen is a key frame
      Runnable picture = () -> layers.picture(sent[0] % 16 == 0, sent[0]++ % 2);
      Await.until("both temporal layers", picture, () -> temporalOfLast(receiver, 8).contains(1));

      wish(room, receiver, 12);
      Await.until("the lower alone", picture, () -> isAll(temporalOfLast(receiver, 12), 0));
      wish(room, receiver, MediaView.ALL_FRAMES);
      Await.until("both again", picture, () -> temporalOfLast(receiver, 8).contains(1));
      sender.close();
      receiver.close();
    }
  }

  private static void wish(
      vn.giaoban.conference.media.MediaRoom room, TestSite receiver, int framesPerSecond) {
    var stage = new MediaView.Wish(String.valueOf(STAGE), "a", 720, framesPerSecond);
    room.view(receiver.sessionId(), new MediaView(List.of(stage)));
  }

  private static boolean isAll(List<Integer> layers, int layer) {
    return layers.size() >= 12 && layers.stream().allMatch(each -> each == layer);
  }

  private static List<Integer> temporalOfLast(TestSite receiver, int count) {
    return receiver.in(STAGE).reversed().stream()
        .limit(count)
        .map(packet -> Vp9Payload.temporalLayer(packet, RtpHeader.length(packet, 0, packet.length)))
        .toList();
  }
}
