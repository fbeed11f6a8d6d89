package vn.giaoban.conference.forward;

import org.jspecify.annotations.Nullable;

/// Remembers which source packet became which packet of a slot, so that a receiver can ask again.
/// The packets themselves are in the layer's cache, once for all receivers.
final class SentPackets {
  private static final int CAPACITY = 512;

  private final int[] numbers = new int[CAPACITY];
  private final @Nullable Layer[] layers = new Layer[CAPACITY];
  private final SlotRewriter.@Nullable Offsets[] offsets = new SlotRewriter.Offsets[CAPACITY];

  void put(int outgoing, int incoming, Layer layer, SlotRewriter.Offsets rewritten) {
    int place = outgoing % CAPACITY;
    numbers[place] = outgoing << 16 | incoming;
    layers[place] = layer;
    offsets[place] = rewritten;
  }

  /// @return the layer a packet came from; null when it is no longer known
  @Nullable Layer layer(int outgoing) {
    int place = outgoing % CAPACITY;
    return numbers[place] >>> 16 == outgoing ? layers[place] : null;
  }

  int incoming(int outgoing) {
    return numbers[outgoing % CAPACITY] & 0xFFFF;
  }

  SlotRewriter.@Nullable Offsets offsets(int outgoing) {
    return offsets[outgoing % CAPACITY];
  }
}
