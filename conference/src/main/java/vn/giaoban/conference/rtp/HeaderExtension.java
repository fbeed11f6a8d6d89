package vn.giaoban.conference.rtp;

/// RTP header extensions (RFC 8285), one-byte and two-byte form.
public final class HeaderExtension {
  /// Nothing under that id.
  public static final int ABSENT = -1;

  private static final int ONE_BYTE_FORM = 0xBEDE;
  private static final int TWO_BYTE_FORM = 0x1000;

  private HeaderExtension() {}

  /// Finds an element.
  ///
  /// @param header the header's length as [RtpHeader#length] said; not checked again
  /// @param id as negotiated; 0 is never found
  /// @return [#index] and [#length] packed into one number, or [#ABSENT]
  public static int find(byte[] packet, int index, int header, int id) {
    if (id <= 0 || !RtpHeader.hasExtension(packet, index)) {
      return ABSENT;
    }
    int start = index + RtpHeader.FIXED_LENGTH + 4 * RtpHeader.csrcCount(packet, index);
    int profile = NetworkOrder.u16(packet, start);
    int end = index + header;
    if (profile == ONE_BYTE_FORM) {
      return findOneByte(packet, start + 4, end, id);
    }
    return (profile & 0xFFF0) == TWO_BYTE_FORM ? findTwoByte(packet, start + 4, end, id) : ABSENT;
  }

  /// Where the element found begins.
  public static int index(int found) {
    return found >>> 8;
  }

  /// How long the element found is.
  public static int length(int found) {
    return found & 0xFF;
  }

  private static int findOneByte(byte[] packet, int start, int end, int id) {
    int at = start;
    while (at < end) {
      int head = NetworkOrder.u8(packet, at);
      if (head == 0) {
        at++;
        continue;
      }
      int length = (head & 0x0F) + 1;
      if (head >> 4 == 15 || at + 1 + length > end) {
        return ABSENT;
      }
      if (head >> 4 == id) {
        return at + 1 << 8 | length;
      }
      at += 1 + length;
    }
    return ABSENT;
  }

  private static int findTwoByte(byte[] packet, int start, int end, int id) {
    int at = start;
    while (at < end) {
      if (packet[at] == 0) {
        at++;
        continue;
      }
      if (at + 2 > end) {
        return ABSENT;
      }
      int length = NetworkOrder.u8(packet, at + 1);
      if (at + 2 + length > end) {
        return ABSENT;
      }
      if (NetworkOrder.u8(packet, at) == id) {
        return at + 2 << 8 | length;
      }
      at += 2 + length;
    }
    return ABSENT;
  }
}
