package vn.giaoban.conference.rtp;

/// Reads single bits, highest first. Behind the end there are zeros, and [#isOverrun] tells so.
final class BitReader {
  private byte[] bytes = {};
  private int at;
  private int end;

  /// Begins to read.
  ///
  /// @param length in octets
  void over(byte[] source, int index, int length) {
    bytes = source;
    at = index * 8;
    end = (index + length) * 8;
  }

  boolean flag() {
    return bits(1) != 0;
  }

  /// @param count up to 31
  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int bit = at < end ? bytes[at >> 3] >> (7 - (at & 7)) & 1 : 0;
      value = value << 1 | bit;
      at++;
    }
    return value;
  }

  /// A number below `n` in as few bits as possible (AV1 bitstream specification section 4.10.7).
  int nonSymmetric(int n) {
    int width = 32 - Integer.numberOfLeadingZeros(n);
    int few = (1 << width) - n;
    int value = bits(width - 1);
    return value < few ? value : (value << 1) - few + bits(1);
  }

  /// An Exp-Golomb number (H.264 section 9.1).
  int exponential() {
    int zeros = 0;
    while (zeros < 31 && !isOverrun() && bits(1) == 0) {
      zeros++;
    }
    return (1 << zeros) - 1 + bits(zeros);
  }

  void skip(int count) {
    at += count;
  }

  boolean isOverrun() {
    return at > end;
  }
}
