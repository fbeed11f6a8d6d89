package vn.giaoban.conference.rtp;

/// Redundant audio (RFC 2198): a packet that brings what an earlier one brought once more.
///
/// | bits | in the head of each earlier block, then one octet for the primary |
/// |---|---|
/// | 1 | 1: another block's head follows; 0: this is the primary's |
/// | 7 | payload type |
/// | 14 | how much earlier, in timestamp units |
/// | 10 | length in octets |
public final class RedPayload {
  private static final int BLOCK_HEAD = 4;
  private static final int PRIMARY_HEAD = 1;
  private static final int MAX_OFFSET = (1 << 14) - 1;
  private static final int MAX_LENGTH = (1 << 10) - 1;

  /// More than any sender puts into one packet.
  private static final int MAX_BLOCKS = 9;

  private RedPayload() {}

  /// Where the primary block begins; it goes on to the end of the payload.
  ///
  /// @param end where the payload ends
  /// @return -1 when the payload is broken
  public static int primary(byte[] packet, int index, int end) {
    int at = index;
    int earlier = 0;
    for (int blocks = 0; blocks < MAX_BLOCKS; blocks++) {
      if (at >= end) {
        return -1;
      }
      if (packet[at] >= 0) {
        int primary = at + PRIMARY_HEAD + earlier;
        return primary <= end ? primary : -1;
      }
      if (at + BLOCK_HEAD > end) {
        return -1;
      }
      earlier += NetworkOrder.u16(packet, at + 2) & MAX_LENGTH;
      at += BLOCK_HEAD;
    }
    return -1;
  }

  /// The payload type of the primary block of a payload that is not broken.
  public static int primaryPayloadType(byte[] packet, int index) {
    int at = index;
    while (packet[at] < 0) {
      at += BLOCK_HEAD;
    }
    return packet[at];
  }

  /// Copies out the block before the primary: what the packet before brought.
  ///
  /// @param end where the payload ends
  /// @param out with room for 1024 octets from `at`
  /// @return how much older it is, in timestamp units, and its length, as `offset << 10 | length`;
  ///   0 when there is none or the payload is broken
  public static int copyEarlier(byte[] packet, int index, int end, byte[] out, int at) {
    int primary = primary(packet, index, end);
    if (primary < 0 || packet[index] >= 0) {
      return 0;
    }
    int head = index;
    while (packet[head + BLOCK_HEAD] < 0) {
      head += BLOCK_HEAD;
    }
    int block = NetworkOrder.u24(packet, head + 1);
    int length = block & MAX_LENGTH;
    System.arraycopy(packet, primary - length, out, at, length);
    return length == 0 ? 0 : block;
  }

  /// Takes the primary block out: moves it to where the payload began.
  ///
  /// @return where the payload ends now; -1 when it is broken, and nothing was moved
  public static int unwrap(byte[] packet, int index, int end) {
    int primary = primary(packet, index, end);
    if (primary < 0) {
      return -1;
    }
    System.arraycopy(packet, primary, packet, index, end - primary);
    return index + end - primary;
  }

  /// Writes a payload of a block and the one before it. One that is too old or too long for the
  /// form is left out.
  ///
  /// @param payloadType of both blocks
  /// @param earlierLength 0 when there is none before
  /// @param offset how much older that one is, in timestamp units
  /// @param out with room for both blocks and 5 octets from `at`; neither block may be in there
  /// @return the payload's length
  public static int write(
      byte[] out,
      int at,
      int payloadType,
      byte[] earlier,
      int earlierIndex,
      int earlierLength,
      int offset,
      byte[] primary,
      int primaryIndex,
      int primaryLength) {
    int next = at;
    boolean fits =
        earlierLength > 0 && earlierLength <= MAX_LENGTH && offset > 0 && offset <= MAX_OFFSET;
    if (fits) {
      NetworkOrder.put8(out, next, 0x80 | payloadType);
      NetworkOrder.put24(out, next + 1, offset << 10 | earlierLength);
      next += BLOCK_HEAD;
    }
    NetworkOrder.put8(out, next++, payloadType);
    if (fits) {
      System.arraycopy(earlier, earlierIndex, out, next, earlierLength);
      next += earlierLength;
    }
    System.arraycopy(primary, primaryIndex, out, next, primaryLength);
    return next + primaryLength - at;
  }
}
