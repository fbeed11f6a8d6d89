package vn.giaoban.conference.forward;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import vn.giaoban.conference.load.OfferText;
import vn.giaoban.conference.load.SyntheticMedia;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.transport.ClientHandshake;
import vn.giaoban.conference.transport.ClientTransport;
import vn.giaoban.conference.transport.SrtpProfile;

/// A site with a real connection to the engine: sends synthetic media, keeps what it receives.
final class TestSite implements ClientTransport.Receiver, AutoCloseable {
  final List<byte[]> received = new CopyOnWriteArrayList<>();
  final List<byte[]> control = new CopyOnWriteArrayList<>();
  final ClientTransport transport;
  final SyntheticMedia media;
  final String name;
  private final ConcurrentHashMap<Integer, Integer> countBySsrc = new ConcurrentHashMap<>();
  private String answer = "";
  private String sessionId = "";

  TestSite(String name, SrtpProfile... profiles) {
    this.name = name;
    transport =
        profiles.length == 0 ? new ClientTransport(this) : new ClientTransport(this, profiles);
    media = new SyntheticMedia(transport, Math.abs(name.hashCode()) % 100_000);
  }

  /// Joins as our own page does: two sending sections, three voices, a stage, one thumbnail.
  TestSite join(MediaRoom room) {
    return join(room, "udp");
  }

  TestSite join(MediaRoom room, String protocol) {
    var offer =
        new OfferText(transport.local())
            .audio("sendonly")
            .video("sendonly")
            .audio("recvonly")
            .audio("recvonly")
            .audio("recvonly")
            .video("recvonly")
            .video("recvonly");
    return join(room, MediaJoin.Kind.CLIENT, offer.toString(), protocol);
  }

  TestSite join(MediaRoom room, MediaJoin.Kind kind, String offer, String protocol) {
    var negotiation =
        room.join(new MediaJoin(name, kind, kind != MediaJoin.Kind.WHEP, offer))
            .toCompletableFuture()
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
    if (!(negotiation instanceof Negotiation.Accepted accepted)) {
      throw new AssertionError(negotiation.toString());
    }
    answer = String.valueOf(accepted.sdp());
    sessionId = accepted.sessionId();
    connect(protocol).orTimeout(20, TimeUnit.SECONDS).join();
    return this;
  }

  private CompletableFuture<Void> connect(String protocol) {
    return transport.connect(answer, protocol);
  }

  String answer() {
    return answer;
  }

  String sessionId() {
    return sessionId;
  }

  /// The SSRC the answer gave to the section with this index.
  int ssrc(int section) {
    var text = answer.split("m=(audio|video)")[section + 1];
    return Integer.parseUnsignedInt(ClientHandshake.attribute(text, "ssrc").split(" ")[0]);
  }

  /// Packets received in a section.
  List<byte[]> in(int section) {
    int ssrc = ssrc(section);
    var packets = new ArrayList<byte[]>();
    for (var packet : received) {
      if (RtpHeader.ssrc(packet, 0) == ssrc) {
        packets.add(packet);
      }
    }
    return packets;
  }

  int count(int section) {
    return countBySsrc.getOrDefault(ssrc(section), 0);
  }

  @Override
  public void rtp(byte[] packet, int length) {
    received.add(java.util.Arrays.copyOf(packet, length));
    countBySsrc.merge(RtpHeader.ssrc(packet, 0), 1, Integer::sum);
  }

  @Override
  public void rtcp(byte[] packet, int length) {
    control.add(java.util.Arrays.copyOf(packet, length));
  }

  @Override
  public void close() {
    transport.close();
  }
}
