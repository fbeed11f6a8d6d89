package vn.giaoban.conference.forward;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.rtp.Vp8Payload;
import vn.giaoban.conference.sdp.AgreedFormat;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.Codec;
import vn.giaoban.conference.sdp.ExtensionUri;
import vn.giaoban.conference.sdp.MediaKind;
import vn.giaoban.conference.sdp.SentSource;

/// One receiving section of one receiver: a stream under one SSRC whose content is switched.
final class OutgoingSlot {
  /// RFC 8285: ids above need the two-byte form, which is not written here.
  private static final int MAX_ONE_BYTE_ID = 14;

  private final MediaSession receiver;
  private final AgreedSection section;
  private final MediaListener.Slot.Role role;
  private final int ssrc;
  private final int repairSsrc;
  private final byte[] extension;
  private final SlotRewriter rewriter;
  private final SentPackets sentPackets = new SentPackets();
  private final byte[] out;
  private @Nullable Source source;
  private @Nullable Layer target;
  private @Nullable Layer current;
  private @Nullable String wishedSite;
  private int maxHeightPx;
  private int repairSequenceNumber;
  private int packets;
  private int octets;
  private int packetsAtReport;

  /// @param out shared by all slots: what goes out is made here
  OutgoingSlot(
      MediaSession receiver,
      AgreedSection section,
      MediaListener.Slot.Role role,
      RandomGenerator random,
      byte[] out) {
    this.receiver = receiver;
    this.section = section;
    this.role = role;
    this.out = out;
    ssrc = random.nextInt();
    boolean repairs = section.formats().stream().anyMatch(AgreedFormat::hasRepair);
    repairSsrc = repairs ? random.nextInt() : 0;
    repairSequenceNumber = random.nextInt(0x8000);
    rewriter = new SlotRewriter(random.nextInt(0x8000), random.nextInt());
    extension = midExtension(section);
    maxHeightPx = role == MediaListener.Slot.Role.STAGE ? 720 : 180;
  }

  private static byte[] midExtension(AgreedSection section) {
    int id = section.extension(ExtensionUri.MID);
    byte[] mid = section.mid().getBytes(StandardCharsets.US_ASCII);
    if (id <= 0 || id > MAX_ONE_BYTE_ID || mid.length == 0 || mid.length > 16) {
      return new byte[0];
    }
    int words = (1 + mid.length + 3) / 4;
    var bytes = new byte[4 + 4 * words];
    NetworkOrder.put16(bytes, 0, 0xBEDE);
    NetworkOrder.put16(bytes, 2, words);
    NetworkOrder.put8(bytes, 4, id << 4 | mid.length - 1);
    System.arraycopy(mid, 0, bytes, 5, mid.length);
    return bytes;
  }

  MediaSession receiver() {
    return receiver;
  }

  String mid() {
    return section.mid();
  }

  MediaKind kind() {
    return section.kind();
  }

  MediaListener.Slot.Role role() {
    return role;
  }

  int ssrc() {
    return ssrc;
  }

  SentSource announcement(String stream) {
    return new SentSource(ssrc, repairSsrc, stream, "slot-" + section.mid());
  }

  @Nullable String wishedSite() {
    return wishedSite;
  }

  void wish(@Nullable String site, int maxHeightPx) {
    wishedSite = site;
    this.maxHeightPx = maxHeightPx;
  }

  @Nullable Source source() {
    return source;
  }

  boolean canCarry(Source candidate) {
    return candidate.kind() == section.kind() && format(candidate.format().codec()) != null;
  }

  private @Nullable AgreedFormat format(Codec codec) {
    List<AgreedFormat> formats = section.formats();
    for (int i = 0; i < formats.size(); i++) {
      if (formats.get(i).codec() == codec) {
        return formats.get(i);
      }
    }
    return null;
  }

  /// Puts a source into the slot, or empties it.
  void assign(@Nullable Source next, long nowNanos) {
    if (next != source) {
      detach();
      source = next;
    }
    adjust(nowNanos);
  }

  /// Chooses the layer again: sizes, wishes or the living layers may have changed.
  void adjust(long nowNanos) {
    var from = source;
    if (from == null) {
      return;
    }
    if (maxHeightPx == 0 && kind() == MediaKind.VIDEO) {
      detach();
      return;
    }
    var wanted = from.layerFor(maxHeightPx, nowNanos);
    if (wanted == target) {
      return;
    }
    if (target != null && target != current) {
      target.unsubscribe(this);
    }
    target = wanted;
    if (wanted != current) {
      wanted.subscribe(this);
      if (kind() == MediaKind.VIDEO) {
        wanted.wantKeyframe(nowNanos);
      }
    }
  }

  private void detach() {
    if (target != null) {
      target.unsubscribe(this);
    }
    if (current != null) {
      current.unsubscribe(this);
    }
    target = null;
    current = null;
  }

  /// Ends the slot.
  void close() {
    detach();
    source = null;
  }

  boolean waitsFor(Layer layer) {
    return target == layer && current != layer;
  }

  /// The receiver cannot decode and needs a key frame.
  void wantKeyframe(long nowNanos) {
    var layer = target;
    if (layer != null && kind() == MediaKind.VIDEO) {
      layer.wantKeyframe(nowNanos);
    }
  }

  /// Sends a packet of a layer this slot is subscribed to, if it is time for that layer.
  ///
  /// @param header length of the packet's header; what follows is payload up to `length`
  /// @param keyframe whether a decoder can begin with this packet
  void forward(
      Layer layer, byte[] packet, int header, int length, boolean keyframe, long nowNanos) {
    if (layer != current) {
      if (layer != target || !(keyframe || kind() == MediaKind.AUDIO)) {
        return;
      }
      switchTo(layer, packet, header, length, nowNanos);
    }
    int incoming = RtpHeader.sequenceNumber(packet, 0);
    if (rewriter.isBeforeSwitch(incoming)) {
      return;
    }
    var codec = layer.source().format().codec();
    var format = format(codec);
    if (format == null) {
      return;
    }
    var offsets = rewriter.offsets();
    int sequenceNumber = SequenceNumber.plus(incoming, offsets.sequenceNumber());
    int timestamp = RtpHeader.timestamp(packet, 0) + offsets.timestamp();
    boolean marker = RtpHeader.marker(packet, 0);
    RtpHeader.write(out, 0, marker, format.payloadType(), sequenceNumber, timestamp, ssrc);
    int at = appendExtension();
    int payload = length - header;
    System.arraycopy(packet, header, out, at, payload);
    int pictureId = -1;
    int tl0PictureIndex = -1;
    if (codec == Codec.VP8 && Vp8Payload.descriptorLength(out, at, payload) > 0) {
      rewritePictureIds(at, offsets);
      pictureId = Vp8Payload.pictureId(out, at);
      tl0PictureIndex = Vp8Payload.tl0PictureIndex(out, at);
    }
    rewriter.sent(sequenceNumber, timestamp, pictureId, tl0PictureIndex, nowNanos);
    if (kind() == MediaKind.VIDEO) {
      sentPackets.put(sequenceNumber, incoming, layer, offsets);
    }
    packets++;
    octets += payload;
    receiver.transport().sendRtp(out, at + payload);
  }

  private void switchTo(Layer layer, byte[] packet, int header, int length, long nowNanos) {
    if (current != null) {
      current.unsubscribe(this);
    }
    current = layer;
    var codec = layer.source().format().codec();
    boolean described =
        codec == Codec.VP8 && Vp8Payload.descriptorLength(packet, header, length - header) > 0;
    rewriter.switchTo(
        RtpHeader.sequenceNumber(packet, 0),
        RtpHeader.timestamp(packet, 0),
        described ? Vp8Payload.pictureId(packet, header) : -1,
        described ? Vp8Payload.tl0PictureIndex(packet, header) : -1,
        codec.clockRate(),
        nowNanos);
  }

  private int appendExtension() {
    if (extension.length == 0) {
      return RtpHeader.FIXED_LENGTH;
    }
    out[0] |= 0x10;
    System.arraycopy(extension, 0, out, RtpHeader.FIXED_LENGTH, extension.length);
    return RtpHeader.FIXED_LENGTH + extension.length;
  }

  private void rewritePictureIds(int at, SlotRewriter.Offsets offsets) {
    int pictureId = Vp8Payload.pictureId(out, at);
    if (pictureId >= 0) {
      Vp8Payload.setPictureId(out, at, pictureId + offsets.pictureId());
    }
    int tl0PictureIndex = Vp8Payload.tl0PictureIndex(out, at);
    if (tl0PictureIndex >= 0) {
      Vp8Payload.setTl0PictureIndex(out, at, tl0PictureIndex + offsets.tl0PictureIndex());
    }
  }

  /// Sends a packet again that the receiver misses: under the retransmission SSRC (RFC 4588) when
  /// that was agreed, else as it was.
  ///
  /// @return whether it was still there
  boolean resend(int sequenceNumber) {
    var layer = sentPackets.layer(sequenceNumber);
    var offsets = sentPackets.offsets(sequenceNumber);
    int incoming = sentPackets.incoming(sequenceNumber);
    if (layer == null
        || offsets == null
        || layer.cache() == null
        || !layer.cache().contains(incoming)) {
      return false;
    }
    var codec = layer.source().format().codec();
    var format = format(codec);
    if (format == null) {
      return false;
    }
    byte[] packet = layer.cache().packet(incoming);
    int length = layer.cache().length(incoming);
    int header = RtpHeader.length(packet, 0, length);
    boolean repair = format.hasRepair();
    RtpHeader.write(
        out,
        0,
        RtpHeader.marker(packet, 0),
        repair ? format.repairPayloadType() : format.payloadType(),
        repair ? repairSequenceNumber++ & 0xFFFF : sequenceNumber,
        RtpHeader.timestamp(packet, 0) + offsets.timestamp(),
        repair ? repairSsrc : ssrc);
    int at = appendExtension();
    if (repair) {
      NetworkOrder.put16(out, at, sequenceNumber);
      at += 2;
    }
    int payload = length - header;
    System.arraycopy(packet, header, out, at, payload);
    if (codec == Codec.VP8 && Vp8Payload.descriptorLength(out, at, payload) > 0) {
      rewritePictureIds(at, offsets);
    }
    receiver.transport().sendRtp(out, at + payload);
    return true;
  }

  /// Adds a sender report if anything was sent since the last one. Times are those of this server's
  /// clock, so that all slots of a receiver have one.
  void report(RtcpWriter writer, long serverNtp) {
    var layer = current;
    if (layer == null || !layer.isReported() || packets == packetsAtReport) {
      return;
    }
    packetsAtReport = packets;
    long senderNtp = layer.source().session().senderTime(serverNtp);
    int timestamp = rewriter.timestamp(layer.timestampAt(senderNtp));
    writer.senderReport(ssrc, serverNtp, timestamp, packets, octets);
  }
}
