package vn.giaoban.scheduler.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.BriefingState;

/// A briefing as a calendar shows it: nothing that takes a second look at the database.
///
/// @param chair a unit's code or a person's user name
/// @param units how many are invited
/// @param sequence iCalendar SEQUENCE
/// @param published whether it stands in the week's public programme
/// @param place where it is held beside the online room; null: online only
/// @param changedAt when it was changed last
/// @param changed number of the transaction that changed it last
public record CalendarEntry(
    UUID id,
    String title,
    Instant startsAt,
    Instant endsAt,
    String chair,
    String chairName,
    BriefingState state,
    int units,
    int sequence,
    boolean published,
    @Nullable String place,
    Instant changedAt,
    long changed) {
  /// Whether it was called off.
  public boolean cancelled() {
    return state == BriefingState.CANCELLED;
  }
}
