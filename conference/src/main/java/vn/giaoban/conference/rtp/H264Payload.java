package vn.giaoban.conference.rtp;

/// What a switch needs to know of an H.264 payload (RFC 6184, packetization mode 1).
public final class H264Payload {
  private static final int SLICE = 1;
  private static final int SLICE_IDR = 5;
  private static final int SEQUENCE_PARAMETERS = 7;
  private static final int STAP_A = 24;
  private static final int FU_A = 28;

  private H264Payload() {}

  /// Whether a decoder can begin with this packet: parameter sets or an instantaneous refresh.
  public static boolean isKeyframeStart(byte[] packet, int index, int length) {
    return find(packet, index, length, SEQUENCE_PARAMETERS) >= 0
        || find(packet, index, length, SLICE_IDR) >= 0;
  }

  /// Whether a payload that is not empty is of a slice, not of what goes before the slices.
  static boolean isSlice(byte[] packet, int index) {
    int type = packet[index] & 0x1F;
    return type == FU_A || type >= SLICE && type <= SLICE_IDR;
  }

  /// Where a sequence parameter set begins that is whole in this packet.
  ///
  /// @return -1 when there is none
  static int sequenceParameters(byte[] packet, int index, int length) {
    return length > 0 && (packet[index] & 0x1F) == FU_A
        ? -1
        : find(packet, index, length, SEQUENCE_PARAMETERS);
  }

  /// Length of the set that [#sequenceParameters] found, its first octet included.
  static int sequenceParametersLength(byte[] packet, int index, int length, int found) {
    int rest = index + length - found;
    return found == index ? rest : Math.min(rest, NetworkOrder.u16(packet, found - 2));
  }

  /// Where a NAL unit of a type begins: the only one, one of an aggregate, or the first fragment.
  private static int find(byte[] packet, int index, int length, int wanted) {
    if (length < 2) {
      return -1;
    }
    int type = packet[index] & 0x1F;
    if (type == wanted) {
      return index;
    }
    if (type == FU_A) {
      return packet[index + 1] < 0 && (packet[index + 1] & 0x1F) == wanted ? index + 1 : -1;
    }
    if (type == STAP_A) {
      int at = 1;
      while (at + 2 < length) {
        if ((packet[index + at + 2] & 0x1F) == wanted) {
          return index + at + 2;
        }
        at += 2 + NetworkOrder.u16(packet, index + at);
      }
    }
    return -1;
  }
}
