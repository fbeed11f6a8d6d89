package vn.giaoban.conference.rtp;

/// The RTP header (RFC 3550 section 5.1), read and written in place.
public final class RtpHeader {
  public static final int FIXED_LENGTH = 12;

  private RtpHeader() {}

  public static int version(byte[] packet, int index) {
    return packet[index] >> 6 & 3;
  }

  public static boolean hasPadding(byte[] packet, int index) {
    return (packet[index] & 0x20) != 0;
  }

  public static boolean hasExtension(byte[] packet, int index) {
    return (packet[index] & 0x10) != 0;
  }

  public static int csrcCount(byte[] packet, int index) {
    return packet[index] & 0x0F;
  }

  public static boolean marker(byte[] packet, int index) {
    return packet[index + 1] < 0;
  }

  public static int payloadType(byte[] packet, int index) {
    return packet[index + 1] & 0x7F;
  }

  public static int sequenceNumber(byte[] packet, int index) {
    return NetworkOrder.u16(packet, index + 2);
  }

  public static int timestamp(byte[] packet, int index) {
    return NetworkOrder.i32(packet, index + 4);
  }

  public static int ssrc(byte[] packet, int index) {
    return NetworkOrder.i32(packet, index + 8);
  }

  /// Length of the whole header with contributing sources and extensions.
  ///
  /// @return -1 when this is no RTP packet
  public static int length(byte[] packet, int index, int length) {
    if (length < FIXED_LENGTH || version(packet, index) != 2) {
      return -1;
    }
    int header = FIXED_LENGTH + 4 * csrcCount(packet, index);
    if (hasExtension(packet, index)) {
      if (length < header + 4) {
        return -1;
      }
      header += 4 + 4 * NetworkOrder.u16(packet, index + header + 2);
    }
    return header <= length ? header : -1;
  }

  /// Length of the packet without its padding.
  ///
  /// @param header what [#length] said
  /// @return -1 when the padding is longer than the payload
  public static int lengthWithoutPadding(byte[] packet, int index, int length, int header) {
    if (!hasPadding(packet, index)) {
      return length;
    }
    if (length == header) {
      return -1;
    }
    int padding = NetworkOrder.u8(packet, index + length - 1);
    return padding == 0 || padding > length - header ? -1 : length - padding;
  }

  /// Writes a header without contributing sources, extensions and padding.
  public static void write(
      byte[] packet,
      int index,
      boolean marker,
      int payloadType,
      int sequenceNumber,
      int timestamp,
      int ssrc) {
    packet[index] = (byte) 0x80;
    packet[index + 1] = (byte) ((marker ? 0x80 : 0) | payloadType);
    NetworkOrder.put16(packet, index + 2, sequenceNumber);
    NetworkOrder.put32(packet, index + 4, timestamp);
    NetworkOrder.put32(packet, index + 8, ssrc);
  }
}
