package vn.giaoban.conference.rtp;

/// The picture size in an H.264 sequence parameter set (ITU-T H.264 section 7.3.2.1.1).
final class SequenceParameters {
  private static final int MAX_OCTETS = 128;

  private final byte[] plain = new byte[MAX_OCTETS];
  private final BitReader bits = new BitReader();
  private int width;
  private int height;

  /// Reads a set.
  ///
  /// @param index of its NAL unit
  /// @return whether the size could be read
  boolean read(byte[] packet, int index, int length) {
    bits.over(plain, 0, unescape(packet, index, length));
    bits.skip(8);
    int profile = bits.bits(8);
    bits.skip(16);
    bits.exponential();
    boolean chroma = true;
    if (isHigh(profile)) {
      chroma = readHigh();
    }
    bits.exponential();
    int orderType = bits.exponential();
    if (orderType == 0) {
      bits.exponential();
    } else if (orderType == 1) {
      bits.skip(1);
      bits.exponential();
      bits.exponential();
      int cycle = bits.exponential();
      for (int i = 0; i < cycle && !bits.isOverrun(); i++) {
        bits.exponential();
      }
    }
    bits.exponential();
    bits.skip(1);
    int columns = bits.exponential() + 1;
    int rows = bits.exponential() + 1;
    int fields = bits.flag() ? 1 : 2;
    if (fields == 2) {
      bits.skip(1);
    }
    bits.skip(1);
    int cutX = 0;
    int cutY = 0;
    if (bits.flag()) {
      cutX = (chroma ? 2 : 1) * (bits.exponential() + bits.exponential());
      cutY = (chroma ? 2 : 1) * fields * (bits.exponential() + bits.exponential());
    }
    width = 16 * columns - cutX;
    height = 16 * rows * fields - cutY;
    return !bits.isOverrun() && isSize(columns) && isSize(rows) && width > 0 && height > 0;
  }

  private static boolean isSize(int blocks) {
    return blocks > 0 && blocks <= 1024;
  }

  private static boolean isHigh(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  /// @return whether colours are subsampled in both directions
  private boolean readHigh() {
    int chroma = bits.exponential();
    if (chroma == 3) {
      bits.skip(1);
    }
    bits.exponential();
    bits.exponential();
    bits.skip(1);
    if (bits.flag()) {
      for (int i = 0; i < (chroma == 3 ? 12 : 8) && !bits.isOverrun(); i++) {
        if (bits.flag()) {
          skipScaling(i < 6 ? 16 : 64);
        }
      }
    }
    return chroma == 1;
  }

  private void skipScaling(int count) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < count && next != 0; i++) {
      int coded = bits.exponential();
      int delta = (coded & 1) == 0 ? -(coded >> 1) : (coded >> 1) + 1;
      next = last + delta & 0xFF;
      last = next == 0 ? last : next;
    }
  }

  /// Leaves out the octets that keep start codes from appearing (section 7.4.1.1).
  private int unescape(byte[] packet, int index, int length) {
    int count = 0;
    int zeros = 0;
    for (int i = index; i < index + length && count < MAX_OCTETS; i++) {
      if (zeros >= 2 && packet[i] == 3) {
        zeros = 0;
        continue;
      }
      zeros = packet[i] == 0 ? zeros + 1 : 0;
      plain[count++] = packet[i];
    }
    return count;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
