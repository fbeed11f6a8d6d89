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
  private static final int LAYER_MASK = 0xF;

  private Mark() {}

  static int of(
      boolean keyframe,
      boolean frameStart,
      boolean frameEnd,
      boolean switchUp,
      int temporalLayer,
      int spatialLayer) {
    return (keyframe ? KEYFRAME : 0)
        | (frameStart ? FRAME_START : 0)
        | (frameEnd ? FRAME_END : 0)
        | (switchUp ? SWITCH_UP : 0)
        | (temporalLayer & LAYER_MASK) << TEMPORAL_SHIFT
        | (spatialLayer & LAYER_MASK) << SPATIAL_SHIFT;
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
