package vn.giaoban.conference.forward;

import io.netty.util.collection.IntObjectHashMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaTrace;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.rtp.TransportCcRecorder;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.AnswerWriter;
import vn.giaoban.conference.sdp.ExtensionUri;
import vn.giaoban.conference.sdp.MediaKind;
import vn.giaoban.conference.sdp.SentSource;
import vn.giaoban.conference.transport.DropReason;
import vn.giaoban.conference.transport.PeerTransport;

/// One participant's connection: what it sends and the slots it receives in. Owned by the event
/// loop.
final class MediaSession implements PeerTransport.Owner {
  private static final int MAX_BINDINGS = 64;
  private static final int REPORT_EVERY_TICKS = 50;
  private static final int TRANSPORT_CC_EVERY_TICKS = 3;

  private final ForwardingRoom room;
  private final String id;
  private final int ordinal;
  private final MediaJoin join;
  private final List<Source> sources = new ArrayList<>();
  private final List<OutgoingSlot> slots = new ArrayList<>();
  private final Map<String, SentSource> announcements = new HashMap<>();
  private final IntObjectHashMap<Layer> bySsrc = new IntObjectHashMap<>();
  private final IntObjectHashMap<Layer> byRepairSsrc = new IntObjectHashMap<>();
  private final TransportCcRecorder transportCc = new TransportCcRecorder();
  private final RtcpWriter rtcp;
  private final byte[] scratch = new byte[1500];
  private final int[] missing = new int[256];
  private final int feedbackSsrc;
  private final int transportCcExtension;
  private @Nullable PeerTransport transport;
  private @Nullable MediaTrace trace;
  private boolean secured;
  private boolean told;
  private boolean clockKnown;
  private long clockOffset;

  MediaSession(
      ForwardingRoom room,
      String id,
      int ordinal,
      MediaJoin join,
      List<AgreedSection> sections,
      RandomGenerator random,
      byte[] out,
      RtcpWriter rtcp) {
    this.room = room;
    this.id = id;
    this.ordinal = ordinal;
    this.join = join;
    this.rtcp = rtcp;
    feedbackSsrc = random.nextInt();
    int extension = 0;
    for (var section : sections) {
      if (section.isRejected()) {
        continue;
      }
      if (section.receive()) {
        var source = new Source(this, section);
        sources.add(source);
        extension = Math.max(extension, section.extension(ExtensionUri.TRANSPORT_CC));
        bindAnnounced(source);
      }
      if (section.send()) {
        addSlot(section, random, out);
      }
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

  private void addSlot(AgreedSection section, RandomGenerator random, byte[] out) {
    boolean first = slots.stream().noneMatch(slot -> slot.kind() == section.kind());
    var role =
        section.kind() == MediaKind.AUDIO
            ? MediaListener.Slot.Role.VOICE
            : first ? MediaListener.Slot.Role.STAGE : MediaListener.Slot.Role.THUMBNAIL;
    var slot = new OutgoingSlot(this, section, role, random, out);
    slots.add(slot);
    // the first voice is the stage's: one stream, so that lips and speech are played in step
    announcements.put(section.mid(), slot.announcement(first ? "stage" : "slot-" + section.mid()));
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

  /// Whether this is the site's own seat, of which there is one.
  boolean isSeat() {
    return join.kind() != MediaJoin.Kind.WHEP;
  }

  List<Source> sources() {
    return sources;
  }

  List<OutgoingSlot> slots() {
    return slots;
  }

  Map<String, SentSource> announcements() {
    return announcements;
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
    room.secured(this);
  }

  @Override
  public void suspended() {
    secured = false;
  }

  @Override
  public void resumed() {
    secured = true;
    room.resumed(this);
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
    int header = RtpHeader.length(packet, 0, length);
    int end = header < 0 ? -1 : RtpHeader.lengthWithoutPadding(packet, 0, length, header);
    if (end < 0) {
      room.counters().dropped(DropReason.RTP_MALFORMED);
      return;
    }
    if (transportCcExtension != 0) {
      int found = HeaderExtension.find(packet, 0, header, transportCcExtension);
      if (found >= 0 && HeaderExtension.length(found) >= 2) {
        transportCc.received(NetworkOrder.u16(packet, HeaderExtension.index(found)), nowNanos);
      }
    }
    int ssrc = RtpHeader.ssrc(packet, 0);
    var layer = bySsrc.get(ssrc);
    if (layer != null) {
      room.forward(layer, packet, header, end, false, nowNanos);
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
      room.forward(layer, packet, header, end, false, nowNanos);
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
      if (payloadType != format.payloadType() && payloadType != format.repairPayloadType()) {
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

  @Override
  public void rtcp(byte[] packet, int length, long nowNanos) {
    if (trace != null) {
      trace.packet(true, packet, 0, length, nowNanos);
    }
    int at = 0;
    while (at < length) {
      int size = RtcpHeader.length(packet, at, length - at);
      if (size < 0) {
        room.counters().dropped(DropReason.RTCP_MALFORMED);
        return;
      }
      switch (RtcpHeader.type(packet, at)) {
        case RtcpHeader.SENDER_REPORT -> senderReport(packet, at, size, nowNanos);
        case RtcpHeader.PAYLOAD_FEEDBACK -> payloadFeedback(packet, at, size, nowNanos);
        case RtcpHeader.TRANSPORT_FEEDBACK -> transportFeedback(packet, at, size, nowNanos);
        default -> {}
      }
      at += size;
    }
  }

  private void senderReport(byte[] packet, int at, int size, long nowNanos) {
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

  /// What this peer's clock says when the server's says so.
  long senderTime(long serverNtp) {
    return serverNtp - clockOffset;
  }

  private void payloadFeedback(byte[] packet, int at, int size, long nowNanos) {
    switch (RtcpHeader.format(packet, at)) {
      case RtcpHeader.FORMAT_PLI -> {
        if (size >= 12) {
          wantKeyframe(NetworkOrder.i32(packet, at + 8), nowNanos);
        }
      }
      case RtcpHeader.FORMAT_FIR -> {
        for (int item = at + 12; item + 8 <= at + size; item += 8) {
          wantKeyframe(NetworkOrder.i32(packet, item), nowNanos);
        }
      }
      default -> {}
    }
  }

  private void wantKeyframe(int ssrc, long nowNanos) {
    var slot = slot(ssrc);
    if (slot != null) {
      slot.wantKeyframe(nowNanos);
    }
  }

  private void transportFeedback(byte[] packet, int at, int size, long nowNanos) {
    if (RtcpHeader.format(packet, at) != RtcpHeader.FORMAT_NACK || size < 16) {
      return;
    }
    var slot = slot(NetworkOrder.i32(packet, at + 8));
    if (slot == null) {
      return;
    }
    for (int item = at + 12; item + 4 <= at + size; item += 4) {
      int first = NetworkOrder.u16(packet, item);
      int mask = NetworkOrder.u16(packet, item + 2) << 1 | 1;
      for (int bit = 0; bit <= 16; bit++) {
        if ((mask >> bit & 1) != 0) {
          // one that is not here was lost on the sender's line too: it is forwarded when it comes
          if (slot.resend(SequenceNumber.plus(first, bit), nowNanos)) {
            room.resent();
          }
        }
      }
    }
  }

  private @Nullable OutgoingSlot slot(int ssrc) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).ssrc() == ssrc) {
        return slots.get(i);
      }
    }
    return null;
  }

  void view(MediaView view, long nowNanos) {
    for (var wish : view.slots()) {
      for (var slot : slots) {
        if (slot.mid().equals(wish.mid())) {
          slot.wish(wish.site(), wish.maxHeightPx());
          slot.adjust(nowNanos);
        }
      }
    }
  }

  /// Tells the listener what is in the slots, if that has not been told.
  ///
  /// @param changed whether it has changed since
  void tellSlots(MediaListener listener, boolean changed) {
    if (!changed && told) {
      return;
    }
    told = true;
    var contents = new ArrayList<MediaListener.Slot>(slots.size());
    for (var slot : slots) {
      var source = slot.source();
      contents.add(
          new MediaListener.Slot(slot.mid(), slot.role(), source == null ? null : source.site()));
    }
    listener.slotsChanged(id, List.copyOf(contents));
  }

  /// The transport-wide number of a packet that is about to be sent.
  int nextTransportNumber(SlotPacket packet, long nowNanos) {
    return 0;
  }

  void willFanOut(Runnable fanOut) {
    room.willFanOut(fanOut);
  }

  void sendPli(int ssrc) {
    if (secured) {
      room.keyframeRequested();
      rtcp.clear().pli(feedbackSsrc, ssrc);
      transport().sendRtcp(rtcp.packet(), rtcp.length());
    }
  }

  /// What is due every 20 ms.
  void tick(int tick, long nowNanos) {
    if (!secured) {
      return;
    }
    if (!sources.isEmpty()) {
      askForMissing(nowNanos);
      if ((tick + ordinal) % TRANSPORT_CC_EVERY_TICKS == 0) {
        sendTransportCc();
      }
    }
    if ((tick + ordinal) % REPORT_EVERY_TICKS == 0) {
      report(nowNanos);
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

  private void askForMissing(long nowNanos) {
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
            transport().sendRtcp(rtcp.packet(), rtcp.length());
          }
        }
      }
    }
  }

  private void sendTransportCc() {
    if (!transportCc.isDue()) {
      return;
    }
    int length = transportCc.write(scratch, feedbackSsrc, firstSsrc());
    if (length > 0) {
      rtcp.clear().raw(scratch, length);
      transport().sendRtcp(rtcp.packet(), rtcp.length());
    }
  }

  private int firstSsrc() {
    for (var source : sources) {
      for (var layer : source.layers()) {
        if (layer.isBound()) {
          return layer.ssrc();
        }
      }
    }
    return 0;
  }

  private void report(long nowNanos) {
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
      transport().sendRtcp(rtcp.packet(), rtcp.length());
    }
    rtcp.clear();
    long ntp = room.ntpNow();
    int first = 0;
    for (int i = 0; i < slots.size(); i++) {
      int before = rtcp.length();
      slots.get(i).report(rtcp, ntp);
      if (before == 0 && rtcp.length() > 0) {
        first = slots.get(i).ssrc();
      }
    }
    if (rtcp.length() > 0) {
      rtcp.sourceDescription(first, AnswerWriter.CNAME);
      transport().sendRtcp(rtcp.packet(), rtcp.length());
    }
  }

  /// Ends everything this session has in the room; the room has forgotten it already.
  void close() {
    secured = false;
    for (var slot : slots) {
      slot.close();
    }
    if (transport != null) {
      transport.close();
    }
  }
}
