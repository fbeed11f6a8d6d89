package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.load.OfferText;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.rtp.Vp9Payload;

/// A stream with spatial layers (VP9) through the engine: each receiver gets as many as it shows.
class SpatialLayersTest {
  private static final int STAGE = 1;

  private EmbeddedMediaEngine engine;
  private MediaRoom room;
  private TestSite sender;
  private TestSite receiver;
  private SyntheticLayers layers;
  private int pictures;

  @BeforeEach
  void start() {
    engine =
        EmbeddedMediaEngine.start(
            new ConferenceConfig(
                0,
                List.of(InetAddress.ofLiteral("127.0.0.1")),
                Duration.ofSeconds(4),
                ConferenceConfig.Limits.USUAL));
    room = engine.open("briefing", new RecordingListener());
    sender = join("a", "sendonly");
    receiver = join("b", "recvonly");
    layers = new SyntheticLayers(sender.transport, "1");
  }

  private TestSite join(String name, String direction) {
    var site = new TestSite(name);
    var offer = new OfferText(site.transport.local()).audio(direction).vp9(direction).toString();
    return site.join(room, MediaJoin.Kind.CLIENT, offer, "udp");
  }

  @AfterEach
  void stop() {
    sender.close();
    receiver.close();
    engine.close();
  }

  private void wish(int heightPx) {
    var stage = new MediaView.Wish(String.valueOf(STAGE), "a", heightPx);
    room.view(receiver.sessionId(), new MediaView(List.of(stage)));
  }

  private static int layer(byte[] packet) {
    return Vp9Payload.spatialLayer(packet, RtpHeader.length(packet, 0, packet.length));
  }

  private boolean arrives(int layer) {
    var packets = receiver.in(STAGE);
    return !packets.isEmpty() && layer(packets.getLast()) == layer;
  }

  private long keyframesAskedFor() {
    return sender.control.stream().filter(SpatialLayersTest::isPli).count();
  }

  private static boolean isPli(byte[] compound) {
    return RtcpHeader.type(compound, 0) == RtcpHeader.PAYLOAD_FEEDBACK
        && RtcpHeader.format(compound, 0) == RtcpHeader.FORMAT_PLI;
  }

  private void smallOnly() {
    Await.until("all layers", () -> layers.picture(true), () -> arrives(2));
    wish(180);
    Await.until("only the lowest", this::picture, () -> lastAre(0, 6));
  }

  /// One in eight is a key frame: a line that was thought too narrow for a moment goes on there.
  private void picture() {
    layers.picture(++pictures % 8 == 0);
  }

  private boolean lastAre(int layer, int count) {
    var packets = receiver.in(STAGE);
    return packets.size() >= count
        && packets.subList(packets.size() - count, packets.size()).stream()
            .allMatch(packet -> layer(packet) == layer);
  }

  @Test
  void aSmallPictureIsTheLowestLayerAndEveryPictureIsWhole() {
    smallOnly();

    var packets = receiver.in(STAGE);
    for (int i = 1; i < packets.size(); i++) {
      var before = packets.get(i - 1);
      var packet = packets.get(i);
      assertThat(RtpHeader.sequenceNumber(packet, 0))
          .isEqualTo(SequenceNumber.plus(RtpHeader.sequenceNumber(before, 0), 1));
      int header = RtpHeader.length(packet, 0, packet.length);
      if (!Vp9Payload.isInterPicture(packet, header) && layer(packet) == 0) {
        continue; // what was shown before may have been broken off
      }
      boolean other = RtpHeader.timestamp(packet, 0) != RtpHeader.timestamp(before, 0);
      assertThat(RtpHeader.marker(before, 0)).as("packet %d ends its picture", i).isEqualTo(other);
      int step = Vp9Payload.pictureId(packet, header) - Vp9Payload.pictureId(before, header);
      assertThat(step & 0x7FFF).as("what pictures refer to is told by their ids").isLessThan(2);
    }
  }

  @Test
  void aLargerPictureWaitsForAKeyFrameThatTheSenderIsAskedFor() {
    smallOnly();
    long before = keyframesAskedFor();
    wish(360);
    Await.until(
        "PLI", () -> layers.picture(false), () -> keyframesAskedFor() > before && lastAre(0, 6));
    Await.until("a key frame", () -> layers.picture(true), () -> arrives(1));
    assertThat(receiver.in(STAGE).getLast()).matches(packet -> RtpHeader.marker(packet, 0));
    Await.during(Duration.ofMillis(100), () -> layers.picture(false));
    assertThat(receiver.in(STAGE).reversed().stream().limit(6))
        .extracting(SpatialLayersTest::layer)
        .containsExactly(1, 0, 1, 0, 1, 0);
  }

  @Test
  void whatIsSentAgainHasTheMarkerItHad() {
    smallOnly();
    var last = receiver.in(STAGE).getLast();
    var rtcp = new RtcpWriter(new byte[100]);
    int[] missing = {RtpHeader.sequenceNumber(last, 0)};
    rtcp.clear().emptyReceiverReport(99).nack(99, receiver.ssrc(STAGE), missing, 1);
    receiver.transport.sendRtcp(rtcp.packet(), rtcp.length());
    Await.until(
        "retransmission",
        () ->
            receiver.received.stream()
                .anyMatch(packet ->
                    RtpHeader.payloadType(packet, 0) == OfferText.VP9 + 1
                        && packet.length == last.length + 2
                        && RtpHeader.marker(packet, 0)));
  }
}
