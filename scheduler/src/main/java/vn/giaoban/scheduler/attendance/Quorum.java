package vn.giaoban.scheduler.attendance;

/// How many of the invited must come for the meeting to decide. Pure.
///
/// @param numerator 1..denominator
/// @param denominator 1..100
/// @param moreThan whether it must be more than this share; else the share is enough
public record Quorum(int numerator, int denominator, boolean moreThan) {
  /// More than half.
  public static final Quorum HALF = new Quorum(1, 2, true);

  /// Whether it can be met at all.
  public boolean makesSense() {
    return denominator >= 1
        && denominator <= 100
        && numerator >= 1
        && (moreThan ? numerator < denominator : numerator <= denominator);
  }

  /// The smallest number of units that meets it.
  ///
  /// @param invited 0 or more
  public int needed(int invited) {
    long share = (long) numerator * invited;
    long down = share / denominator;
    return (int) (moreThan ? down + 1 : down * denominator == share ? down : down + 1);
  }
}
