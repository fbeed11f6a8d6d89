package vn.giaoban.conference.rtp;

/// The VP9 payload descriptor (RFC 9628 section 4.2), read and written in place.
public final class Vp9Payload {
  private static final int PICTURE_ID = 0x80;
  private static final int INTER_PICTURE = 0x40;
  private static final int LAYER_INDICES = 0x20;
  private static final int FLEXIBLE = 0x10;
  private static final int FRAME_START = 0x08;
  private static final int FRAME_END = 0x04;
  private static final int STRUCTURE = 0x02;
  private static final int MAX_REFERENCES = 3;

  private Vp9Payload() {}

  /// Length of the descriptor.
  ///
  /// @return -1 when the payload is too short for it
  public static int descriptorLength(byte[] packet, int index, int length) {
    if (length < 1) {
      return -1;
    }
    int flags = packet[index];
    if ((flags & PICTURE_ID) != 0 && length < 2) {
      return -1;
    }
    int at = layersAt(packet, index) - index;
    if ((flags & LAYER_INDICES) != 0) {
      at += (flags & FLEXIBLE) != 0 ? 1 : 2;
    }
    if ((flags & FLEXIBLE) != 0 && (flags & INTER_PICTURE) != 0) {
      int references = 0;
      boolean more;
      do {
        if (at >= length || references++ == MAX_REFERENCES) {
          return -1;
        }
        more = (packet[index + at++] & 1) != 0;
      } while (more);
    }
    if ((flags & STRUCTURE) != 0) {
      int structure = structureLength(packet, index + at, length - at);
      if (structure < 0) {
        return -1;
      }
      at += structure;
    }
    return at <= length ? at : -1;
  }

  private static int structureLength(byte[] packet, int index, int length) {
    if (length < 1) {
      return -1;
    }
    int head = packet[index];
    int at = 1;
    if ((head & 0x10) != 0) {
      at += 4 * layers(head);
    }
    if ((head & 0x08) != 0) {
      if (at >= length) {
        return -1;
      }
      int pictures = NetworkOrder.u8(packet, index + at++);
      for (int i = 0; i < pictures; i++) {
        if (at >= length) {
          return -1;
        }
        at += 1 + (packet[index + at] >> 2 & 3);
      }
    }
    return at <= length ? at : -1;
  }

  private static int layers(int structureHead) {
    return (structureHead >> 5 & 7) + 1;
  }

  /// The picture id; its width is told by [#isLongPictureId].
  ///
  /// @return -1 when there is none
  public static int pictureId(byte[] packet, int index) {
    if (!has(packet, index, PICTURE_ID)) {
      return -1;
    }
    return packet[index + 1] < 0
        ? NetworkOrder.u16(packet, index + 1) & 0x7FFF
        : packet[index + 1] & 0x7F;
  }

  /// Whether the picture id has 15 bits instead of 7.
  public static boolean isLongPictureId(byte[] packet, int index) {
    return has(packet, index, PICTURE_ID) && packet[index + 1] < 0;
  }

  /// Overwrites a picture id in its own width.
  public static void setPictureId(byte[] packet, int index, int pictureId) {
    if (!has(packet, index, PICTURE_ID)) {
      return;
    }
    if (packet[index + 1] < 0) {
      NetworkOrder.put16(packet, index + 1, 0x8000 | pictureId & 0x7FFF);
    } else {
      NetworkOrder.put8(packet, index + 1, pictureId & 0x7F);
    }
  }

  /// @return -1 when there is none; there is one in non-flexible mode only
  public static int tl0PictureIndex(byte[] packet, int index) {
    return hasTl0PictureIndex(packet, index)
        ? NetworkOrder.u8(packet, layersAt(packet, index) + 1)
        : -1;
  }

  /// Overwrites TL0PICIDX where there is one.
  public static void setTl0PictureIndex(byte[] packet, int index, int tl0PictureIndex) {
    if (hasTl0PictureIndex(packet, index)) {
      NetworkOrder.put8(packet, layersAt(packet, index) + 1, tl0PictureIndex);
    }
  }

  /// The temporal layer; 0 when none is told.
  public static int temporalLayer(byte[] packet, int index) {
    return has(packet, index, LAYER_INDICES) ? packet[layersAt(packet, index)] >> 5 & 7 : 0;
  }

  /// The spatial layer; 0 when none is told.
  public static int spatialLayer(byte[] packet, int index) {
    return has(packet, index, LAYER_INDICES) ? packet[layersAt(packet, index)] >> 1 & 7 : 0;
  }

  /// Whether no later picture of a higher temporal layer refers to one before this (U).
  public static boolean isSwitchingUpPoint(byte[] packet, int index) {
    return has(packet, index, LAYER_INDICES) && (packet[layersAt(packet, index)] & 0x10) != 0;
  }

  /// Whether the frame refers to pictures before it (P).
  public static boolean isInterPicture(byte[] packet, int index) {
    return has(packet, index, INTER_PICTURE);
  }

  /// Whether this packet begins a frame (B).
  public static boolean isFrameStart(byte[] packet, int index) {
    return has(packet, index, FRAME_START);
  }

  /// Whether this packet ends a frame (E).
  public static boolean isFrameEnd(byte[] packet, int index) {
    return has(packet, index, FRAME_END);
  }

  /// Whether the packet tells how many spatial layers there are (V).
  public static boolean hasStructure(byte[] packet, int index) {
    return has(packet, index, STRUCTURE);
  }

  /// Notes what the scalability structure of a packet tells whose descriptor is whole.
  ///
  /// @param structure index of the structure
  static void readStructure(byte[] packet, int structure, PacketMark out) {
    int head = packet[structure];
    out.spatialLayers = layers(head);
    if ((head & 0x10) != 0) {
      for (int i = 0; i < out.spatialLayers; i++) {
        int at = structure + 1 + 4 * i;
        out.size(i, NetworkOrder.u16(packet, at), NetworkOrder.u16(packet, at + 2));
      }
    }
  }

  /// Where the structure begins in a packet that has one and whose descriptor is whole.
  static int structureAt(byte[] packet, int index) {
    int at = layersAt(packet, index);
    if (has(packet, index, LAYER_INDICES)) {
      at += has(packet, index, FLEXIBLE) ? 1 : 2;
    }
    if (has(packet, index, FLEXIBLE) && has(packet, index, INTER_PICTURE)) {
      while ((packet[at++] & 1) != 0) {
        // one octet for each picture that is referred to
      }
    }
    return at;
  }

  private static boolean hasTl0PictureIndex(byte[] packet, int index) {
    return has(packet, index, LAYER_INDICES) && !has(packet, index, FLEXIBLE);
  }

  private static boolean has(byte[] packet, int index, int flag) {
    return (packet[index] & flag) != 0;
  }

  private static int layersAt(byte[] packet, int index) {
    if ((packet[index] & PICTURE_ID) == 0) {
      return index + 1;
    }
    return packet[index + 1] < 0 ? index + 3 : index + 2;
  }
}
