package vn.giaoban.conference.room;

/// A part of a document's page, in fractions of the page from its upper left corner. Every screen
/// shows at least this part, however it is shaped, so that all look at the same lines.
///
/// @param x left edge, 0..1
/// @param y upper edge, 0..1
/// @param width 0.02..1
/// @param height 0.02..1
public record PageRegion(double x, double y, double width, double height) {
  /// Smaller is a smudge: fifty-fold.
  private static final double SMALLEST = 0.02;

  /// What four decimals may be off by.
  private static final double ROUNDING = 0.001;

  /// Whether it lies on the page and can be looked at.
  boolean isOnThePage() {
    return x >= 0
        && y >= 0
        && width >= SMALLEST
        && height >= SMALLEST
        && x + width <= 1 + ROUNDING
        && y + height <= 1 + ROUNDING;
  }
}
