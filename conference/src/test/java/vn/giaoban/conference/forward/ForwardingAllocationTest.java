package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.door.SilentListener;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.sdp.Agreement;
import vn.giaoban.conference.transport.IceCredentials;
import vn.giaoban.conference.transport.MediaPort;

/// A packet is handed to its receivers without allocating anything: choosing, numbering, writing.
class ForwardingAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int RECEIVERS = 20;
  private static final int FRAMES = 400;
  private static final int ROUNDS = 12;
  private static final int PACKETS_OF_FRAME = 4;
  private static final int SPEECH_SSRC = 11;
  private static final int PICTURE_SSRC = 22;

  private final MediaPort port =
      MediaPort.open(
          0,
          List.of(InetAddress.getLoopbackAddress()),
          Long.MAX_VALUE / 4,
          Clock.systemUTC().instant());
  private final ForwardingRoom room =
      new ForwardingRoom(
          "allocation",
          port,
          new SilentListener(),
          ConferenceConfig.Limits.USUAL,
          Clock.systemUTC(),
          new ForwardingCounters(),
          closed -> {});
  private final byte[] packet = new byte[1400];
  private final byte[] composed = new byte[1800];
  private final List<MediaSession> receivers = new ArrayList<>();
  private MediaSession sender;
  private final long beginNanos = System.nanoTime();
  private long loopThread;
  private int speech;
  private int pictures;
  private int picture;

  private final Semaphore done = new Semaphore(0);

  @Test
  void nothingIsAllocatedForAForwardedPacket() throws Exception {
    try (port) {
      port.loop().submit(this::begin).get();
      Runnable frame = this::frame;
      long fewest = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long before = THREADS.getThreadAllocatedBytes(loopThread);
        for (int i = 0; i < FRAMES; i++) {
          port.loop().execute(frame);
          done.acquire();
        }
        fewest = Math.min(fewest, THREADS.getThreadAllocatedBytes(loopThread) - before);
      }

      long forwarded = room.stats(0).packetsOut();
      assertThat(forwarded).isGreaterThan(ROUNDS * FRAMES * RECEIVERS * PACKETS_OF_FRAME * 9L / 10);
      double perPacket = (double) fewest / (FRAMES * RECEIVERS * (PACKETS_OF_FRAME + 1));
      assertThat(perPacket).isLessThan(1);
    }
  }

  private void begin() {
    loopThread = Thread.currentThread().threadId();
    sender = session("a", "sendonly");
    for (int i = 0; i < RECEIVERS; i++) {
      var receiver = session("r" + i, "recvonly");
      receivers.add(receiver);
      for (int slot = 0; slot < receiver.slots().size(); slot++) {
        receiver.slots().get(slot).assign(sender.sources().get(slot), beginNanos);
      }
    }
  }

  /// A packet of speech, and a picture of several packets.
  private void frame() {
    long now = beginNanos + picture * 40_000_000L;
    if (picture % 5 == 0) {
      sender.measure(now);
      for (int i = 0; i < receivers.size(); i++) {
        receivers.get(i).downlink().line().allocate(now);
      }
    }
    RtpHeader.write(packet, 0, false, 111, speech++ & 0xFFFF, speech * 960, SPEECH_SSRC);
    sender.rtp(packet, 100, now);
    for (int i = 0; i < PACKETS_OF_FRAME; i++) {
      boolean last = i == PACKETS_OF_FRAME - 1;
      RtpHeader.write(packet, 0, last, 96, pictures++ & 0xFFFF, picture * 3600, PICTURE_SSRC);
      int at = RtpHeader.FIXED_LENGTH;
      // RFC 7741: extended, the first packet begins the partition; a picture id of 15 bits
      NetworkOrder.put8(packet, at, i == 0 ? 0x90 : 0x80);
      NetworkOrder.put8(packet, at + 1, 0x80);
      NetworkOrder.put16(packet, at + 2, 0x8000 | picture & 0x7FFF);
      // the first bit of a frame tells whether one can begin with it
      NetworkOrder.put8(packet, at + 4, picture % 50 == 0 ? 0 : 1);
      sender.rtp(packet, 1100, now);
    }
    picture++;
    port.loop().execute(done::release);
  }

  private MediaSession session(String site, String direction) {
    var offer = offer(direction);
    var agreed = (Agreement.Agreed) Agreement.on(offer, true, true, 10);
    var session =
        new MediaSession(
            room,
            site,
            0,
            new MediaJoin(site, MediaJoin.Kind.CLIENT, true, offer),
            agreed.sections(),
            new Random(1),
            composed,
            new RtcpWriter(new byte[1500]));
    session.attach(port.newPeer(IceCredentials.random(), port.fingerprint(), session));
    return session;
  }

  private static String offer(String direction) {
    var source = direction.equals("sendonly") ? "a=ssrc:%d cname:x\n" : "";
    return """
    v=0
    o=- 1 2 IN IP4 127.0.0.1
    s=-
    t=0 0
    a=group:BUNDLE 0 1
    a=ice-ufrag:abcd
    a=ice-pwd:0123456789012345678901
    a=setup:actpass
    a=fingerprint:sha-256 %s
    m=audio 9 UDP/TLS/RTP/SAVPF 111
    a=mid:0
    a=rtcp-mux
    a=rtpmap:111 opus/48000/2
    %s
    %sm=video 9 UDP/TLS/RTP/SAVPF 96
    a=mid:1
    a=rtcp-mux
    a=rtpmap:96 VP8/90000
    a=rtcp-fb:* transport-cc
    a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
    %s
    %s\
    """
        .formatted(
            "AB:".repeat(31) + "CD",
            "a=" + direction,
            source.formatted(SPEECH_SSRC),
            "a=" + direction,
            source.formatted(PICTURE_SSRC));
  }
}
