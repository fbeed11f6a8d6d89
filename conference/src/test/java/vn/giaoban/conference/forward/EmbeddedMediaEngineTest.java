package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.load.OfferText;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaPolicy;
import vn.giaoban.conference.media.MediaPolicy.Heard;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.rtp.Vp8Payload;
import vn.giaoban.conference.transport.SrtpProfile;

/// The engine with real connections over loopback: checks, handshakes, sealed packets.
class EmbeddedMediaEngineTest {
  private static final int VOICE = 2;
  private static final int STAGE = 5;
  private static final int THUMBNAIL = 6;

  private final RecordingListener listener = new RecordingListener();
  private final List<AutoCloseable> open = new ArrayList<>();
  private EmbeddedMediaEngine engine;
  private MediaRoom room;

  @BeforeEach
  void start() {
    engine =
        EmbeddedMediaEngine.start(
            new ConferenceConfig(
                0,
                List.of(InetAddress.ofLiteral("127.0.0.1")),
                Duration.ofSeconds(4),
                ConferenceConfig.Limits.USUAL));
    room = engine.open("briefing", listener);
  }

  @AfterEach
  void stop() throws Exception {
    for (var closeable : open) {
      closeable.close();
    }
    engine.close();
  }

  private TestSite site(String name, SrtpProfile... profiles) {
    var site = new TestSite(name, profiles);
    open.add(site);
    return site;
  }

  private static void talk(TestSite site) {
    site.media.speech(20);
    site.media.picture(true, 2, 900);
  }

  @Test
  void twoSitesSeeAndHearEachOther() {
    var a = site("a").join(room);
    var b = site("b").join(room);
    Await.until(
        "media both ways",
        () -> {
          talk(a);
          talk(b);
        },
        () -> a.count(VOICE) > 5 && b.count(VOICE) > 5 && a.count(STAGE) > 5 && b.count(STAGE) > 5);
    assertThat(listener.in(a.sessionId(), "5")).isEqualTo("b");
    assertThat(listener.in(b.sessionId(), "2")).isEqualTo("a");
    assertThat(listener.connected).containsExactly("a", "b");
    var packet = b.in(STAGE).getFirst();
    int header = RtpHeader.length(packet, 0, packet.length);
    assertThat(RtpHeader.payloadType(packet, 0)).isEqualTo(OfferText.VP8);
    int mid = HeaderExtension.find(packet, 0, header, OfferText.MID_EXTENSION);
    assertThat(packet[HeaderExtension.index(mid)]).isEqualTo((byte) '5');
    int descriptor = Vp8Payload.descriptorLength(packet, header, packet.length - header);
    assertThat(Vp8Payload.isKeyframeStart(packet, header, packet.length - header, descriptor))
        .isTrue();
  }

  @Test
  void overTcpAndWithTheOlderProfileToo() {
    var a = site("a", SrtpProfile.AES128_CM_HMAC_SHA1_80).join(room, "tcp");
    var b = site("b").join(room);
    Await.until(
        "media both ways",
        () -> {
          talk(a);
          talk(b);
        },
        () -> a.count(STAGE) > 5 && b.count(STAGE) > 5 && b.count(VOICE) > 5);
  }

  @Test
  void aSilencedMicrophoneIsNotForwardedWhateverItsClientDoes() {
    var a = site("a").join(room);
    var b = site("b").join(room);
    room.apply(new MediaPolicy(new Heard.Everyone(Set.of("a")), null, null));
    Await.until("picture of a", () -> talk(a), () -> b.count(STAGE) > 20);
    for (int voice = VOICE; voice < STAGE; voice++) {
      assertThat(b.count(voice)).isZero();
    }
    assertThat(engine.stats().drops().get("POLICY")).isPositive();
    room.apply(MediaPolicy.OPEN);
    Await.until("voice of a", () -> talk(a), () -> b.count(VOICE) > 5);
    room.apply(new MediaPolicy(new Heard.Only(Set.of("b")), "b", null));
    Await.until("a silenced", () -> listener.in(b.sessionId(), "2") == null);
    int before = b.count(VOICE);
    Await.during(Duration.ofMillis(300), () -> talk(a));
    assertThat(b.count(VOICE)).isEqualTo(before);
  }

  @Test
  void aSwitchedStageIsOneUnbrokenStream() {
    var a = site("a").join(room);
    var b = site("b").join(room);
    var c = site("c").join(room);
    room.apply(new MediaPolicy(new Heard.Everyone(Set.of()), null, "a"));
    Runnable both =
        () -> {
          talk(a);
          talk(b);
        };
    Await.until("a on stage", both, () -> c.count(STAGE) > 10);
    room.apply(new MediaPolicy(new Heard.Everyone(Set.of()), null, "b"));
    Await.until("b on stage", both, () -> "b".equals(listener.in(c.sessionId(), "5")));
    int seen = c.count(STAGE);
    Await.until("b's picture", both, () -> c.count(STAGE) > seen + 10);
    assertThat(listener.in(b.sessionId(), "5")).as("nobody sees himself").isEqualTo("a");
    var packets = c.in(STAGE);
    int[] lastPicture = {-1};
    for (int i = 1; i < packets.size(); i++) {
      var previous = packets.get(i - 1);
      var packet = packets.get(i);
      assertThat(
              SequenceNumber.difference(
                  RtpHeader.sequenceNumber(packet, 0), RtpHeader.sequenceNumber(previous, 0)))
          .isEqualTo(1);
      int step = RtpHeader.timestamp(packet, 0) - RtpHeader.timestamp(previous, 0);
      assertThat(step).isBetween(0, 10 * 90_000);
      int header = RtpHeader.length(packet, 0, packet.length);
      int picture = Vp8Payload.pictureId(packet, header);
      if (lastPicture[0] >= 0) {
        assertThat((picture - lastPicture[0]) & 0x7FFF).isBetween(0, 1);
      }
      lastPicture[0] = picture;
    }
  }

  @Test
  void aReceiverThatMissesAPacketGetsItAgain() {
    var a = site("a").join(room);
    var b = site("b").join(room);
    Await.until("picture of a", () -> talk(a), () -> b.count(STAGE) > 20);
    var received = b.in(STAGE); // once: more may be arriving
    var lost = received.get(received.size() - 3);
    int sequenceNumber = RtpHeader.sequenceNumber(lost, 0);
    var rtcp = new RtcpWriter(new byte[500]);
    rtcp.clear().emptyReceiverReport(99).nack(99, b.ssrc(STAGE), new int[] {sequenceNumber}, 1);
    b.transport.sendRtcp(rtcp.packet(), rtcp.length());
    Await.until(
        "retransmission",
        () ->
            b.received.stream()
                .anyMatch(packet -> {
                  int header = RtpHeader.length(packet, 0, packet.length);
                  return RtpHeader.payloadType(packet, 0) == OfferText.RTX
                      && NetworkOrder.u16(packet, header) == sequenceNumber
                      && packet.length == lost.length + 2;
                }));
    assertThat(engine.stats().retransmissions()).isEqualTo(1);
  }

  @Test
  void theServerAsksASenderForWhatIsMissing() {
    var a = site("a").join(room);
    site("b").join(room);
    a.media.picture(true, 2, 900);
    a.media.picture(false, 2, 900);
    a.media.losePacketOfPicture();
    a.media.picture(false, 2, 900);
    Await.until("NACK", () -> hasControl(a, RtcpHeader.TRANSPORT_FEEDBACK, RtcpHeader.FORMAT_NACK));
    Await.until(
        "feedback about arrival times",
        () -> hasControl(a, RtcpHeader.TRANSPORT_FEEDBACK, RtcpHeader.FORMAT_TRANSPORT_CC));
    Await.until("receiver report", () -> hasControl(a, RtcpHeader.RECEIVER_REPORT, 1));
  }

  @Test
  void aNewReceiverMakesTheServerAskForAKeyframe() {
    var a = site("a").join(room);
    Await.until(
        "media of a", () -> a.media.picture(false, 1, 500), () -> engine.stats().packetsIn() > 30);
    var b = site("b").join(room);
    Await.until(
        "PLI",
        () -> a.media.picture(false, 1, 500),
        () -> hasControl(a, RtcpHeader.PAYLOAD_FEEDBACK, RtcpHeader.FORMAT_PLI));
    assertThat(b.count(STAGE)).as("nothing before a key frame").isZero();
    Await.until("picture", () -> a.media.picture(true, 1, 500), () -> b.count(STAGE) > 0);
  }

  private static boolean hasControl(TestSite site, int type, int format) {
    return site.control.stream()
        .anyMatch(packet -> {
          int at = 0;
          while (at < packet.length) {
            int size = RtcpHeader.length(packet, at, packet.length - at);
            if (size < 0) {
              return false;
            }
            if (RtcpHeader.type(packet, at) == type && RtcpHeader.format(packet, at) == format) {
              return true;
            }
            at += size;
          }
          return false;
        });
  }

  @Test
  void aSecondSeatOfASiteTakesTheFirstOnesPlace() {
    site("a").join(room);
    site("a").join(room);
    Await.until("first one gone", () -> listener.gone.contains("a TAKEN_OVER"));
    assertThat(engine.stats().sessions()).isEqualTo(1);
  }

  @Test
  void whoeverSaysGoodbyeIsGoneAtOnceAndWhoeverFallsSilentLater() {
    var a = site("a").join(room);
    var b = site("b").join(room);
    a.close();
    Await.until("goodbye", () -> listener.gone.contains("a LEFT"));
    b.transport.vanish();
    Await.until("consent", () -> listener.gone.contains("b CONSENT_EXPIRED"));
    assertThat(engine.stats().sessions()).isZero();
  }

  @Test
  void aSectionThatIsEmptyBecauseSomebodyLeftIsToldAsEmpty() {
    var a = site("a").join(room);
    var b = site("b").join(room);
    Await.until("a is seen", () -> talk(a), () -> "a".equals(listener.in(b.sessionId(), "5")));
    a.close();
    Await.until("told", () -> listener.in(b.sessionId(), "5") == null);
  }

  @Test
  void aPlayerWithoutASeatGetsTheStageAndAVoice() {
    var a = site("a").join(room);
    var player = site("tv");
    player.join(
        room,
        MediaJoin.Kind.WHEP,
        new OfferText(player.transport.local()).audio("recvonly").video("recvonly").toString(),
        "udp");
    Await.until(
        "picture and voice", () -> talk(a), () -> player.count(0) > 5 && player.count(1) > 5);
    assertThat(room.leave(player.sessionId())).isTrue();
    Await.until("left", () -> listener.gone.contains("tv LEFT"));
    assertThat(room.leave(player.sessionId())).isFalse();
  }

  @Test
  void whoSpeaksIsDominantAndItsTurnIsMeasured() {
    var a = site("a").join(room);
    site("b").join(room);
    Await.until("dominant", () -> a.media.speech(15), () -> listener.dominant.contains("a"));
    Await.during(Duration.ofSeconds(1), () -> a.media.speech(15));
    Await.until("turn ended", () -> a.media.speech(127), () -> listener.spoke.containsKey("a"));
    assertThat(listener.spoke.get("a")).isBetween(Duration.ofMillis(800), Duration.ofSeconds(20));
  }

  @Test
  void aWishPutsASiteIntoASectionOrPausesIt() {
    var a = site("a").join(room);
    var b = site("b").join(room);
    var c = site("c").join(room);
    Runnable all =
        () -> {
          talk(a);
          talk(b);
        };
    room.apply(new MediaPolicy(new Heard.Everyone(Set.of()), null, "a"));
    Await.until("b is a thumbnail", all, () -> "b".equals(listener.in(c.sessionId(), "6")));
    room.view(
        c.sessionId(),
        new MediaView(
            List.of(new MediaView.Wish("5", "b", 720), new MediaView.Wish("6", null, 0))));
    Await.until("b is large", all, () -> "b".equals(listener.in(c.sessionId(), "5")));
    Await.during(Duration.ofMillis(200), all);
    int paused = c.count(THUMBNAIL);
    Await.during(Duration.ofMillis(300), all);
    assertThat(c.count(THUMBNAIL)).isEqualTo(paused);
  }

  @Test
  void aRestartKeepsTheSessionAndAWrongTagIsRefused() {
    var a = site("a").join(room);
    var restart = "a=ice-ufrag:newu\r\na=ice-pwd:newpasswordnewpasswordnew\r\n";
    assertThat(room.patch(a.sessionId(), restart, "\"nonsense\""))
        .isInstanceOfSatisfying(
            Negotiation.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Negotiation.Reason.ETAG_MISMATCH));
    assertThat(room.patch("unknown", restart, null)).isInstanceOf(Negotiation.Refused.class);
    assertThat(
            room.patch(
                a.sessionId(),
                "a=ice-ufrag:" + a.transport.local().ufrag() + "\r\na=end-of-candidates\r\n",
                null))
        .isInstanceOfSatisfying(
            Negotiation.Accepted.class, accepted -> assertThat(accepted.sdp()).isNull());
    assertThat(room.patch(a.sessionId(), restart, "*"))
        .isInstanceOfSatisfying(
            Negotiation.Accepted.class,
            accepted ->
                assertThat(accepted.sdp()).contains("a=ice-ufrag:").contains("a=candidate:"));
    assertThat(engine.stats().sessions()).isEqualTo(1);
  }

  @Test
  void aClientThatChangesItsAddressStaysInItsSeat() {
    var a = site("a").join(room);
    var b = site("b").join(room);
    Await.until("picture of a", () -> talk(a), () -> b.count(STAGE) > 5);
    a.transport.move(a.answer());
    b.transport.move(b.answer());
    int before = b.count(STAGE);
    Await.until("picture at the new address", () -> talk(a), () -> b.count(STAGE) > before + 20);
    assertThat(listener.gone).isEmpty();
    assertThat(engine.stats().sessions()).isEqualTo(2);
  }

  @Test
  void whoIsPutOutIsToldSo() {
    var a = site("a").join(room);
    room.close();
    Await.until("goodbye", () -> a.transport.wasTurnedAway());
    assertThat(listener.gone).containsExactly("a ROOM_CLOSED");
  }

  @Test
  void garbageIsDroppedAndCounted() throws Exception {
    var a = site("a").join(room);
    var b = site("b").join(room);
    var random = new Random(7);
    try (var socket = new DatagramSocket()) {
      for (int i = 0; i < 20_000; i++) {
        var bytes = new byte[random.nextInt(1, 1400)];
        random.nextBytes(bytes);
        if (i % 2 == 0) {
          bytes[0] = (byte) random.nextInt(4);
        }
        socket.send(
            new DatagramPacket(
                bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), engine.port()));
        if (i % 10 == 1) {
          bytes[0] = (byte) 0x80;
          a.transport.sendRaw(bytes, bytes.length);
        }
      }
    }
    Await.until(
        "media in spite of it", () -> talk(a), () -> b.count(STAGE) > 10 && b.count(VOICE) > 10);
    var drops = engine.stats().drops();
    assertThat(drops.get("UNKNOWN_ADDRESS")).isPositive();
    assertThat(drops.get("STUN_MALFORMED")).isPositive();
    assertThat(drops.get("SRTP_FORGED")).isPositive();
  }

  @Test
  void aPeerWithAnotherCertificateThanItsOfferNamedIsTurnedAway() {
    var offer =
        new OfferText(site("x").transport.local())
            .audio("recvonly")
            .toString()
            .replaceAll("a=fingerprint:sha-256 ..", "a=fingerprint:sha-256 00");
    var site = site("a");
    var own = offer.replaceAll("a=ice-ufrag:.*", "a=ice-ufrag:abcd");
    try {
      site.join(room, MediaJoin.Kind.WHEP, own, "udp");
      throw new AssertionError("the handshake should have failed");
    } catch (java.util.concurrent.CompletionException expected) {
      Await.until("failed", () -> listener.gone.contains("a DTLS_FAILED"));
    }
  }

  @Test
  void aFullOrClosedRoomRefuses() {
    room.close();
    var offer = new OfferText(site("a").transport.local()).audio("recvonly").toString();
    var refused =
        room.join(new MediaJoin("a", MediaJoin.Kind.WHEP, false, offer))
            .toCompletableFuture()
            .join();
    assertThat(refused)
        .isInstanceOfSatisfying(
            Negotiation.Refused.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Negotiation.Reason.CLOSED));
  }
}
