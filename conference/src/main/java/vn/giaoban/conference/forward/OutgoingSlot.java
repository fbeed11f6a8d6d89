package vn.giaoban.conference.forward;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.bandwidth.Demand;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.rtp.DependencyDescriptor;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.sdp.AgreedFormat;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.Codec;
import vn.giaoban.conference.sdp.MediaKind;
import vn.giaoban.conference.sdp.SentSource;

/// One receiving section of one receiver: a stream under one SSRC whose content is switched.
final class OutgoingSlot {
  /// Every temporal layer there is.
  private static final int ALL_TEMPORAL_LAYERS = 15;

  /// A dependency descriptor has at least a flag octet and a frame number.
  private static final int DESCRIPTOR_LENGTH = 3;

  /// What is behind a sealed packet.
  private static final int SEAL = 16;

  /// RFC 3550 section 5.1: told in one octet.
  private static final int MAX_PADDING = 255;

  private final MediaSession receiver;
  private final AgreedSection section;
  private final MediaListener.Slot.Role role;
  private final int ssrc;
  private final int repairSsrc;
  private final SlotPacket out;
  private final SlotRewriter rewriter;
  private final Demand demand;
  private final SentPackets sentPackets = new SentPackets();
  private @Nullable Source source;
  private @Nullable Layer target;
  private @Nullable Layer current;
  private @Nullable String wishedSite;
  private int maxHeightPx;
  private int temporalLayersAllowed = ALL_TEMPORAL_LAYERS;
  private int temporalLayers = ALL_TEMPORAL_LAYERS;
  private int repairSequenceNumber;
  private int packetCount;
  private int octetCount;
  private int packetsAtReport;
  private int lost;
  private boolean redundant;

  /// @param composed shared by all slots: what goes out is made here
  OutgoingSlot(
      MediaSession receiver,
      AgreedSection section,
      MediaListener.Slot.Role role,
      RandomGenerator random,
      byte[] composed) {
    this.receiver = receiver;
    this.section = section;
    this.role = role;
    out = new SlotPacket(section, composed);
    demand =
        new Demand(
            switch (role) {
              case VOICE -> Demand.Kind.VOICE;
              case STAGE -> Demand.Kind.STAGE;
              case THUMBNAIL -> Demand.Kind.THUMBNAIL;
            });
    ssrc = random.nextInt();
    boolean repairs = section.formats().stream().anyMatch(AgreedFormat::hasRepair);
    repairSsrc = repairs ? random.nextInt() : 0;
    repairSequenceNumber = random.nextInt(0x8000);
    rewriter = new SlotRewriter(random.nextInt(0x8000), random.nextInt());
    maxHeightPx = role == MediaListener.Slot.Role.STAGE ? 720 : 180;
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
      demand.nothing();
      receiver.downlink().allocateSoon();
    }
    adjust(nowNanos);
  }

  /// What this slot would like to be granted.
  Demand demand(long nowNanos) {
    var from = source;
    if (from == null || kind() == MediaKind.VIDEO && maxHeightPx == 0) {
      demand.nothing();
    } else if (kind() == MediaKind.AUDIO) {
      demand.voice();
    } else {
      int options = from.optionCount();
      demand.picture(false, options, Math.min(options - 1, from.optionFor(maxHeightPx, nowNanos)));
      for (int i = 0; i < options; i++) {
        demand.cost(i, from.optionBps(i));
      }
    }
    return demand;
  }

  /// Chooses the layer again: what is granted, or which layers come, may have changed.
  void adjust(long nowNanos) {
    var from = source;
    if (from == null) {
      return;
    }
    if (kind() == MediaKind.AUDIO) {
      target(from.layers().getFirst(), nowNanos);
      return;
    }
    int granted = demand.granted();
    if (maxHeightPx == 0 || granted == Demand.PAUSED) {
      detach();
      return;
    }
    var wanted = from.optionLayer(granted);
    wanted.wanted(nowNanos);
    var shown = wanted.isAlive(nowNanos) ? wanted : from.meanwhile(wanted, nowNanos);
    temporalLayersAllowed =
        shown == wanted && from.isOptionThinned(granted)
            ? wanted.thinnedTemporal()
            : ALL_TEMPORAL_LAYERS;
    target(shown, nowNanos);
  }

  private void target(Layer wanted, long nowNanos) {
    if (wanted == target) {
      return;
    }
    if (target != null) {
      if (target != current) {
        target.unsubscribe(this);
      }
      receiver.layerSwitched();
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

  /// Sends packets of a layer this slot is subscribed to, as far as it is time for that layer.
  ///
  /// @param packets the layer's cache, where the batch's packets are
  void forward(Layer layer, Batch batch, byte[] packets, long nowNanos) {
    var codec = layer.source().format().codec();
    var format = format(codec);
    if (format == null) {
      return;
    }
    for (int i = 0; i < batch.count(); i++) {
      int mark = batch.mark(i);
      if (layer != current) {
        if (layer != target || !(Mark.has(mark, Mark.KEYFRAME) || kind() == MediaKind.AUDIO)) {
          continue;
        }
        switchTo(layer, packets, batch, i, nowNanos);
      }
      if (isLeftOut(mark)) {
        rewriter.leaveOut(
            RtpHeader.sequenceNumber(packets, batch.place(i)), Mark.has(mark, Mark.FRAME_START));
      } else {
        forward(layer, format, packets, batch, i, nowNanos);
      }
    }
  }

  /// Goes down to fewer temporal layers at any packet, and up where the stream allows it.
  private boolean isLeftOut(int mark) {
    int layer = Mark.temporalLayer(mark);
    if (temporalLayersAllowed < temporalLayers) {
      temporalLayers = temporalLayersAllowed;
    } else if (layer > temporalLayers
        && layer <= temporalLayersAllowed
        && Mark.has(mark, Mark.FRAME_START)
        && Mark.has(mark, Mark.SWITCH_UP)) {
      temporalLayers = temporalLayersAllowed;
    }
    return layer > temporalLayers;
  }

  private void forward(
      Layer layer, AgreedFormat format, byte[] packets, Batch batch, int i, long nowNanos) {
    int place = batch.place(i);
    int incoming = RtpHeader.sequenceNumber(packets, place);
    int sequenceNumber = rewriter.sequenceNumber(incoming);
    if (sequenceNumber == SlotRewriter.NOT_SENT) {
      return;
    }
    int timestamp = rewriter.timestamp(RtpHeader.timestamp(packets, place));
    int payload = batch.payload(i);
    int padding = batch.padding(i);
    boolean red = redundant && format.hasRed();
    out.begin(
        RtpHeader.marker(packets, place),
        red ? format.redPayloadType() : format.payloadType(),
        sequenceNumber,
        timestamp,
        ssrc);
    int pictureId = -1;
    int tl0PictureIndex = -1;
    var codec = format.codec();
    if (codec == Codec.AV1) {
      pictureId = describe(layer, packets, place, batch.header(i));
    }
    int at = out.length();
    if (red) {
      appendRedundant(layer, format, packets, batch, i);
    } else {
      out.append(packets, place + batch.header(i), payload);
    }
    out.pad(padding);
    int own = PictureIds.pictureId(codec, packets, place + batch.header(i), payload);
    if (own >= 0) {
      pictureId = rewriter.pictureId(own) & 0xFFFF;
      tl0PictureIndex = PictureIds.tl0PictureIndex(codec, packets, place + batch.header(i));
      if (tl0PictureIndex >= 0) {
        tl0PictureIndex = rewriter.tl0PictureIndex(tl0PictureIndex) & 0xFF;
      }
      PictureIds.set(codec, out.bytes(), at, pictureId, tl0PictureIndex);
    }
    rewriter.sent(sequenceNumber, timestamp, pictureId, tl0PictureIndex, nowNanos);
    int number = number(nowNanos);
    if (kind() == MediaKind.VIDEO) {
      sentPackets.put(
          sequenceNumber,
          incoming,
          layer,
          rewriter.timestampOffset(),
          SentPackets.picture(pictureId, tl0PictureIndex),
          number,
          padding);
    }
    packetCount++;
    octetCount += payload;
    receiver.sendRtp(out.bytes(), out.length(), nowNanos);
  }

  /// Appends a payload and, if it is at hand, the one before (RFC 2198).
  private void appendRedundant(
      Layer layer, AgreedFormat format, byte[] packets, Batch batch, int i) {
    int place = batch.place(i);
    var cache = layer.cache();
    int before = SequenceNumber.plus(RtpHeader.sequenceNumber(packets, place), -1);
    int earlier = cache.find(before);
    int header = earlier < 0 ? 0 : RtpHeader.length(packets, earlier, cache.length(before));
    out.appendRedundant(
        format.payloadType(),
        packets,
        Math.max(0, earlier) + header,
        earlier < 0 ? 0 : cache.length(before) - header,
        earlier < 0
            ? 0
            : RtpHeader.timestamp(packets, place) - RtpHeader.timestamp(packets, earlier),
        place + batch.header(i),
        batch.payload(i));
  }

  /// Whether each packet of speech carries the one before, too.
  void setRedundant(boolean redundant) {
    this.redundant = redundant;
  }

  /// Gives the packet that is being made its transport-wide number.
  private int number(long nowNanos) {
    if (!out.isNumbered()) {
      return 0;
    }
    int number = receiver.downlink().line().number(out.length() + SEAL, nowNanos);
    out.number(number);
    return number;
  }

  /// Whether padding can be sent beside the pictures: under the retransmission SSRC, where it costs
  /// the receiver nothing.
  boolean canPad() {
    return kind() == MediaKind.VIDEO && out.isNumbered() && repairFormat() != null;
  }

  private @Nullable AgreedFormat repairFormat() {
    List<AgreedFormat> formats = section.formats();
    for (int i = 0; i < formats.size(); i++) {
      if (formats.get(i).hasRepair()) {
        return formats.get(i);
      }
    }
    return null;
  }

  /// Sends a packet of padding alone, to probe the line.
  ///
  /// @param wanted how many bytes would be welcome
  /// @return how many it were
  int sendPadding(int wanted, long nowNanos) {
    var format = repairFormat();
    if (format == null) {
      return wanted;
    }
    out.begin(
        false,
        format.repairPayloadType(),
        repairSequenceNumber++ & 0xFFFF,
        rewriter.lastTimestamp(),
        repairSsrc);
    out.pad(Math.clamp(wanted - out.length() - SEAL, 1, MAX_PADDING));
    int size = out.length() + SEAL;
    out.number(receiver.downlink().line().numberOfPadding(size, nowNanos));
    receiver.sendRtp(out.bytes(), out.length(), nowNanos);
    return size;
  }

  /// @param cumulative packets lost as the receiver counts them
  /// @return how many more than at the report before
  int lostSince(int cumulative) {
    int more = Math.max(0, cumulative - lost);
    lost = cumulative;
    return more;
  }

  private void switchTo(Layer layer, byte[] packets, Batch batch, int i, long nowNanos) {
    if (current != null) {
      current.unsubscribe(this);
    }
    current = layer;
    var codec = layer.source().format().codec();
    int place = batch.place(i);
    int payload = place + batch.header(i);
    int pictureId =
        codec == Codec.AV1
            ? frameNumber(layer, packets, place, batch.header(i))
            : PictureIds.pictureId(codec, packets, payload, batch.payload(i));
    temporalLayers = temporalLayersAllowed;
    rewriter.switchTo(
        RtpHeader.sequenceNumber(packets, place),
        RtpHeader.timestamp(packets, place),
        pictureId,
        pictureId < 0 ? -1 : PictureIds.tl0PictureIndex(codec, packets, payload),
        codec.clockRate(),
        nowNanos);
  }

  /// Copies the dependency descriptor with a frame number of this slot.
  ///
  /// @return the frame number; -1 when there is no descriptor
  private int describe(Layer layer, byte[] packets, int place, int header) {
    int found = HeaderExtension.find(packets, place, header, layer.source().descriptorExtension());
    if (found < 0 || HeaderExtension.length(found) < DESCRIPTOR_LENGTH) {
      return -1;
    }
    int index = HeaderExtension.index(found);
    int number = rewriter.pictureId(DependencyDescriptor.frameNumber(packets, index)) & 0xFFFF;
    describe(packets, index, HeaderExtension.length(found), number);
    return number;
  }

  private void describe(byte[] packets, int index, int length, int frameNumber) {
    int at = out.describe(packets, index, length);
    if (at > 0) {
      DependencyDescriptor.setFrameNumber(out.bytes(), at, frameNumber);
    }
  }

  private static int frameNumber(Layer layer, byte[] packets, int place, int header) {
    int found = HeaderExtension.find(packets, place, header, layer.source().descriptorExtension());
    return found < 0 || HeaderExtension.length(found) < DESCRIPTOR_LENGTH
        ? -1
        : DependencyDescriptor.frameNumber(packets, HeaderExtension.index(found));
  }

  /// Sends a packet again that the receiver misses: under the retransmission SSRC (RFC 4588) when
  /// that was agreed, else byte by byte as it was.
  ///
  /// @return whether it was still there
  boolean resend(int sequenceNumber, long nowNanos) {
    var layer = sentPackets.layer(sequenceNumber);
    var cache = layer == null ? null : layer.cache();
    if (layer == null || cache == null) {
      return false;
    }
    int incoming = sentPackets.incoming(sequenceNumber);
    int place = cache.find(incoming);
    var codec = layer.source().format().codec();
    var format = format(codec);
    if (format == null || place < 0) {
      return false;
    }
    byte[] packets = cache.bytes();
    int length = cache.length(incoming);
    int header = RtpHeader.length(packets, place, length);
    boolean repair = format.hasRepair();
    out.begin(
        RtpHeader.marker(packets, place),
        repair ? format.repairPayloadType() : format.payloadType(),
        repair ? repairSequenceNumber++ & 0xFFFF : sequenceNumber,
        RtpHeader.timestamp(packets, place) + sentPackets.timestampOffset(sequenceNumber),
        repair ? repairSsrc : ssrc);
    int pictureId = sentPackets.pictureId(sequenceNumber);
    if (codec == Codec.AV1 && pictureId >= 0) {
      int found =
          HeaderExtension.find(packets, place, header, layer.source().descriptorExtension());
      if (found >= 0) {
        describe(packets, HeaderExtension.index(found), HeaderExtension.length(found), pictureId);
      }
    }
    if (repair) {
      out.append16(sequenceNumber);
    }
    int payload = length - header;
    int at = out.append(packets, place + header, payload);
    if (pictureId >= 0) {
      PictureIds.set(
          codec, out.bytes(), at, pictureId, sentPackets.tl0PictureIndex(sequenceNumber));
    }
    if (repair) {
      number(nowNanos);
    } else {
      // under the same number the seal has the same nonce: nothing may differ
      out.pad(sentPackets.padding(sequenceNumber));
      out.number(sentPackets.transportNumber(sequenceNumber));
    }
    receiver.sendRtp(out.bytes(), out.length(), nowNanos);
    return true;
  }

  /// Adds a sender report if anything was sent since the last one. Times are those of this server's
  /// clock, so that all slots of a receiver have one.
  void report(RtcpWriter writer, long serverNtp) {
    var layer = current;
    if (layer == null || !layer.isReported() || packetCount == packetsAtReport) {
      return;
    }
    packetsAtReport = packetCount;
    long senderNtp = layer.source().session().senderTime(serverNtp);
    int timestamp = rewriter.timestamp(layer.timestampAt(senderNtp));
    writer.senderReport(ssrc, serverNtp, timestamp, packetCount, octetCount);
  }
}
