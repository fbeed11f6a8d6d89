package vn.giaoban.conference.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.transport.Fingerprint;
import vn.giaoban.conference.transport.IceCredentials;

/// What comes of the offers of real clients.
class ClientOffersTest {
  private static final String CHROMIUM = offer("chromium");
  private static final String FIREFOX = offer("firefox");
  private static final String GSTREAMER = offer("gstreamer");

  private static String offer(String client) {
    try (var in = ClientOffersTest.class.getResourceAsStream("/sdp/" + client + ".sdp")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<AgreedSection> sections(String offer) {
    var agreement = Agreement.on(offer, true, true, 10);
    assertThat(agreement).isInstanceOf(Agreement.Agreed.class);
    return ((Agreement.Agreed) agreement).sections();
  }

  private static String answer(List<AgreedSection> sections) {
    return new AnswerWriter(
            new IceCredentials("u", "p"),
            Fingerprint.parse("sha-256 " + "AB:".repeat(31) + "CD").orElseThrow(),
            List.of(InetAddress.getLoopbackAddress()),
            10_000)
        .answer(sections, Map.of(), 1);
  }

  @Test
  void chromiumSendsVp8AndIsSentWhateverItDecodes() {
    var sections = sections(CHROMIUM);
    var camera = sections.get(1);
    assertThat(camera.formats()).extracting(AgreedFormat::codec).containsExactly(Codec.VP8);
    assertThat(camera.rids()).containsExactly("l", "m", "h");
    assertThat(camera.extension(ExtensionUri.DEPENDENCY_DESCRIPTOR)).isZero();
    var slot = sections.get(3);
    assertThat(slot.formats())
        .extracting(AgreedFormat::codec, AgreedFormat::payloadType, AgreedFormat::parameters)
        .containsExactly(
            tuple(Codec.VP8, 96, ""),
            tuple(
                Codec.H264,
                108,
                "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f"),
            tuple(Codec.VP9, 98, "profile-id=0"),
            tuple(Codec.AV1, 45, "level-idx=5;profile=0;tier=0"));
    assertThat(slot.formats()).allMatch(AgreedFormat::hasRepair);
    assertThat(slot.formats().getFirst().feedback())
        .containsExactly("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli");
    assertThat(slot.extensions())
        .containsOnlyKeys(
            ExtensionUri.MID, ExtensionUri.TRANSPORT_CC, ExtensionUri.DEPENDENCY_DESCRIPTOR);
    assertThat(slot.mixedExtensions()).isTrue();
    assertThat(sections.get(4).isRejected()).as("the data channel").isTrue();
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  @Test
  void chromiumMaySendAndBeSentRedundantSpeech() {
    var sections = sections(CHROMIUM);
    for (int i : new int[] {0, 2}) {
      var speech = sections.get(i).formats().getFirst();
      assertThat(speech.redPayloadType()).isEqualTo(63);
      assertThat(speech.redPreferred()).isFalse();
      assertThat(speech.feedback()).containsExactly("transport-cc");
    }
    assertThat(answer(sections))
        .contains("m=audio 10000 UDP/TLS/RTP/SAVPF 111 63\r\n")
        .contains("a=rtpmap:63 red/48000/2\r\na=fmtp:63 111/111\r\n")
        .contains("a=extmap-allow-mixed\r\n")
        .contains("m=application 0 UDP/DTLS/SCTP 0\r\n");
    var preferring = CHROMIUM.replace("SAVPF 111 63", "SAVPF 63 111");
    assertThat(answer(sections(preferring)))
        .as("what it sends in its own order, what it is sent in ours")
        .contains("m=audio 10000 UDP/TLS/RTP/SAVPF 63 111\r\n")
        .contains("m=audio 10000 UDP/TLS/RTP/SAVPF 111 63\r\n");
  }

  @Test
  void aCodecOfferedAloneIsTaken() {
    var av1 =
        CHROMIUM.replaceAll("m=video 9 UDP/TLS/RTP/SAVPF .*", "m=video 9 UDP/TLS/RTP/SAVPF 45 46");
    var camera = sections(av1).get(1);
    assertThat(camera.formats())
        .extracting(AgreedFormat::codec, AgreedFormat::repairPayloadType)
        .containsExactly(tuple(Codec.AV1, 46));
    assertThat(camera.rids()).containsExactly("l", "m", "h");
    assertThat(camera.extension(ExtensionUri.DEPENDENCY_DESCRIPTOR)).isEqualTo(12);
    var vp9 =
        CHROMIUM.replaceAll("m=video 9 UDP/TLS/RTP/SAVPF .*", "m=video 9 UDP/TLS/RTP/SAVPF 100 98");
    assertThat(sections(vp9).get(1).formats())
        .as("profile 0, not 2")
        .extracting(AgreedFormat::codec, AgreedFormat::payloadType)
        .containsExactly(tuple(Codec.VP9, 98));
    var h264 =
        CHROMIUM.replaceAll(
            "m=video 9 UDP/TLS/RTP/SAVPF .*", "m=video 9 UDP/TLS/RTP/SAVPF 104 102 108");
    assertThat(sections(h264).get(1).formats())
        .as("packetization-mode 1, constrained baseline")
        .extracting(AgreedFormat::codec, AgreedFormat::payloadType)
        .containsExactly(tuple(Codec.H264, 108));
  }

  @Test
  void firefoxSaysInWhichDirectionItKnowsAnExtension() {
    var sections = sections(FIREFOX);
    var camera = sections.get(1);
    assertThat(camera.formats()).extracting(AgreedFormat::codec).containsExactly(Codec.VP8);
    assertThat(camera.rids()).containsExactly("l", "m", "h");
    assertThat(camera.sources()).hasSize(3);
    assertThat(camera.repairs()).hasSize(3);
    assertThat(camera.extension(ExtensionUri.RID)).isEqualTo(9);
    var slot = sections.get(3);
    assertThat(slot.formats())
        .extracting(AgreedFormat::codec)
        .containsExactly(Codec.VP8, Codec.VP9, Codec.AV1);
    assertThat(slot.extensions())
        .as("it sends the dependency descriptor and does not read it")
        .containsOnlyKeys(ExtensionUri.MID, ExtensionUri.TRANSPORT_CC);
    assertThat(sections.get(2).formats().getFirst().parameters())
        .as("speech is not stereo")
        .isEqualTo("minptime=10;useinbandfec=1");
    assertThat(sections.get(2).formats().getFirst().hasRed()).isFalse();
  }

  @Test
  void firefoxSimulcastOfVp9IsTaken() {
    var offer = FIREFOX.replace("SAVPF 120 124 121 125", "SAVPF 121 125");
    var camera = sections(offer).get(1);
    assertThat(camera.formats()).extracting(AgreedFormat::codec).containsExactly(Codec.VP9);
    assertThat(camera.rids()).containsExactly("l", "m", "h");
  }

  @Test
  void gstreamerPublishesH264() {
    var agreement = (Agreement.Agreed) Agreement.on(GSTREAMER, true, false, 10);
    var video = agreement.sections().getFirst();
    assertThat(video.mid()).isEqualTo("video0");
    assertThat(video.receive()).isTrue();
    assertThat(video.send()).isFalse();
    assertThat(video.repairs()).containsEntry((int) 2654439387L, (int) 3102452374L);
    assertThat(video.mixedExtensions()).isFalse();
    assertThat(answer(agreement.sections()))
        .contains("a=fmtp:96 packetization-mode=1;profile-level-id=42c01f\r\n")
        .contains("a=rtpmap:98 opus/48000/2\r\n")
        .doesNotContain("extmap-allow-mixed");
  }

  @Test
  void silenceMayBeLeftOutWhereTheOffererLikesThat() {
    var offer = CHROMIUM.replace("useinbandfec=1", "useinbandfec=1;usedtx=1;stereo=1");
    assertThat(sections(offer).getFirst().formats().getFirst().parameters())
        .isEqualTo("minptime=10;useinbandfec=1;usedtx=1");
  }
}
