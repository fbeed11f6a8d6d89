package vn.giaoban.scheduler.briefing;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a briefing is prepared and run, beside what it is about. Comes from the template of its kind
/// unless somebody says otherwise.
///
/// @param kind code of its template; null: none
/// @param place null: every unit at its own site
/// @param leadTimes how long before the start things must be done
/// @param reminders how long before the start invitees are reminded, the longest first; empty: at
///   the usual times
/// @param letterText what its letter of invitation says beside the usual; empty: nothing
/// @param roomPolicy how its room begins
public record Arrangement(
    @Nullable String kind,
    @Nullable Place place,
    LeadTimes leadTimes,
    List<Duration> reminders,
    String letterText,
    RoomPolicy roomPolicy) {
  /// Nothing in particular.
  public static final Arrangement USUAL =
      new Arrangement(null, null, LeadTimes.USUAL, List.of(), "", RoomPolicy.USUAL);

  public Arrangement {
    reminders = List.copyOf(reminders);
  }
}
