package vn.giaoban.conference.rtp;

/// What a switch needs to know of an H.264 payload (RFC 6184, packetization mode 1).
public final class H264Payload {
  private static final int SLICE_IDR = 5;
  private static final int SEQUENCE_PARAMETERS = 7;
  private static final int STAP_A = 24;
  private static final int FU_A = 28;

  private H264Payload() {}

  /// Whether a decoder can begin with this packet: parameter sets or an instantaneous refresh.
  public static boolean isKeyframeStart(byte[] packet, int index, int length) {
    if (length < 2) {
      return false;
    }
    int type = packet[index] & 0x1F;
    return switch (type) {
      case SLICE_IDR, SEQUENCE_PARAMETERS -> true;
      case STAP_A -> aggregateBegins(packet, index, length);
      case FU_A -> packet[index + 1] < 0 && isEntry(packet[index + 1] & 0x1F);
      default -> false;
    };
  }

  private static boolean aggregateBegins(byte[] packet, int index, int length) {
    int at = 1;
    while (at + 2 < length) {
      if (isEntry(packet[index + at + 2] & 0x1F)) {
        return true;
      }
      at += 2 + NetworkOrder.u16(packet, index + at);
    }
    return false;
  }

  private static boolean isEntry(int type) {
    return type == SLICE_IDR || type == SEQUENCE_PARAMETERS;
  }
}
