package vn.giaoban.scheduler.calendar;

import org.jspecify.annotations.Nullable;

/// What was decided for one year where the law leaves a choice.
///
/// @param tetBefore how many of the five days of Tết come before its first day, 0..4
/// @param nationalDay on which side of 2 September the second day is; null: that which makes the
///   longer leave with the weekend
public record YearRule(int tetBefore, @Nullable Side nationalDay) {
  /// The last day of the old year and the first four of the new one.
  public static final YearRule USUAL = new YearRule(1, null);

  /// Which neighbour.
  public enum Side {
    BEFORE,
    AFTER
  }
}
