package vn.giaoban.conference.rtp;

/// From which pictures on a receiver of lower temporal layers may be given a higher one: those
/// before which a point was passed that no later picture refers across, with none of the layers in
/// question in between.
final class SwitchingPoints {
  private static final int ALL = 0xFF;

  /// A bit for each temporal layer of which nothing has come since its point.
  private int clean;

  /// Passes a picture.
  ///
  /// @param opened a bit for each temporal layer of which no later picture refers to one before
  ///   this; its own and lower ones do not count
  /// @return whether a receiver may be given this picture's layer, beginning with it
  boolean pass(int temporalLayer, int opened) {
    int own = 1 << temporalLayer;
    boolean point = (clean & own) != 0;
    clean = clean & own - 1 | opened & above(temporalLayer);
    return point;
  }

  /// Passes a key frame.
  void begin() {
    clean = ALL & ~1;
  }

  /// The layers above one.
  static int above(int temporalLayer) {
    return ALL & ~((2 << temporalLayer) - 1);
  }
}
