package vn.giaoban.scheduler.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.BriefingForm;

/// Lays one form over another: what the upper one leaves out comes from the lower one. Pure.
final class Filling {
  static final BriefingForm NOTHING = new BriefingForm(null, null, null, null, null, null, null);

  private Filling() {}

  static BriefingForm over(BriefingForm upper, BriefingForm lower) {
    return new BriefingForm(
        text(upper.title(), lower.title()),
        upper.startsAt(),
        text(upper.duration(), lower.duration()),
        text(upper.chair(), lower.chair()),
        or(upper.units(), lower.units()),
        or(upper.agenda(), lower.agenda()),
        upper.recurrence(),
        upper.kind(),
        or(upper.location(), lower.location()),
        or(upper.invitationDays(), lower.invitationDays()),
        or(upper.documentDays(), lower.documentDays()),
        or(upper.reminders(), lower.reminders()),
        or(upper.letterText(), lower.letterText()),
        or(upper.microphones(), lower.microphones()),
        or(upper.quorum(), lower.quorum()),
        or(upper.layout(), lower.layout()));
  }

  /// The same with these units, unless it names some.
  static BriefingForm inviting(BriefingForm form, List<String> units) {
    return form.units() != null || units.isEmpty() ? form : form.inviting(List.copyOf(units));
  }

  private static <T> @Nullable T or(@Nullable T upper, @Nullable T lower) {
    return upper != null ? upper : lower;
  }

  private static @Nullable String text(@Nullable String upper, @Nullable String lower) {
    return upper != null && !upper.isBlank() ? upper : lower;
  }
}
