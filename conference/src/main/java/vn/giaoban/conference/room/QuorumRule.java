package vn.giaoban.conference.room;

/// How many of the invited units must be here for the meeting to decide: two thirds, more than
/// half.
///
/// @param numerator 1..denominator
/// @param denominator 1..100
/// @param moreThan whether it must be more than this share; else this share is enough
public record QuorumRule(int numerator, int denominator, boolean moreThan) {
  /// Whether it can be met at all.
  boolean makesSense() {
    return denominator >= 1
        && denominator <= 100
        && numerator >= 1
        && (moreThan ? numerator < denominator : numerator <= denominator);
  }

  /// Whether `present` of `invited` are enough.
  public boolean met(int present, int invited) {
    long have = (long) present * denominator;
    long need = (long) numerator * invited;
    return moreThan ? have > need : have >= need;
  }
}
