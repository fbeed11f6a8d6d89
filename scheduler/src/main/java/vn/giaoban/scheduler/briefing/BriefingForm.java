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
/// @param recurrence RFC 5545 RRULE; refused for the time being
public record BriefingForm(
    @Nullable String title,
    @Nullable String startsAt,
    @Nullable String duration,
    @Nullable String chair,
    @Nullable List<@Nullable String> units,
    @Nullable List<@Nullable AgendaItemForm> agenda,
    @Nullable String recurrence) {}
