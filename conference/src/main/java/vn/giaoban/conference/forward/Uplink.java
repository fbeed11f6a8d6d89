package vn.giaoban.conference.forward;

import io.netty.util.collection.IntObjectHashMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RedPayload;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.rtp.TransportCcRecorder;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.AnswerWriter;
import vn.giaoban.conference.sdp.ExtensionUri;
import vn.giaoban.conference.sdp.MediaKind;
import vn.giaoban.conference.transport.DropReason;

/// What one participant sends: whose packet is it, what is missing, what the sender is told of it.
final class Uplink {
  private static final int MAX_BINDINGS = 64;

  /// A block of RFC 2198 tells its length in ten bits.
  private static final int MAX_BLOCK = 1 << 10;

  private final ForwardingRoom room;
  private final MediaSession session;
  private final List<Source> sources = new ArrayList<>();
  private final IntObjectHashMap<Layer> bySsrc = new IntObjectHashMap<>();
  private final IntObjectHashMap<Layer> byRepairSsrc = new IntObjectHashMap<>();
  private final TransportCcRecorder transportCc = new TransportCcRecorder();
  private final RtcpWriter rtcp;
  private final byte[] scratch = new byte[1500];
  private final int[] missing = new int[256];
  private final int feedbackSsrc;
  private final int transportCcExtension;
  private boolean clockKnown;
  private long clockOffset;

  Uplink(
      ForwardingRoom room,
      MediaSession session,
      List<AgreedSection> sections,
      int feedbackSsrc,
      RtcpWriter rtcp) {
    this.room = room;
    this.session = session;
    this.feedbackSsrc = feedbackSsrc;
    this.rtcp = rtcp;
    int extension = 0;
    for (var section : sections) {
      var source = new Source(session, section);
      sources.add(source);
      extension = Math.max(extension, section.extension(ExtensionUri.TRANSPORT_CC));
      bindAnnounced(source);
    }
    transportCcExtension = extension;
  }

  private void bindAnnounced(Source source) {
    var section = source.section();
    if (section.rids().isEmpty() && !section.sources().isEmpty()) {
      int ssrc = section.sources().getFirst();
      var layer = source.layers().getFirst();
      layer.bind(ssrc);
      bySsrc.put(ssrc, layer);
      var repair = section.repairs().get(ssrc);
      if (repair != null) {
        byRepairSsrc.put(repair, layer);
      }
    }
  }

  List<Source> sources() {
    return sources;
  }

  /// An RTP packet whose header has been checked.
  ///
  /// @param end where the payload ends
  void rtp(byte[] packet, int header, int end, long nowNanos) {
    if (transportCcExtension != 0) {
      int found = HeaderExtension.find(packet, 0, header, transportCcExtension);
      if (found >= 0 && HeaderExtension.length(found) >= 2) {
        transportCc.received(NetworkOrder.u16(packet, HeaderExtension.index(found)), nowNanos);
      }
    }
    int ssrc = RtpHeader.ssrc(packet, 0);
    var layer = bySsrc.get(ssrc);
    if (layer != null) {
      first(layer, packet, header, end, nowNanos);
      return;
    }
    layer = byRepairSsrc.get(ssrc);
    if (layer == null) {
      layer = resolve(packet, header, ssrc);
      if (layer == null) {
        return;
      }
    }
    if (byRepairSsrc.get(ssrc) == layer) {
      repaired(layer, packet, header, end, nowNanos);
    } else {
      first(layer, packet, header, end, nowNanos);
    }
  }

  /// A packet that comes for the first time. Of one with redundancy (RFC 2198) the primary block is
  /// forwarded, and the one before it if the packet that should have brought it was lost.
  private void first(Layer layer, byte[] packet, int header, int end, long nowNanos) {
    int payloadType = RtpHeader.payloadType(packet, 0);
    var format = layer.source().format();
    if (!format.hasRed() || payloadType != format.redPayloadType()) {
      room.forward(layer, packet, header, end, false, nowNanos);
      return;
    }
    int sequenceNumber = RtpHeader.sequenceNumber(packet, 0);
    if (layer.isMissingBefore(sequenceNumber) && header + MAX_BLOCK <= scratch.length) {
      int earlier = RedPayload.copyEarlier(packet, header, end, scratch, header);
      if (earlier != 0) {
        System.arraycopy(packet, 0, scratch, 0, header);
        NetworkOrder.put16(scratch, 2, SequenceNumber.plus(sequenceNumber, -1));
        NetworkOrder.put32(scratch, 4, RtpHeader.timestamp(packet, 0) - (earlier >> 10));
        int length = header + (earlier & MAX_BLOCK - 1);
        room.forward(layer, scratch, header, length, true, nowNanos);
      }
    }
    int unwrapped = RedPayload.unwrap(packet, header, end);
    if (unwrapped < 0) {
      room.counters().dropped(DropReason.RTP_MALFORMED);
    } else {
      room.forward(layer, packet, header, unwrapped, false, nowNanos);
    }
  }

  /// Restores the packet inside of a retransmission (RFC 4588 section 4); without one it only
  /// probes.
  private void repaired(Layer layer, byte[] packet, int header, int end, long nowNanos) {
    if (end - header <= 2 || !layer.isBound()) {
      return;
    }
    int original = NetworkOrder.u16(packet, header);
    System.arraycopy(packet, header + 2, packet, header, end - header - 2);
    packet[1] = (byte) (packet[1] & 0x80 | layer.source().format().payloadType());
    NetworkOrder.put16(packet, 2, original);
    NetworkOrder.put32(packet, 8, layer.ssrc());
    room.forward(layer, packet, header, end - 2, true, nowNanos);
  }

  /// Finds out whose an unknown SSRC is, by the section and stream ids in the packet or by its
  /// payload type, and remembers it.
  private @Nullable Layer resolve(byte[] packet, int header, int ssrc) {
    int payloadType = RtpHeader.payloadType(packet, 0);
    var source = sourceOf(packet, header, payloadType);
    if (source == null) {
      room.counters().dropped(DropReason.RTP_UNKNOWN_SOURCE);
      return null;
    }
    boolean repair = payloadType == source.format().repairPayloadType();
    var layer = layerOf(source, packet, header, repair);
    if (layer == null) {
      room.counters().dropped(DropReason.RTP_UNKNOWN_SOURCE);
      return null;
    }
    if (bySsrc.size() + byRepairSsrc.size() >= MAX_BINDINGS) {
      room.counters().dropped(DropReason.RTP_TOO_MANY_SOURCES);
      return null;
    }
    if (repair) {
      byRepairSsrc.put(ssrc, layer);
    } else {
      if (layer.isBound()) {
        bySsrc.remove(layer.ssrc());
        layer = source.replace(layer);
      }
      layer.bind(ssrc);
      bySsrc.put(ssrc, layer);
    }
    return layer;
  }

  private @Nullable Source sourceOf(byte[] packet, int header, int payloadType) {
    Source only = null;
    for (var source : sources) {
      var format = source.format();
      if (payloadType != format.payloadType()
          && payloadType != format.repairPayloadType()
          && payloadType != format.redPayloadType()) {
        continue;
      }
      var mid = text(packet, header, source.section().extension(ExtensionUri.MID));
      if (mid != null) {
        if (mid.equals(source.section().mid())) {
          return source;
        }
      } else if (only == null) {
        only = source;
      }
    }
    return only;
  }

  private static @Nullable Layer layerOf(Source source, byte[] packet, int header, boolean repair) {
    if (source.section().rids().isEmpty()) {
      return source.layers().getFirst();
    }
    var uri = repair ? ExtensionUri.REPAIRED_RID : ExtensionUri.RID;
    var rid = text(packet, header, source.section().extension(uri));
    return rid == null ? null : source.layer(rid);
  }

  private static @Nullable String text(byte[] packet, int header, int extension) {
    int found = HeaderExtension.find(packet, 0, header, extension);
    return found < 0
        ? null
        : new String(
            packet,
            HeaderExtension.index(found),
            HeaderExtension.length(found),
            StandardCharsets.US_ASCII);
  }

  void senderReport(byte[] packet, int at, int size, long nowNanos) {
    if (size < 28) {
      return;
    }
    var layer = bySsrc.get(NetworkOrder.i32(packet, at + 4));
    if (layer != null) {
      long ntp = NetworkOrder.i64(packet, at + 8);
      if (!clockKnown) {
        clockKnown = true;
        clockOffset = room.ntpNow() - ntp;
      }
      layer.reported(ntp, NetworkOrder.i32(packet, at + 16), nowNanos);
    }
  }

  /// What the sender's clock says when the server's says so.
  long senderTime(long serverNtp) {
    return serverNtp - clockOffset;
  }

  void sendPli(int ssrc) {
    rtcp.clear().pli(feedbackSsrc, ssrc);
    session.sendRtcp(rtcp.packet(), rtcp.length());
  }

  /// Asks again for what is missing, and for key frames.
  void askForMissing(long nowNanos) {
    for (int i = 0; i < sources.size(); i++) {
      var source = sources.get(i);
      if (source.kind() != MediaKind.VIDEO) {
        continue;
      }
      var layers = source.layers();
      for (int j = 0; j < layers.size(); j++) {
        var layer = layers.get(j);
        layer.askForKeyframe(nowNanos);
        if (!layer.nacks().isEmpty()) {
          int count = layer.nacks().due(missing, nowNanos);
          if (count > 0) {
            rtcp.clear().nack(feedbackSsrc, layer.ssrc(), missing, count);
            session.sendRtcp(rtcp.packet(), rtcp.length());
          }
        }
      }
    }
  }

  void sendTransportCc() {
    if (!transportCc.isDue()) {
      return;
    }
    int length = transportCc.write(scratch, feedbackSsrc, firstSsrc());
    if (length > 0) {
      rtcp.clear().raw(scratch, length);
      session.sendRtcp(rtcp.packet(), rtcp.length());
    }
  }

  private int firstSsrc() {
    for (int i = 0; i < sources.size(); i++) {
      var layers = sources.get(i).layers();
      for (int j = 0; j < layers.size(); j++) {
        if (layers.get(j).isBound()) {
          return layers.get(j).ssrc();
        }
      }
    }
    return 0;
  }

  /// Sends receiver reports.
  void report(long nowNanos) {
    rtcp.clear();
    for (var source : sources) {
      for (var layer : source.layers()) {
        if (layer.isBound() && layer.statistics().isStarted()) {
          layer.statistics().write(rtcp, feedbackSsrc, layer.ssrc(), nowNanos);
        }
      }
    }
    if (rtcp.length() > 0) {
      rtcp.sourceDescription(feedbackSsrc, AnswerWriter.CNAME);
      session.sendRtcp(rtcp.packet(), rtcp.length());
    }
  }

  /// Measures the rates of what is sent here.
  void measure(long nowNanos) {
    for (int i = 0; i < sources.size(); i++) {
      var layers = sources.get(i).layers();
      for (int j = 0; j < layers.size(); j++) {
        layers.get(j).measure(nowNanos);
      }
    }
  }
}
