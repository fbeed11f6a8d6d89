package vn.giaoban.conference.rtp;

/// The head that all RTCP packets share (RFC 3550 section 6.1, RFC 4585 section 6.1).
public final class RtcpHeader {
  public static final int SENDER_REPORT = 200;
  public static final int RECEIVER_REPORT = 201;
  public static final int SOURCE_DESCRIPTION = 202;
  public static final int GOODBYE = 203;
  public static final int TRANSPORT_FEEDBACK = 205;
  public static final int PAYLOAD_FEEDBACK = 206;

  /// Formats of [#TRANSPORT_FEEDBACK].
  public static final int FORMAT_NACK = 1;

  public static final int FORMAT_TRANSPORT_CC = 15;

  /// Formats of [#PAYLOAD_FEEDBACK].
  public static final int FORMAT_PLI = 1;

  public static final int FORMAT_FIR = 4;
  public static final int FORMAT_APPLICATION = 15;

  private RtcpHeader() {}

  /// Whether a packet that is RTP or RTCP is RTCP (RFC 5761 section 4).
  public static boolean isRtcp(byte[] packet, int index, int length) {
    if (length < 8) {
      return false;
    }
    int type = type(packet, index);
    return type >= 192 && type <= 223;
  }

  /// Report count or feedback format.
  public static int format(byte[] packet, int index) {
    return packet[index] & 0x1F;
  }

  public static int type(byte[] packet, int index) {
    return NetworkOrder.u8(packet, index + 1);
  }

  /// Length of this packet of a compound one, head included.
  ///
  /// @param rest bytes left in the compound packet
  /// @return -1 when it is no RTCP packet or does not fit
  public static int length(byte[] packet, int index, int rest) {
    if (rest < 4 || (packet[index] >> 6 & 3) != 2) {
      return -1;
    }
    int length = 4 * (NetworkOrder.u16(packet, index + 2) + 1);
    return length <= rest ? length : -1;
  }
}
