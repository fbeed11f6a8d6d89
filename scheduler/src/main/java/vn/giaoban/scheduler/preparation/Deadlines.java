package vn.giaoban.scheduler.preparation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// By when what must be out. Pure.
///
/// @param invitations the last moment to send them; null: no rule
/// @param documents the last moment for papers; null: no rule
/// @param eve the end of the last working day before the meeting
public record Deadlines(@Nullable Instant invitations, @Nullable Instant documents, Instant eve) {
  /// Those of a briefing that starts then.
  public static Deadlines of(Instant startsAt, LeadTimes leads, OfficeDays days) {
    return new Deadlines(
        leads.invitationDays() == 0 ? null : days.closeBefore(startsAt, leads.invitationDays()),
        leads.documentDays() == 0 ? null : days.closeBefore(startsAt, leads.documentDays()),
        days.closeBefore(startsAt, 1));
  }
}
