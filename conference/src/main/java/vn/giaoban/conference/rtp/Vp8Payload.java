package vn.giaoban.conference.rtp;

/// The VP8 payload descriptor and the first bytes of a frame (RFC 7741 section 4, RFC 6386 section
/// 9.1), read and written in place.
public final class Vp8Payload {
  private static final int EXTENDED = 0x80;
  private static final int START = 0x10;
  private static final int PICTURE_ID = 0x80;
  private static final int TL0_PICTURE_INDEX = 0x40;
  private static final int TEMPORAL_LAYER = 0x20;
  private static final int KEY_INDEX = 0x10;

  private Vp8Payload() {}

  /// Length of the descriptor.
  ///
  /// @return -1 when the payload is too short for it
  public static int descriptorLength(byte[] packet, int index, int length) {
    if (length < 1) {
      return -1;
    }
    if ((packet[index] & EXTENDED) == 0) {
      return 1;
    }
    if (length < 2) {
      return -1;
    }
    int flags = packet[index + 1];
    int at = 2;
    if ((flags & PICTURE_ID) != 0) {
      if (length <= at) {
        return -1;
      }
      at += packet[index + at] < 0 ? 2 : 1;
    }
    if ((flags & TL0_PICTURE_INDEX) != 0) {
      at++;
    }
    if ((flags & (TEMPORAL_LAYER | KEY_INDEX)) != 0) {
      at++;
    }
    return at <= length ? at : -1;
  }

  /// The picture id; its width is told by [#isLongPictureId].
  ///
  /// @return -1 when there is none
  public static int pictureId(byte[] packet, int index) {
    if (!has(packet, index, PICTURE_ID)) {
      return -1;
    }
    return packet[index + 2] < 0
        ? NetworkOrder.u16(packet, index + 2) & 0x7FFF
        : packet[index + 2] & 0x7F;
  }

  /// Whether the picture id has 15 bits instead of 7.
  public static boolean isLongPictureId(byte[] packet, int index) {
    return has(packet, index, PICTURE_ID) && packet[index + 2] < 0;
  }

  /// Overwrites a picture id in its own width.
  public static void setPictureId(byte[] packet, int index, int pictureId) {
    if (!has(packet, index, PICTURE_ID)) {
      return;
    }
    if (packet[index + 2] < 0) {
      NetworkOrder.put16(packet, index + 2, 0x8000 | pictureId & 0x7FFF);
    } else {
      NetworkOrder.put8(packet, index + 2, pictureId & 0x7F);
    }
  }

  /// @return -1 when there is none
  public static int tl0PictureIndex(byte[] packet, int index) {
    return has(packet, index, TL0_PICTURE_INDEX)
        ? NetworkOrder.u8(packet, index + tl0At(packet, index))
        : -1;
  }

  /// Overwrites TL0PICIDX where there is one.
  public static void setTl0PictureIndex(byte[] packet, int index, int tl0PictureIndex) {
    if (has(packet, index, TL0_PICTURE_INDEX)) {
      NetworkOrder.put8(packet, index + tl0At(packet, index), tl0PictureIndex);
    }
  }

  /// The temporal layer; 0 when none is told.
  public static int temporalLayer(byte[] packet, int index) {
    if (!has(packet, index, TEMPORAL_LAYER)) {
      return 0;
    }
    int at = tl0At(packet, index) + (has(packet, index, TL0_PICTURE_INDEX) ? 1 : 0);
    return packet[index + at] >> 6 & 3;
  }

  /// Whether this packet begins a frame.
  public static boolean isFrameStart(byte[] packet, int index) {
    return (packet[index] & START) != 0 && (packet[index] & 0x07) == 0;
  }

  /// Whether a receiver of the base layer only can take this temporal layer from here on (Y).
  public static boolean isLayerSync(byte[] packet, int index) {
    if (!has(packet, index, TEMPORAL_LAYER)) {
      return false;
    }
    int at = tl0At(packet, index) + (has(packet, index, TL0_PICTURE_INDEX) ? 1 : 0);
    return (packet[index + at] & 0x20) != 0;
  }

  /// Whether this packet begins a key frame.
  ///
  /// @param descriptor what [#descriptorLength] said
  public static boolean isKeyframeStart(byte[] packet, int index, int length, int descriptor) {
    return isFrameStart(packet, index)
        && length > descriptor
        && (packet[index + descriptor] & 1) == 0;
  }

  /// The picture's height in pixels; asked of a packet that begins a key frame.
  ///
  /// @return 0 when the packet is too short to tell
  public static int height(byte[] packet, int index, int length, int descriptor) {
    return length < descriptor + 10 ? 0 : size(packet, index + descriptor + 8);
  }

  /// The picture's width in pixels, as [#height].
  public static int width(byte[] packet, int index, int length, int descriptor) {
    return length < descriptor + 10 ? 0 : size(packet, index + descriptor + 6);
  }

  /// 14 bits of size, little-endian, below 2 of scale.
  private static int size(byte[] packet, int at) {
    return NetworkOrder.u8(packet, at) | (packet[at + 1] & 0x3F) << 8;
  }

  private static boolean has(byte[] packet, int index, int flag) {
    return (packet[index] & EXTENDED) != 0 && (packet[index + 1] & flag) != 0;
  }

  private static int tl0At(byte[] packet, int index) {
    if (!has(packet, index, PICTURE_ID)) {
      return 2;
    }
    return packet[index + 2] < 0 ? 4 : 3;
  }
}
