package vn.giaoban.conference.rtp;

/// The frames in an Opus packet (RFC 6716 section 3). Kept by its owner and used for one packet
/// after the other; allocates nothing.
///
/// | bits | in the first octet (TOC) |
/// |---|---|
/// | 5 | configuration: mode, audio bandwidth, length of a frame |
/// | 1 | stereo |
/// | 2 | how many frames: 0 one, 1 two of one length, 2 two of different lengths, 3 told in the next octet |
public final class OpusFrames {
  /// What a packet's frames may last together, in samples at 48 kHz.
  public static final int MAX_SAMPLES = 5760;

  /// 48 of 2.5 ms.
  static final int MAX_FRAMES = 48;

  static final int VARIABLE = 0x80;
  private static final int PADDED = 0x40;
  private static final int COUNT_MASK = 0x3F;
  private static final int CODE_MASK = 3;
  private static final int MAX_LENGTH = 1275;
  private static final int LONG_FROM = 252;

  /// Frames that carry speech are longer.
  private static final int MOST_SILENT = 1;

  private final int[] places = new int[MAX_FRAMES];
  private final int[] lengths = new int[MAX_FRAMES];
  private int toc;
  private int count;
  private int at;

  /// Reads a packet.
  ///
  /// @param index of the first octet
  /// @return whether it is whole
  public boolean read(byte[] packet, int index, int length) {
    count = 0;
    if (length < 1) {
      return false;
    }
    toc = NetworkOrder.u8(packet, index);
    at = index + 1;
    int end = index + length;
    boolean whole =
        switch (toc & CODE_MASK) {
          case 0 -> equal(1, end);
          case 1 -> equal(2, end);
          case 2 -> different(packet, 2, end);
          default -> told(packet, end);
        };
    if (!whole || samples() > MAX_SAMPLES) {
      count = 0;
      return false;
    }
    return true;
  }

  private boolean told(byte[] packet, int packetEnd) {
    if (at >= packetEnd) {
      return false;
    }
    int head = NetworkOrder.u8(packet, at++);
    int end = packetEnd;
    if ((head & PADDED) != 0) {
      int more;
      do {
        if (at >= end) {
          return false;
        }
        more = NetworkOrder.u8(packet, at++);
        // 255 says that 254 octets are not all
        end -= more == 255 ? 254 : more;
      } while (more == 255);
    }
    int frames = head & COUNT_MASK;
    if (frames == 0 || frames > MAX_FRAMES || end < at) {
      return false;
    }
    return (head & VARIABLE) != 0 ? different(packet, frames, end) : equal(frames, end);
  }

  private boolean equal(int frames, int end) {
    int length = (end - at) / frames;
    if (length * frames != end - at || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < frames; i++) {
      lengths[i] = length;
    }
    place(frames);
    return true;
  }

  private boolean different(byte[] packet, int frames, int end) {
    int sum = 0;
    for (int i = 0; i < frames - 1; i++) {
      if (at >= end) {
        return false;
      }
      int length = NetworkOrder.u8(packet, at++);
      if (length >= LONG_FROM) {
        if (at >= end) {
          return false;
        }
        length += 4 * NetworkOrder.u8(packet, at++);
      }
      lengths[i] = length;
      sum += length;
    }
    lengths[frames - 1] = end - at - sum;
    if (lengths[frames - 1] < 0 || lengths[frames - 1] > MAX_LENGTH) {
      return false;
    }
    place(frames);
    return true;
  }

  private void place(int frames) {
    count = frames;
    for (int i = 0; i < frames; i++) {
      places[i] = at;
      at += lengths[i];
    }
  }

  /// Writes a frame's length (RFC 6716 section 3.2.1).
  ///
  /// @return how many octets it took
  static int writeLength(byte[] out, int index, int length) {
    if (length < LONG_FROM) {
      NetworkOrder.put8(out, index, length);
      return 1;
    }
    NetworkOrder.put8(out, index, LONG_FROM + (length & CODE_MASK));
    NetworkOrder.put8(out, index + 1, (length - LONG_FROM) >> 2);
    return 2;
  }

  /// How many there are; 0 when the packet was broken.
  public int count() {
    return count;
  }

  int placeOf(int frame) {
    return places[frame];
  }

  int length(int frame) {
    return lengths[frame];
  }

  /// Configuration and channels: frames can share a packet if these are the same.
  int kind() {
    return toc & ~CODE_MASK;
  }

  /// Whether a frame tells that nothing is said (discontinuous transmission, RFC 6716 section 2.1.9
  /// ): silence may follow in which nothing is sent.
  boolean isSilent() {
    for (int i = 0; i < count; i++) {
      if (lengths[i] <= MOST_SILENT) {
        return true;
      }
    }
    return false;
  }

  /// What all frames last, in samples at 48 kHz.
  public int samples() {
    return count * samplesOf(toc);
  }

  /// RFC 6716 table 2: what one frame lasts, in samples at 48 kHz.
  private static int samplesOf(int toc) {
    int configuration = toc >> 3;
    if (configuration >= 16) {
      return 120 << (configuration & 3);
    }
    if (configuration >= 12) {
      return 480 << (configuration & 1);
    }
    int step = configuration & 3;
    return step == 3 ? 2880 : 480 << step;
  }
}
