package vn.giaoban.conference.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes compound RTCP packets into one array that is used again and again. Packets that do not
/// fit are left out: the next report says the same.
public final class RtcpWriter {
  private final byte[] packet;
  private int length;

  /// @param packet what to write into; room for a seal must be left behind `limit`
  public RtcpWriter(byte[] packet) {
    this.packet = packet;
  }

  public byte[] packet() {
    return packet;
  }

  public int length() {
    return length;
  }

  /// Begins a new compound packet.
  public RtcpWriter clear() {
    length = 0;
    return this;
  }

  /// @param ntp 64-bit NTP time
  public RtcpWriter senderReport(int ssrc, long ntp, int rtpTimestamp, int packets, int octets) {
    int at = begin(0, RtcpHeader.SENDER_REPORT, 28);
    if (at >= 0) {
      NetworkOrder.put32(packet, at + 4, ssrc);
      NetworkOrder.put64(packet, at + 8, ntp);
      NetworkOrder.put32(packet, at + 16, rtpTimestamp);
      NetworkOrder.put32(packet, at + 20, packets);
      NetworkOrder.put32(packet, at + 24, octets);
    }
    return this;
  }

  /// A receiver report with one block.
  ///
  /// @param fractionLost in 1/256
  /// @param delaySinceLastReport in 1/65536 s
  public RtcpWriter receiverReport(
      int sender,
      int ssrc,
      int fractionLost,
      int cumulativeLost,
      int extendedHighest,
      int jitter,
      int lastReport,
      int delaySinceLastReport) {
    int at = begin(1, RtcpHeader.RECEIVER_REPORT, 32);
    if (at >= 0) {
      NetworkOrder.put32(packet, at + 4, sender);
      NetworkOrder.put32(packet, at + 8, ssrc);
      NetworkOrder.put8(packet, at + 12, fractionLost);
      NetworkOrder.put24(packet, at + 13, Math.clamp(cumulativeLost, -0x800000, 0x7FFFFF));
      NetworkOrder.put32(packet, at + 16, extendedHighest);
      NetworkOrder.put32(packet, at + 20, jitter);
      NetworkOrder.put32(packet, at + 24, lastReport);
      NetworkOrder.put32(packet, at + 28, delaySinceLastReport);
    }
    return this;
  }

  /// A receiver report without blocks: what a compound packet must begin with.
  public RtcpWriter emptyReceiverReport(int sender) {
    int at = begin(0, RtcpHeader.RECEIVER_REPORT, 8);
    if (at >= 0) {
      NetworkOrder.put32(packet, at + 4, sender);
    }
    return this;
  }

  /// A source description with a canonical name.
  public RtcpWriter sourceDescription(int ssrc, String cname) {
    byte[] name = cname.getBytes(StandardCharsets.UTF_8);
    int size = 8 + (2 + name.length + 1 + 3) / 4 * 4;
    int at = begin(1, RtcpHeader.SOURCE_DESCRIPTION, size);
    if (at >= 0) {
      Arrays.fill(packet, at + 4, at + size, (byte) 0);
      NetworkOrder.put32(packet, at + 4, ssrc);
      NetworkOrder.put8(packet, at + 8, 1);
      NetworkOrder.put8(packet, at + 9, name.length);
      System.arraycopy(name, 0, packet, at + 10, name.length);
    }
    return this;
  }

  public RtcpWriter pli(int sender, int media) {
    int at = begin(RtcpHeader.FORMAT_PLI, RtcpHeader.PAYLOAD_FEEDBACK, 12);
    if (at >= 0) {
      NetworkOrder.put32(packet, at + 4, sender);
      NetworkOrder.put32(packet, at + 8, media);
    }
    return this;
  }

  /// A negative acknowledgement of `count` sequence numbers, in rising order.
  public RtcpWriter nack(int sender, int media, int[] sequenceNumbers, int count) {
    int items = 0;
    for (int i = 0; i < count; items++) {
      int first = sequenceNumbers[i++];
      while (i < count && reach(sequenceNumbers[i], first)) {
        i++;
      }
    }
    int at = begin(RtcpHeader.FORMAT_NACK, RtcpHeader.TRANSPORT_FEEDBACK, 12 + 4 * items);
    if (at >= 0) {
      NetworkOrder.put32(packet, at + 4, sender);
      NetworkOrder.put32(packet, at + 8, media);
      int item = at + 12;
      for (int i = 0; i < count; item += 4) {
        int first = sequenceNumbers[i++];
        int mask = 0;
        while (i < count && reach(sequenceNumbers[i], first)) {
          mask |= 1 << (SequenceNumber.difference(sequenceNumbers[i++], first) - 1);
        }
        NetworkOrder.put16(packet, item, first);
        NetworkOrder.put16(packet, item + 2, mask);
      }
    }
    return this;
  }

  /// Appends a packet that something else has written.
  public RtcpWriter raw(byte[] source, int count) {
    if (length + count <= limit()) {
      System.arraycopy(source, 0, packet, length, count);
      length += count;
    }
    return this;
  }

  private static boolean reach(int sequenceNumber, int first) {
    int ahead = SequenceNumber.difference(sequenceNumber, first);
    return ahead >= 1 && ahead <= 16;
  }

  private int begin(int format, int type, int size) {
    if (length + size > limit()) {
      return -1;
    }
    int at = length;
    NetworkOrder.put8(packet, at, 0x80 | format);
    NetworkOrder.put8(packet, at + 1, type);
    NetworkOrder.put16(packet, at + 2, size / 4 - 1);
    length += size;
    return at;
  }

  /// An Ethernet frame less the headers below and the seal (SRTCP index and tag).
  private int limit() {
    return Math.min(packet.length - 32, 1200);
  }
}
