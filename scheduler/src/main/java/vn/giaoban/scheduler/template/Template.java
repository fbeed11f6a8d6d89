package vn.giaoban.scheduler.template;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.attendance.SubstituteRule;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.organisation.Level;

/// A kind of meeting.
///
/// @param code what briefings bear as `kind`
/// @param note what it is for; may be empty
/// @param form what a briefing begins with; `startsAt`, `recurrence` and `kind` are null
/// @param levels all units of these levels are invited, of the day the briefing starts
/// @param groups and those of these groups
/// @param substitutes who may sit in for whom, in briefings of this kind
/// @param urgent offered on the page for urgent meetings
public record Template(
    String code,
    String name,
    String note,
    BriefingForm form,
    List<Level> levels,
    List<String> groups,
    SubstituteRule substitutes,
    boolean urgent,
    int version,
    @Nullable String changedBy,
    Instant changedAt) {
  public Template {
    levels = List.copyOf(levels);
    groups = List.copyOf(groups);
  }

  /// The same with other defaults.
  Template with(BriefingForm other) {
    return new Template(
        code,
        name,
        note,
        other,
        levels,
        groups,
        substitutes,
        urgent,
        version,
        changedBy,
        changedAt);
  }
}
