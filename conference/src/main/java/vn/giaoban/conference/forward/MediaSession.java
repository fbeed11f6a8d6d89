package vn.giaoban.conference.forward;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaTrace;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.MediaKind;
import vn.giaoban.conference.sdp.SentSource;
import vn.giaoban.conference.transport.DropReason;
import vn.giaoban.conference.transport.PeerTransport;

/// One participant's connection: what it sends ([Uplink]) and what it receives ([Downlink]). Owned
/// by the event loop.
final class MediaSession implements PeerTransport.Owner {
  private static final int REPORT_EVERY_TICKS = 50;
  private static final int TRANSPORT_CC_EVERY_TICKS = 3;

  /// On a line that carries little more than speech sixteen messages a second would be a fifth of
  /// it.
  private static final int TRANSPORT_CC_SELDOM_TICKS = 12;

  private final ForwardingRoom room;
  private final String id;
  private final int ordinal;
  private final MediaJoin join;
  private final @Nullable Uplink uplink;
  private final Downlink downlink;
  private @Nullable PeerTransport transport;
  private @Nullable MediaTrace trace;
  private boolean secured;

  /// @param composed what outgoing packets are made in
  MediaSession(
      ForwardingRoom room,
      String id,
      int ordinal,
      MediaJoin join,
      List<AgreedSection> sections,
      RandomGenerator random,
      byte[] composed,
      RtcpWriter rtcp) {
    this.room = room;
    this.id = id;
    this.ordinal = ordinal;
    this.join = join;
    var sending = sections.stream().filter(s -> !s.isRejected() && s.receive()).toList();
    var receiving = sections.stream().filter(s -> !s.isRejected() && s.send()).toList();
    uplink = sending.isEmpty() ? null : new Uplink(room, this, sending, random.nextInt(), rtcp);
    downlink = new Downlink(room, this, receiving, random, composed, rtcp);
  }

  void attach(PeerTransport peer) {
    transport = peer;
  }

  String id() {
    return id;
  }

  String siteId() {
    return join.siteId();
  }

  MediaJoin.Kind kind() {
    return join.kind();
  }

  int ordinal() {
    return ordinal;
  }

  /// Whether this is the site's own seat, of which there is one.
  boolean isSeat() {
    return join.kind() != MediaJoin.Kind.WHEP;
  }

  List<Source> sources() {
    return uplink == null ? List.of() : uplink.sources();
  }

  /// Its picture is a shared screen, or no more.
  void sharesScreen(boolean screen) {
    for (var source : sources()) {
      if (source.kind() == MediaKind.VIDEO) {
        source.setScreen(screen);
      }
    }
  }

  List<OutgoingSlot> slots() {
    return downlink.slots();
  }

  Downlink downlink() {
    return downlink;
  }

  Map<String, SentSource> announcements() {
    return downlink.announcements();
  }

  boolean isSecured() {
    return secured;
  }

  PeerTransport transport() {
    var peer = transport;
    if (peer == null) {
      throw new IllegalStateException("transport: none (expected: attached before use)");
    }
    return peer;
  }

  /// Lets somebody look at the packets; null for nobody.
  void trace(@Nullable MediaTrace next) {
    trace = next;
  }

  @Override
  public void secured() {
    secured = true;
    downlink.begin(System.nanoTime());
    room.secured(this);
  }

  @Override
  public void suspended() {
    secured = false;
    room.suspended(this);
  }

  @Override
  public void resumed() {
    secured = true;
    room.resumed(this);
  }

  @Override
  public void moved(long nowNanos) {
    downlink.moved(nowNanos);
  }

  @Override
  public void lost(PeerTransport.Loss loss) {
    room.lost(this, loss);
  }

  @Override
  public void rtp(byte[] packet, int length, long nowNanos) {
    if (trace != null) {
      trace.packet(true, packet, 0, length, nowNanos);
    }
    room.own().received(length);
    int header = RtpHeader.length(packet, 0, length);
    int end = header < 0 ? -1 : RtpHeader.lengthWithoutPadding(packet, 0, length, header);
    if (end < 0) {
      room.counters().dropped(DropReason.RTP_MALFORMED);
    } else if (uplink == null) {
      room.counters().dropped(DropReason.RTP_UNKNOWN_SOURCE);
    } else {
      uplink.rtp(packet, header, end, nowNanos);
    }
  }

  @Override
  public void rtcp(byte[] packet, int length, long nowNanos) {
    if (trace != null) {
      trace.packet(true, packet, 0, length, nowNanos);
    }
    room.own().received(length);
    int at = 0;
    while (at < length) {
      int size = RtcpHeader.length(packet, at, length - at);
      if (size < 0) {
        room.counters().dropped(DropReason.RTCP_MALFORMED);
        return;
      }
      switch (RtcpHeader.type(packet, at)) {
        case RtcpHeader.SENDER_REPORT -> {
          if (uplink != null) {
            uplink.senderReport(packet, at, size, nowNanos);
          }
          downlink.reportBlocks(packet, at + 28, at + size, nowNanos);
        }
        case RtcpHeader.RECEIVER_REPORT ->
            downlink.reportBlocks(packet, at + 8, at + size, nowNanos);
        case RtcpHeader.PAYLOAD_FEEDBACK -> downlink.payloadFeedback(packet, at, size, nowNanos);
        case RtcpHeader.TRANSPORT_FEEDBACK ->
            downlink.transportFeedback(packet, at, size, nowNanos);
        default -> {}
      }
      at += size;
    }
  }

  /// Seals and sends a packet of a slot.
  void sendRtp(SlotPacket packet, long nowNanos) {
    if (trace != null) {
      trace.packet(false, packet.bytes(), 0, packet.length(), nowNanos);
    }
    room.own().sent(1, packet.length());
    transport().sendRtp(packet.bytes(), packet.length(), packet.transportNumber());
  }

  @Override
  public void departed(int number, long nowNanos) {
    downlink.line().departed(number, nowNanos);
  }

  /// Seals and sends reports and feedback.
  void sendRtcp(byte[] packet, int length) {
    if (trace != null) {
      trace.packet(false, packet, 0, length, System.nanoTime());
    }
    transport().sendRtcp(packet, length);
  }

  /// What this peer's clock says when the server's says so.
  long senderTime(long serverNtp) {
    return uplink == null ? serverNtp : uplink.senderTime(serverNtp);
  }

  void willFanOut(Runnable fanOut) {
    room.willFanOut(fanOut);
  }

  /// One of its slots shows another layer.
  void layerSwitched() {
    room.own().layerSwitched();
  }

  void tellWanted(Source source, long nowNanos) {
    room.tellWanted(source, nowNanos);
  }

  void fanOutSoon(Runnable fanOut) {
    room.fanOutSoon(fanOut);
  }

  void sendPli(int ssrc) {
    if (secured && uplink != null) {
      room.own().keyframeRequested();
      uplink.sendPli(ssrc);
    }
  }

  /// What is due every 20 ms.
  void tick(int tick, long nowNanos) {
    if (!secured) {
      return;
    }
    boolean reports = (tick + ordinal) % REPORT_EVERY_TICKS == 0;
    if (uplink != null) {
      uplink.askForMissing(nowNanos);
      int every =
          downlink.line().speech().isNeeded()
              ? TRANSPORT_CC_SELDOM_TICKS
              : TRANSPORT_CC_EVERY_TICKS;
      if ((tick + ordinal) % every == 0) {
        uplink.sendTransportCc();
      }
      if (reports) {
        uplink.report(nowNanos);
      }
    }
    downlink.tick(tick + ordinal, nowNanos);
    if (reports) {
      downlink.report();
    }
  }

  void measure(long nowNanos) {
    if (uplink != null) {
      uplink.measure(nowNanos);
    }
  }

  /// Ends everything this session has in the room; the room has forgotten it already.
  void close() {
    secured = false;
    downlink.close();
    if (transport != null) {
      transport.close();
    }
  }
}
