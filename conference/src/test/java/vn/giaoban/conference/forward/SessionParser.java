package vn.giaoban.conference.forward;

import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import vn.giaoban.conference.door.SilentListener;
import vn.giaoban.conference.fuzz.Parser;
import vn.giaoban.conference.media.ConferenceConfig;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.rtp.RecordedPackets;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.sdp.Agreement;
import vn.giaoban.conference.transport.IceCredentials;
import vn.giaoban.conference.transport.MediaPort;

/// What a participant can do to the forwarding path behind SRTP: its packets are handed to another
/// one's slots, and the other one's RTCP comes back.
public final class SessionParser implements Parser {
  private static final int ROUND = 20_000;
  private static final String[] VIDEO = {"vp8 96 VP8", "h264 108 H264", "vp9 98 VP9", "av1 45 AV1"};

  private final MediaPort port =
      MediaPort.open(
          0,
          List.of(InetAddress.getLoopbackAddress()),
          Long.MAX_VALUE / 4,
          Clock.systemUTC().instant());
  private final FaultLog faults = new FaultLog();
  private final byte[] packet = new byte[2000];
  private MediaSession sender;
  private MediaSession receiver;
  private ForwardingRoom room;
  private long nowNanos = 1;
  private int inputs;

  public SessionParser() {
    room = room();
    sender = session("a", offer("sendonly"));
    receiver = session("b", offer("recvonly"));
    onLoop(() -> {
      begin();
      return true;
    });
  }

  private ForwardingRoom room() {
    return new ForwardingRoom(
        "fuzz",
        port,
        new SilentListener(),
        ConferenceConfig.Limits.USUAL,
        Clock.systemUTC(),
        new ForwardingCounters(),
        closed -> {});
  }

  private void begin() {
    inputs = 0;
    sender.close();
    receiver.close();
    room = room();
    sender = session("a", offer("sendonly"));
    receiver = session("b", offer("recvonly"));
    for (var session : List.of(sender, receiver)) {
      session.attach(port.newPeer(IceCredentials.random(), port.fingerprint(), session));
    }
    for (int i = 0; i < receiver.slots().size(); i++) {
      receiver.slots().get(i).assign(sender.sources().get(i), nowNanos);
    }
  }

  private MediaSession session(String site, String offer) {
    var agreed = (Agreement.Agreed) Agreement.on(offer, true, true, 10);
    return new MediaSession(
        room,
        site,
        0,
        new MediaJoin(site, MediaJoin.Kind.CLIENT, true, offer),
        agreed.sections(),
        new Random(1),
        new byte[1800],
        new RtcpWriter(new byte[1500]));
  }

  /// Speech and one picture in each codec, each under the SSRC of its recorded packets.
  private static String offer(String direction) {
    var sdp =
        new StringBuilder(
            """
            v=0
            o=- 1 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE audio vp8 h264 vp9 av1
            a=ice-ufrag:abcd
            a=ice-pwd:0123456789012345678901
            a=setup:actpass
            """);
    sdp.append("a=fingerprint:sha-256 ").append("AB:".repeat(31)).append("CD\n");
    sdp.append("m=audio 9 UDP/TLS/RTP/SAVPF 63 111\na=mid:audio\na=rtcp-mux\n")
        .append("a=rtpmap:111 opus/48000/2\na=rtpmap:63 red/48000/2\na=fmtp:63 111/111\n")
        .append("a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\n");
    source(sdp, "red", direction);
    for (var video : VIDEO) {
      var words = video.split(" ");
      sdp.append("m=video 9 UDP/TLS/RTP/SAVPF ").append(words[1]).append(" 97\n");
      sdp.append("a=mid:").append(words[0]).append("\na=rtcp-mux\n");
      sdp.append("a=rtpmap:").append(words[1]).append(' ').append(words[2]).append("/90000\n");
      sdp.append("a=rtpmap:97 rtx/90000\na=fmtp:97 apt=").append(words[1]).append('\n');
      sdp.append("a=fmtp:").append(words[1]).append(" packetization-mode=1\n");
      sdp.append("a=rtcp-fb:* nack\na=rtcp-fb:* nack pli\na=rtcp-fb:* transport-cc\n");
      sdp.append("a=extmap:3 http://www.ietf.org/id/")
          .append("draft-holmer-rmcat-transport-wide-cc-extensions-01\n")
          .append("a=extmap:12 https://aomediacodec.github.io/av1-rtp-spec/")
          .append("#dependency-descriptor-rtp-header-extension\na=extmap-allow-mixed\n");
      source(sdp, words[0], direction);
    }
    return sdp.toString();
  }

  private static void source(StringBuilder sdp, String name, String direction) {
    int ssrc = RtpHeader.ssrc(RecordedPackets.of(name).getFirst(), 0);
    sdp.append("a=").append(direction).append('\n');
    if (direction.equals("sendonly")) {
      sdp.append("a=ssrc:").append(Integer.toUnsignedString(ssrc)).append(" cname:x\n");
    }
  }

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (var name : new String[] {"vp8", "h264", "vp9", "av1", "red", "rtcp"}) {
      seeds.addAll(RecordedPackets.of(name));
    }
    var writer = new RtcpWriter(new byte[200]);
    for (var slot : receiver.slots()) {
      writer.clear().pli(1, slot.ssrc()).nack(1, slot.ssrc(), new int[] {1, 2, 30}, 3);
      seeds.add(java.util.Arrays.copyOf(writer.packet(), writer.length()));
    }
    return seeds;
  }

  @Override
  public void parse(byte[] input) {
    onLoop(() -> {
      take(input);
      return true;
    });
    faults.check();
  }

  @Override
  public void within(Callable<?> work) {
    onLoop(work);
    faults.check();
  }

  private void take(byte[] input) {
    if (++inputs == ROUND) {
      begin();
    }
    nowNanos += 1_000_000;
    int length = Math.min(input.length, 1700);
    take(sender, input, length);
    take(receiver, input, length);
    if (inputs % 20 == 0) {
      sender.tick(inputs / 20, nowNanos);
      receiver.tick(inputs / 20, nowNanos);
    }
  }

  private void take(MediaSession session, byte[] input, int length) {
    System.arraycopy(input, 0, packet, 0, length);
    if (RtcpHeader.isRtcp(packet, 0, length)) {
      session.rtcp(packet, length, nowNanos);
    } else {
      session.rtp(packet, length, nowNanos);
    }
  }

  private void onLoop(Callable<?> task) {
    try {
      if (port.inLoop()) {
        task.call();
      } else {
        port.loop().submit(task).get();
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a fault on the event loop", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("a fault", e);
    }
  }
}
