package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which units are asked for.
///
/// @param on the date they must exist on
/// @param parent code of the unit directly above
/// @param level only these
/// @param q part of the name, with or without diacritics, or the whole code
public record UnitQuery(
    LocalDate on, @Nullable String parent, @Nullable Level level, @Nullable String q) {
  /// Every unit of a date.
  public static UnitQuery on(LocalDate date) {
    return new UnitQuery(date, null, null, null);
  }
}
