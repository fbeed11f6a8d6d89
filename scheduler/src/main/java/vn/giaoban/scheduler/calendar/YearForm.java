package vn.giaoban.scheduler.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A year as somebody wrote it, unchecked. Replaces what was kept for that year.
///
/// @param tetDaysBefore 0..4; null: 1
/// @param nationalDay `BEFORE` or `AFTER`; null: the longer leave
/// @param days null: none
public record YearForm(
    @Nullable Integer tetDaysBefore,
    @Nullable String nationalDay,
    @Nullable List<@Nullable Day> days) {

  /// @param date ISO 8601
  /// @param kind `OFF` or `WORKING`
  public record Day(@Nullable String date, @Nullable String kind, @Nullable String name) {}
}
