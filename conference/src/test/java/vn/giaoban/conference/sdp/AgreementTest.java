package vn.giaoban.conference.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.media.Negotiation.Reason;
import vn.giaoban.conference.transport.Fingerprint;
import vn.giaoban.conference.transport.IceCredentials;

class AgreementTest {
  private static final String FINGERPRINT = "sha-256 " + "AB:".repeat(31) + "CD";
  private static final String TRANSPORT =
      """
      a=rtcp-mux
      a=ice-ufrag:abcd
      a=ice-pwd:0123456789012345678901
      a=fingerprint:%s
      a=setup:actpass
      """
          .formatted(FINGERPRINT);
  private static final String OFFER =
      """
      v=0
      o=- 4611 2 IN IP4 127.0.0.1
      s=-
      t=0 0
      a=group:BUNDLE 0 1 2 3
      a=extmap-allow-mixed
      m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0
      c=IN IP4 0.0.0.0
      a=mid:0
      a=sendonly
      %1$sa=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
      a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
      a=rtpmap:111 opus/48000/2
      a=rtcp-fb:111 transport-cc
      a=fmtp:111 minptime=10;useinbandfec=1
      a=rtpmap:63 red/48000/2
      a=rtpmap:0 PCMU/8000
      a=ssrc:1001 cname:x
      m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 45
      c=IN IP4 0.0.0.0
      a=mid:1
      a=sendonly
      %1$sa=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
      a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
      a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
      a=rtpmap:96 VP8/90000
      a=rtcp-fb:96 nack
      a=rtpmap:97 rtx/90000
      a=fmtp:97 apt=96
      a=rtpmap:102 H264/90000
      a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f
      a=rtpmap:103 rtx/90000
      a=fmtp:103 apt=102
      a=rtpmap:45 AV1/90000
      a=rid:l send
      a=rid:m send
      a=rid:h send
      a=simulcast:send l;~m;h
      m=video 0 UDP/TLS/RTP/SAVPF 96 97 102 103
      c=IN IP4 0.0.0.0
      a=bundle-only
      a=mid:2
      a=recvonly
      %1$sa=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
      a=rtpmap:96 VP8/90000
      a=rtpmap:97 rtx/90000
      a=fmtp:97 apt=96
      a=rtpmap:102 H264/90000
      a=fmtp:102 packetization-mode=1;profile-level-id=42e01f
      m=application 9 UDP/DTLS/SCTP webrtc-datachannel
      c=IN IP4 0.0.0.0
      a=mid:3
      %1$sa=sctp-port:5000
      """
          .formatted(TRANSPORT);

  private static Agreement.Agreed agreed(String offer, boolean maySend) {
    var agreement = Agreement.on(offer, maySend, true, 10);
    assertThat(agreement).isInstanceOf(Agreement.Agreed.class);
    return (Agreement.Agreed) agreement;
  }

  private static Reason reason(String offer) {
    var agreement = Agreement.on(offer, true, true, 10);
    assertThat(agreement).isInstanceOf(Agreement.Disagreed.class);
    return ((Agreement.Disagreed) agreement).reason();
  }

  @Test
  void agreesOnWhatBothHave() {
    var sections = agreed(OFFER, true).sections();
    var audio = sections.get(0);
    assertThat(audio.receive()).isTrue();
    assertThat(audio.send()).isFalse();
    assertThat(audio.formats())
        .containsExactly(
            new AgreedFormat(
                Codec.OPUS, 111, -1, 63, false, "minptime=10;useinbandfec=1", List.of()));
    assertThat(audio.extension(ExtensionUri.AUDIO_LEVEL)).isEqualTo(1);
    assertThat(audio.sources()).containsExactly(1001);
    var sent = sections.get(1);
    assertThat(sent.formats())
        .containsExactly(new AgreedFormat(Codec.VP8, 96, 97, -1, false, "", List.of("nack")));
    assertThat(sent.rids()).containsExactly("l", "m", "h");
    var received = sections.get(2);
    assertThat(received.send()).isTrue();
    assertThat(received.formats())
        .extracting(AgreedFormat::codec)
        .containsExactly(Codec.VP8, Codec.H264);
    assertThat(sections.get(3).isRejected()).isTrue();
  }

  @Test
  void whoMayNotSendIsAnsweredInactive() {
    var sections = agreed(OFFER, false).sections();
    assertThat(sections.getFirst().receive()).isFalse();
    assertThat(answer(sections, Map.of()).split("m=")[1]).contains("a=inactive");
  }

  @Test
  void writesAnAnswerABrowserTakes() {
    var sections = agreed(OFFER, true).sections();
    var answer = answer(sections, Map.of("2", new SentSource(-5, 6, "stage", "slot-2")));
    assertThat(answer)
        .contains("a=ice-lite\r\n")
        .contains("a=group:BUNDLE 0 1 2\r\n")
        .contains("a=setup:passive\r\n")
        .contains("a=simulcast:recv l;m;h\r\n")
        .contains("a=ssrc-group:FID 4294967291 6\r\n")
        .contains("a=candidate:1 1 udp 2130706431 127.0.0.1 10000 typ host\r\n")
        .contains("tcp 1526726655 127.0.0.1 10000 typ host tcptype passive\r\n")
        .contains("a=candidate:2 1 udp 2130640895 2001:db8:0:0:0:0:0:1 10000 typ host\r\n")
        .contains("a=end-of-candidates\r\n")
        .contains("m=application 0 UDP/DTLS/SCTP 0\r\n");
    var parts = answer.split("(?=m=)");
    assertThat(parts[1]).contains("a=recvonly").contains("a=fmtp:63 111/111");
    assertThat(parts[3]).contains("a=sendonly").doesNotContain("a=rtcp-fb:96 nack pli");
  }

  private static String answer(List<AgreedSection> sections, Map<String, SentSource> sent) {
    try {
      return new AnswerWriter(
              new IceCredentials("u", "p"),
              Fingerprint.parse(FINGERPRINT).orElseThrow(),
              List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("2001:db8::1")),
              10_000)
          .answer(sections, sent, 1);
    } catch (java.net.UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refusesWithTheReason() {
    assertThat(reason("hello")).isEqualTo(Reason.MALFORMED_SDP);
    assertThat(reason("v=0\r\ns=-\r\n")).isEqualTo(Reason.MALFORMED_SDP);
    assertThat(reason("v=0\r\nm=audio\r\n")).isEqualTo(Reason.MALFORMED_SDP);
    assertThat(reason(OFFER.replace("a=group:BUNDLE 0 1 2 3", "a=group:LS 0 1")))
        .isEqualTo(Reason.NO_BUNDLE);
    assertThat(reason(OFFER.replace("a=rtcp-mux\n", ""))).isEqualTo(Reason.NO_RTCP_MUX);
    assertThat(reason(OFFER.replace("a=fingerprint:", "a=x:")))
        .isEqualTo(Reason.NO_DTLS_FINGERPRINT);
    assertThat(reason(OFFER.replace("sha-256", "md5"))).isEqualTo(Reason.NO_DTLS_FINGERPRINT);
    assertThat(reason(OFFER.replace("a=ice-pwd:", "a=x:"))).isEqualTo(Reason.NO_ICE_CREDENTIALS);
    assertThat(reason(OFFER.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP")))
        .isEqualTo(Reason.PLAIN_RTP_NOT_SUPPORTED);
    assertThat(
            reason(OFFER.replace("a=mid:0\n", "a=mid:0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 x\n")))
        .isEqualTo(Reason.SDES_NOT_SUPPORTED);
    assertThat(
            reason(
                OFFER
                    .replace("opus", "speex")
                    .replace("VP8", "VP7")
                    .replace("AV1", "AV0")
                    .replace("packetization-mode=1", "packetization-mode=0")))
        .isEqualTo(Reason.NO_COMMON_CODEC);
    assertThat(reason(OFFER.replace("setup:actpass", "setup:passive")))
        .isEqualTo(Reason.DTLS_ROLE_NOT_SUPPORTED);
    assertThat(reason(OFFER.replace("a=mid:1\n", "a=mid:0\n"))).isEqualTo(Reason.MALFORMED_SDP);
    assertThat(reason("v=0\r\n" + "a=x\r\n".repeat(20_000))).isEqualTo(Reason.MALFORMED_SDP);
    var agreement = Agreement.on(OFFER, true, true, 3);
    assertThat(agreement)
        .isInstanceOfSatisfying(
            Agreement.Disagreed.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_SECTIONS));
  }

  @Test
  void whatIsNoMediaIsTurnedDownWithoutFuss() {
    var only = "v=0\n" + OFFER.substring(OFFER.indexOf("m=application"));
    assertThat(reason(only)).isEqualTo(Reason.NO_COMMON_CODEC);
    var first = OFFER.replace("BUNDLE 0 1 2 3", "BUNDLE 0 1 2").replace("DTLS/SCTP", "RTP/AVP");
    assertThat(agreed(first, true).sections().get(3).isRejected()).isTrue();
    var text = OFFER.replace("m=application", "m=text");
    assertThat(answer(agreed(text, true).sections(), Map.of())).contains("m=text 0 ");
  }

  @Test
  void aSectionTurnedOffStaysSo() {
    var offer = OFFER.replace("m=video 9 ", "m=video 0 ");
    var sections = agreed(offer, true).sections();
    assertThat(sections.get(1).isRejected()).isTrue();
    assertThat(sections.get(2).isRejected()).as("port 0 with bundle-only").isFalse();
    var firstOff = agreed(OFFER.replace("m=audio 9 ", "m=audio 0 "), true);
    assertThat(firstOff.ufrag()).isEqualTo("abcd");
    assertThat(answer(firstOff.sections(), Map.of())).contains("a=group:BUNDLE 1 2\r\n");
  }

  @Test
  void credentialsMayStandOnceForAllSections() {
    var offer = OFFER.replace(TRANSPORT, "a=rtcp-mux\n").replace("t=0 0\n", "t=0 0\n" + TRANSPORT);
    assertThat(agreed(offer, true).ufrag()).isEqualTo("abcd");
    var candidate = "a=candidate:1 1 udp 2113937151 x.local 50000 typ host\na=end-of-candidates\n";
    assertThat(agreed(OFFER.replace("a=mid:0\n", "a=mid:0\n" + candidate), true).sections())
        .as("an offer that does not trickle")
        .isEqualTo(agreed(OFFER, true).sections());
  }

  @Test
  void layersAreBoundedAndMayBeForOneCodecOnly() {
    var many = OFFER.replace("send l;~m;h", "send a;b;c;d;e;f;g;h;i");
    assertThat(agreed(many, true).sections().get(1).rids()).containsExactly("a", "b", "c", "d");
    var ways =
        OFFER
            .replace("send l;~m;h", "send h4,h8;l4,l8 recv x")
            .replace("a=rid:l send", "a=rid:h4 send pt=102\na=rid:l4 send max-width=320;pt=102")
            .replace("a=rid:m send", "a=rid:h8 send pt=96,97\na=rid:l8 send");
    assertThat(agreed(ways, true).sections().get(1).rids()).containsExactly("h8", "l8");
  }

  @Test
  void readsFragments() {
    var candidate = "a=mid:0\r\na=candidate:1 1 udp 1 10.0.0.1 9 typ host\r\n";
    assertThat(IceFragment.read(candidate)).contains(new IceFragment(null, null));
    var restart = "m=audio 9 RTP/AVP 0\r\na=ice-ufrag:new\r\na=ice-pwd:secret\r\n";
    assertThat(IceFragment.read(restart)).contains(new IceFragment("new", "secret"));
    assertThat(IceFragment.read("nonsense")).isEmpty();
  }

  @Property(tries = 500, seed = "2026")
  void neverFailsOnAnyText(@ForAll String text) {
    Agreement.on(text, true, true, 10);
    Agreement.on("v=0\r\n" + text, true, true, 10);
    IceFragment.read(text);
  }

  @Property(tries = 1000, seed = "2026")
  void neverFailsOnADamagedOffer(@ForAll int from, @ForAll int length, @ForAll char put) {
    int begin = Math.floorMod(from, OFFER.length());
    int end = Math.min(OFFER.length(), begin + Math.floorMod(length, 60));
    Agreement.on(OFFER.substring(0, begin) + put + OFFER.substring(end), true, true, 10);
  }
}
