package vn.giaoban.conference.forward;

import org.jspecify.annotations.Nullable;

/// Remembers how the last packets of a slot were made, so that a receiver can ask again. The
/// packets themselves are in the layer's cache, once for all receivers.
final class SentPackets {
  private static final int CAPACITY = 512;
  private static final int EMPTY = -1;
  private static final int MARKER = 1 << 8;

  private int[] numbers = {};
  private int[] timestampOffsets = {};
  private int[] pictures = {};
  private int[] details = {};
  private @Nullable Layer[] layers = {};

  /// @param picture [#picture] of the ids as sent
  /// @param transportNumber the transport-wide number it carried
  /// @param padding in octets, below 256
  void put(
      int outgoing,
      int incoming,
      Layer layer,
      int timestampOffset,
      int picture,
      int transportNumber,
      int padding,
      boolean marker) {
    if (numbers.length == 0) {
      take();
    }
    int place = outgoing % CAPACITY;
    numbers[place] = outgoing << 16 | incoming;
    timestampOffsets[place] = timestampOffset;
    pictures[place] = picture;
    details[place] = transportNumber << 16 | (marker ? MARKER : 0) | padding;
    layers[place] = layer;
  }

  private void take() {
    numbers = new int[CAPACITY];
    timestampOffsets = new int[CAPACITY];
    pictures = new int[CAPACITY];
    details = new int[CAPACITY];
    layers = new Layer[CAPACITY];
  }

  /// Picture id and TL0PICIDX in one number.
  static int picture(int pictureId, int tl0PictureIndex) {
    return pictureId < 0 ? EMPTY : (pictureId & 0xFFFF) << 8 | tl0PictureIndex & 0xFF;
  }

  /// @return the layer a packet came from; null when it is no longer known
  @Nullable Layer layer(int outgoing) {
    int place = outgoing % CAPACITY;
    return numbers.length > 0 && numbers[place] >>> 16 == outgoing ? layers[place] : null;
  }

  int incoming(int outgoing) {
    return numbers[outgoing % CAPACITY] & 0xFFFF;
  }

  int timestampOffset(int outgoing) {
    return timestampOffsets[outgoing % CAPACITY];
  }

  /// @return -1 when it had none
  int pictureId(int outgoing) {
    int picture = pictures[outgoing % CAPACITY];
    return picture == EMPTY ? -1 : picture >> 8;
  }

  int tl0PictureIndex(int outgoing) {
    int picture = pictures[outgoing % CAPACITY];
    return picture == EMPTY ? -1 : picture & 0xFF;
  }

  int transportNumber(int outgoing) {
    return details[outgoing % CAPACITY] >>> 16;
  }

  int padding(int outgoing) {
    return details[outgoing % CAPACITY] & 0xFF;
  }

  boolean marker(int outgoing) {
    return (details[outgoing % CAPACITY] & MARKER) != 0;
  }
}
