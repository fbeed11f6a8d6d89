package vn.giaoban.conference.forward;

/// What a slot must know of a packet, in one number: read once, for all receivers.
final class Mark {
  /// A decoder can begin with this packet.
  static final int KEYFRAME = 1;

  static final int FRAME_START = 1 << 1;
  static final int FRAME_END = 1 << 2;

  /// From here a receiver may go up to this packet's temporal layer.
  static final int SWITCH_UP = 1 << 3;

  private static final int TEMPORAL_SHIFT = 4;
  private static final int SPATIAL_SHIFT = 8;
  private static final int NEXT_SHIFT = 12;
  private static final int LAYER_MASK = 0xF;

  /// Behind the last spatial layer of a picture.
  static final int NO_LAYER = LAYER_MASK;

  private Mark() {}

  /// @param frameEnd the last packet of its spatial layer of a picture
  /// @param pictureEnd the last packet of a picture
  static int of(
      boolean keyframe,
      boolean frameStart,
      boolean frameEnd,
      boolean pictureEnd,
      boolean switchUp,
      int temporalLayer,
      int spatialLayer) {
    return (keyframe ? KEYFRAME : 0)
        | (frameStart ? FRAME_START : 0)
        | (frameEnd ? FRAME_END : 0)
        | (switchUp ? SWITCH_UP : 0)
        | (temporalLayer & LAYER_MASK) << TEMPORAL_SHIFT
        | (spatialLayer & LAYER_MASK) << SPATIAL_SHIFT
        | (pictureEnd ? NO_LAYER : spatialLayer + 1 & LAYER_MASK) << NEXT_SHIFT;
  }

  /// The same, knowing the packet behind it: a picture may lack any layer but the lowest.
  static int followedBy(int mark, int next) {
    if (!has(next, FRAME_START)) {
      return mark;
    }
    int layer = spatialLayer(next);
    int following = layer > spatialLayer(mark) ? layer : NO_LAYER;
    return mark & ~(LAYER_MASK << NEXT_SHIFT) | following << NEXT_SHIFT;
  }

  /// The spatial layer that follows in the picture behind this packet's; the next higher one as
  /// long as it is not known.
  static int nextLayer(int mark) {
    return mark >> NEXT_SHIFT & LAYER_MASK;
  }

  static boolean has(int mark, int flag) {
    return (mark & flag) != 0;
  }

  static int temporalLayer(int mark) {
    return mark >> TEMPORAL_SHIFT & LAYER_MASK;
  }

  static int spatialLayer(int mark) {
    return mark >> SPATIAL_SHIFT & LAYER_MASK;
  }
}
