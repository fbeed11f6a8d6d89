package vn.giaoban.conference.forward;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.sdp.AgreedFormat;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.Codec;

/// The retransmissions of one slot (RFC 4588), under an SSRC of their own where that was agreed;
/// and padding under that SSRC, which probes the line and costs the receiver nothing.
final class SlotRepair {
  /// RFC 3550 section 5.1: told in one octet.
  private static final int MAX_PADDING = 255;

  private final MediaSession receiver;
  private final SlotStream stream;
  private final SlotPacket out;
  private final @Nullable AgreedFormat paddingFormat;
  private final int ssrc;
  private final SentPackets sentPackets = new SentPackets();
  private int nextSequenceNumber;

  SlotRepair(
      MediaSession receiver, SlotStream stream, AgreedSection section, RandomGenerator random) {
    this.receiver = receiver;
    this.stream = stream;
    out = stream.packet();
    paddingFormat = firstWithRepair(section.formats());
    ssrc = paddingFormat == null ? 0 : random.nextInt();
    nextSequenceNumber = random.nextInt(0x8000);
  }

  private static @Nullable AgreedFormat firstWithRepair(List<AgreedFormat> formats) {
    for (var format : formats) {
      if (format.hasRepair()) {
        return format;
      }
    }
    return null;
  }

  /// 0 when retransmissions have none of their own.
  int ssrc() {
    return ssrc;
  }

  /// Remembers how a packet was made.
  ///
  /// @param picture [SentPackets#picture] of the ids as sent
  /// @param transportNumber the transport-wide number it carried
  /// @param padding in octets
  void sent(
      int sequenceNumber,
      int incoming,
      Layer layer,
      int timestampOffset,
      int picture,
      int transportNumber,
      int padding,
      boolean marker) {
    sentPackets.put(
        sequenceNumber,
        incoming,
        layer,
        timestampOffset,
        picture,
        transportNumber,
        padding,
        marker);
  }

  /// Sends a packet again that the receiver misses: as a retransmission when that was agreed, else
  /// byte by byte as it was.
  ///
  /// @return whether it was still there
  boolean resend(int sequenceNumber, long nowNanos) {
    var layer = sentPackets.layer(sequenceNumber);
    if (layer == null) {
      return false;
    }
    var cache = layer.cache();
    int incoming = sentPackets.incoming(sequenceNumber);
    int place = cache.find(incoming);
    var codec = layer.source().format().codec();
    var format = stream.format(codec);
    if (format == null || place < 0) {
      return false;
    }
    byte[] packets = cache.bytes();
    int length = cache.length(incoming);
    int header = RtpHeader.length(packets, place, length);
    boolean repair = format.hasRepair();
    out.begin(
        sentPackets.marker(sequenceNumber),
        repair ? format.repairPayloadType() : format.payloadType(),
        repair ? next() : sequenceNumber,
        RtpHeader.timestamp(packets, place) + sentPackets.timestampOffset(sequenceNumber),
        repair ? ssrc : stream.ssrc());
    int pictureId = sentPackets.pictureId(sequenceNumber);
    if (codec == Codec.AV1) {
      int extension = layer.source().descriptorExtension();
      int descriptor = PictureIds.findDescriptor(packets, place, header, extension);
      if (descriptor >= 0) {
        out.describe(packets, descriptor, pictureId);
      }
    }
    if (repair) {
      out.append16(sequenceNumber);
    }
    int at = out.append(packets, place + header, length - header);
    if (pictureId >= 0) {
      PictureIds.set(
          codec, out.bytes(), at, pictureId, sentPackets.tl0PictureIndex(sequenceNumber));
    }
    if (repair) {
      stream.number(nowNanos);
    } else {
      // under the same number the seal has the same nonce: nothing may differ
      out.pad(sentPackets.padding(sequenceNumber));
      out.number(sentPackets.transportNumber(sequenceNumber));
    }
    int size = out.length() + SlotPacket.SEAL_LENGTH;
    receiver.sendRtp(out, nowNanos);
    receiver.downlink().line().turns().repaired(size);
    return true;
  }

  private int next() {
    return nextSequenceNumber++ & 0xFFFF;
  }

  /// Whether padding can be sent beside the pictures.
  boolean canPad() {
    return paddingFormat != null && out.isNumbered();
  }

  /// Sends a packet of padding alone.
  ///
  /// @param wanted how many bytes would be welcome
  /// @return how many it were
  int sendPadding(int wanted, long nowNanos) {
    int size = composePadding(wanted);
    if (size == 0) {
      return wanted;
    }
    out.number(receiver.downlink().line().numberOfPadding(size, nowNanos));
    receiver.sendRtp(out, nowNanos);
    return size;
  }

  /// Sends a packet that asks a new line what it carries.
  void sendTrain(int wanted, long nowNanos) {
    int size = composePadding(wanted);
    if (size > 0) {
      out.number(receiver.downlink().line().numberOfTrain(size, nowNanos));
      receiver.sendRtp(out, nowNanos);
    }
  }

  /// @return how long it will be when it is sealed; 0 when there is no way to send it
  private int composePadding(int wanted) {
    var format = paddingFormat;
    if (format == null) {
      return 0;
    }
    out.begin(false, format.repairPayloadType(), next(), stream.lastTimestamp(), ssrc);
    int rest = wanted - out.length() - SlotPacket.SEAL_LENGTH;
    out.pad(Math.clamp(rest, 1, MAX_PADDING));
    return out.length() + SlotPacket.SEAL_LENGTH;
  }
}
