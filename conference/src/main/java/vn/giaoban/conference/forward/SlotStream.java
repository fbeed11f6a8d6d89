package vn.giaoban.conference.forward;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.sdp.AgreedFormat;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.Codec;
import vn.giaoban.conference.sdp.MediaKind;

/// The RTP stream of one slot, under one SSRC: packets of whatever is switched into it, with
/// numbers of its own.
final class SlotStream {
  private final MediaSession receiver;
  private final AgreedSection section;
  private final int ssrc;
  private final SlotPacket out;
  private final SlotRewriter rewriter;
  private final @Nullable SlotRepair repair;
  private int packetCount;
  private int octetCount;
  private int packetsAtReport;
  private boolean redundant;
  private boolean merging;

  /// Made when a line bears little more than speech.
  private @Nullable MergedSpeech speech;

  /// @param composed shared by all slots: what goes out is made here
  SlotStream(
      MediaSession receiver, AgreedSection section, RandomGenerator random, byte[] composed) {
    this.receiver = receiver;
    this.section = section;
    ssrc = random.nextInt();
    out = new SlotPacket(section, composed);
    rewriter = new SlotRewriter(random.nextInt(0x8000), random.nextInt());
    repair =
        section.kind() == MediaKind.VIDEO ? new SlotRepair(receiver, this, section, random) : null;
  }

  int ssrc() {
    return ssrc;
  }

  SlotPacket packet() {
    return out;
  }

  /// Null for speech: nobody asks for it again.
  @Nullable SlotRepair repair() {
    return repair;
  }

  /// Of the last packet that was sent.
  int lastTimestamp() {
    return rewriter.lastTimestamp();
  }

  /// What was agreed for a codec; null when it was not.
  @Nullable AgreedFormat format(Codec codec) {
    List<AgreedFormat> formats = section.formats();
    for (int i = 0; i < formats.size(); i++) {
      if (formats.get(i).codec() == codec) {
        return formats.get(i);
      }
    }
    return null;
  }

  /// Whether each packet of speech carries the one before, too.
  void setRedundant(boolean redundant) {
    this.redundant = redundant;
  }

  /// Whether packets of speech are put together, so that fewer headers are sent. There is no
  /// redundancy meanwhile.
  void setMerging(boolean merging, long nowNanos) {
    if (!merging) {
      sendMerged(nowNanos);
      speech = null;
    } else if (speech == null) {
      speech = new MergedSpeech(section.maxPacketMillis());
    }
    this.merging = merging;
  }

  /// Sends speech that has waited long enough for more.
  void sendDue(long nowNanos) {
    if (speech != null && speech.isDue(nowNanos)) {
      sendMerged(nowNanos);
    }
  }

  private void sendMerged(long nowNanos) {
    var waiting = speech;
    if (waiting == null || waiting.isEmpty()) {
      return;
    }
    int timestamp = waiting.timestamp();
    int payload = waiting.compose(out, ssrc);
    rewriter.sent(waiting.sequenceNumber(), timestamp, -1, -1, nowNanos);
    if (!receiver.downlink().line().speech().isDropped()) {
      number(nowNanos);
      send(payload, nowNanos);
    }
  }

  /// Lets a packet of speech wait for those that follow it, or leave with those that waited.
  ///
  /// @return false when it must be sent as it is
  private boolean merge(
      MergedSpeech waiting,
      AgreedFormat format,
      byte[] packets,
      Batch batch,
      int i,
      long nowNanos) {
    int place = batch.place(i);
    int payload = place + batch.header(i);
    int length = batch.payload(i);
    int incoming = RtpHeader.sequenceNumber(packets, place);
    int timestamp = rewriter.timestamp(RtpHeader.timestamp(packets, place));
    boolean marker = RtpHeader.marker(packets, place);
    if (!marker && waiting.goOn(packets, payload, length, incoming, timestamp)) {
      rewriter.leaveOut(incoming, false);
    } else {
      sendMerged(nowNanos);
      if (!waiting.begin(packets, payload, length, incoming, timestamp, nowNanos)) {
        return false;
      }
      int sequenceNumber = rewriter.sequenceNumber(incoming);
      if (sequenceNumber == SlotRewriter.NOT_SENT) {
        waiting.forget();
        return true;
      }
      waiting.head(marker, format.payloadType(), sequenceNumber);
    }
    if (waiting.isFull()) {
      sendMerged(nowNanos);
    }
    return true;
  }

  private void send(int payload, long nowNanos) {
    packetCount++;
    octetCount += payload;
    receiver.sendRtp(out, nowNanos);
  }

  /// Goes on with another layer, beginning with a packet of it.
  void switchTo(Layer layer, byte[] packets, Batch batch, int i, long nowNanos) {
    sendMerged(nowNanos);
    var codec = layer.source().format().codec();
    int place = batch.place(i);
    int payload = place + batch.header(i);
    int pictureId =
        codec == Codec.AV1
            ? PictureIds.frameNumber(packets, findDescriptor(layer, packets, place, batch, i))
            : PictureIds.pictureId(codec, packets, payload, batch.payload(i));
    rewriter.switchTo(
        RtpHeader.sequenceNumber(packets, place),
        RtpHeader.timestamp(packets, place),
        pictureId,
        pictureId < 0 ? -1 : PictureIds.tl0PictureIndex(codec, packets, payload),
        codec.clockRate(),
        nowNanos);
  }

  private static int findDescriptor(Layer layer, byte[] packets, int place, Batch batch, int i) {
    int extension = layer.source().descriptorExtension();
    return PictureIds.findDescriptor(packets, place, batch.header(i), extension);
  }

  /// Leaves a packet out; those behind it close up. VP8 picture ids do, too; those of VP9 and the
  /// frame numbers of AV1 do not, since packets tell by differences of them what they refer to.
  ///
  /// @param mark what [Mark] says of it
  void leaveOut(Codec codec, byte[] packets, int place, int mark) {
    boolean picture = codec == Codec.VP8 && Mark.has(mark, Mark.FRAME_START);
    rewriter.leaveOut(RtpHeader.sequenceNumber(packets, place), picture);
  }

  /// Sends a packet of the layer that was switched to.
  ///
  /// @param ends whether nothing of its picture is sent behind it, whatever its sender says
  void forward(
      Layer layer,
      AgreedFormat format,
      byte[] packets,
      Batch batch,
      int i,
      boolean ends,
      long nowNanos) {
    if (merging && speech != null && merge(speech, format, packets, batch, i, nowNanos)) {
      return;
    }
    int place = batch.place(i);
    int incoming = RtpHeader.sequenceNumber(packets, place);
    int sequenceNumber = rewriter.sequenceNumber(incoming);
    if (sequenceNumber == SlotRewriter.NOT_SENT) {
      return;
    }
    int timestamp = rewriter.timestamp(RtpHeader.timestamp(packets, place));
    int payload = batch.payload(i);
    int padding = batch.padding(i);
    boolean red = redundant && !merging && format.hasRed();
    boolean marker = ends || RtpHeader.marker(packets, place);
    out.begin(
        marker,
        red ? format.redPayloadType() : format.payloadType(),
        sequenceNumber,
        timestamp,
        ssrc);
    int pictureId = -1;
    int tl0PictureIndex = -1;
    var codec = format.codec();
    if (codec == Codec.AV1) {
      int descriptor = findDescriptor(layer, packets, place, batch, i);
      if (descriptor >= 0) {
        pictureId = rewriter.pictureId(PictureIds.frameNumber(packets, descriptor)) & 0xFFFF;
        out.describe(packets, descriptor, pictureId);
      }
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
    if (repair != null) {
      repair.sent(
          sequenceNumber,
          incoming,
          layer,
          rewriter.timestampOffset(),
          SentPackets.picture(pictureId, tl0PictureIndex),
          number,
          padding,
          marker);
    }
    send(payload, nowNanos);
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

  /// Gives the packet that is being made its transport-wide number.
  int number(long nowNanos) {
    if (!out.isNumbered()) {
      return 0;
    }
    int number = receiver.downlink().line().number(out.length() + SlotPacket.SEAL_LENGTH, nowNanos);
    out.number(number);
    return number;
  }

  /// Octets of payload sent so far; wraps.
  int octetsSent() {
    return octetCount;
  }

  /// Adds a sender report if anything was sent since the last one. Times are those of this server's
  /// clock, so that all slots of a receiver have one.
  ///
  /// @param layer what the slot shows
  void report(Layer layer, RtcpWriter writer, long serverNtp) {
    if (!layer.isReported() || packetCount == packetsAtReport) {
      return;
    }
    packetsAtReport = packetCount;
    long senderNtp = layer.source().session().senderTime(serverNtp);
    int timestamp = rewriter.timestamp(layer.timestampAt(senderNtp));
    writer.senderReport(ssrc, serverNtp, timestamp, packetCount, octetCount);
  }
}
