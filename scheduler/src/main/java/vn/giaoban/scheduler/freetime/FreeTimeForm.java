package vn.giaoban.scheduler.freetime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A search for common free time, as somebody writes it down.
///
/// @param units codes of those who must come
/// @param chair a unit's code or a person's user name
/// @param duration ISO 8601
/// @param from RFC 3339; null: now
/// @param to RFC 3339; null: two weeks after `from`
/// @param should codes or user names of those who should come
/// @param gap ISO 8601, before and after; null: none
/// @param halls codes or names of halls one of which is needed
/// @param limit at most so many answers; null: 10
/// @param except a briefing that is to be moved: its own bookings do not count
public record FreeTimeForm(
    @Nullable List<@Nullable String> units,
    @Nullable String chair,
    @Nullable String duration,
    @Nullable String from,
    @Nullable String to,
    @Nullable List<@Nullable String> should,
    @Nullable String gap,
    @Nullable Hours workingHours,
    @Nullable List<@Nullable String> halls,
    @Nullable Integer limit,
    @Nullable String except) {
  /// When meetings may be held, `07:30`.
  public record Hours(
      @Nullable String from,
      @Nullable String to,
      @Nullable String lunchFrom,
      @Nullable String lunchTo,
      @Nullable Boolean everyDay) {}
}
