package vn.giaoban.scheduler.briefing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItemForm;

/// A briefing as somebody writes it down, not checked yet. In a change, what is null stays.
///
/// @param startsAt RFC 3339 with offset
/// @param duration ISO 8601, e.g. `PT1H30M`
/// @param chair a unit's code or a person's user name
/// @param units codes
/// @param recurrence RFC 5545 RRULE: then it is the first of a series
/// @param kind code of a template; an empty text: none
/// @param location code of a hall, or words; an empty text: none
/// @param invitationDays working days before the start
/// @param documentDays the same
/// @param reminders ISO 8601, before the start
/// @param microphones [RoomPolicy.Microphones]; an empty text: none
/// @param quorum `2/3` or `>1/2`; an empty text: none
/// @param layout [RoomPolicy.Layout]; an empty text: none
public record BriefingForm(
    @Nullable String title,
    @Nullable String startsAt,
    @Nullable String duration,
    @Nullable String chair,
    @Nullable List<@Nullable String> units,
    @Nullable List<@Nullable AgendaItemForm> agenda,
    @Nullable String recurrence,
    @Nullable String kind,
    @Nullable String location,
    @Nullable Integer invitationDays,
    @Nullable Integer documentDays,
    @Nullable List<@Nullable String> reminders,
    @Nullable String letterText,
    @Nullable String microphones,
    @Nullable String quorum,
    @Nullable String layout) {
  /// What a briefing is about; nothing of its arrangement.
  public BriefingForm(
      @Nullable String title,
      @Nullable String startsAt,
      @Nullable String duration,
      @Nullable String chair,
      @Nullable List<@Nullable String> units,
      @Nullable List<@Nullable AgendaItemForm> agenda,
      @Nullable String recurrence) {
    this(
        title,
        startsAt,
        duration,
        chair,
        units,
        agenda,
        recurrence,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// Whether it is the first of a series.
  public boolean recurs() {
    return recurrence != null && !recurrence.isBlank();
  }

  /// The same under another title.
  public BriefingForm titled(String other) {
    return new BriefingForm(
        other,
        startsAt,
        duration,
        chair,
        units,
        agenda,
        recurrence,
        kind,
        location,
        invitationDays,
        documentDays,
        reminders,
        letterText,
        microphones,
        quorum,
        layout);
  }

  /// The same for other units.
  public BriefingForm inviting(List<@Nullable String> others) {
    return new BriefingForm(
        title,
        startsAt,
        duration,
        chair,
        others,
        agenda,
        recurrence,
        kind,
        location,
        invitationDays,
        documentDays,
        reminders,
        letterText,
        microphones,
        quorum,
        layout);
  }

  /// The same at another time.
  public BriefingForm at(@Nullable String start, @Nullable String length) {
    return new BriefingForm(
        title,
        start,
        length,
        chair,
        units,
        agenda,
        recurrence,
        kind,
        location,
        invitationDays,
        documentDays,
        reminders,
        letterText,
        microphones,
        quorum,
        layout);
  }
}
