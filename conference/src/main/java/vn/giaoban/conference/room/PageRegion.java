package vn.giaoban.conference.room;

/// A part of a document's page, in ten-thousandths of the page from its upper left corner (a
/// journal holds no fractions). Every screen shows at least this part, however it is shaped, so
/// that all look at the same lines.
///
/// @param x left edge, 0..10000
/// @param y upper edge, 0..10000
/// @param width 200..10000
/// @param height 200..10000
public record PageRegion(int x, int y, int width, int height) {
  private static final int WHOLE = 10_000;

  /// Smaller is a smudge: fifty-fold.
  private static final int SMALLEST = 200;

  /// What rounding may be off by.
  private static final int ROUNDING = 2;

  /// Whether it lies on the page and can be looked at.
  boolean isOnThePage() {
    return isInside(x, width) && isInside(y, height);
  }

  private static boolean isInside(int from, int length) {
    return from >= 0 && length >= SMALLEST && length <= WHOLE && from <= WHOLE + ROUNDING - length;
  }
}
