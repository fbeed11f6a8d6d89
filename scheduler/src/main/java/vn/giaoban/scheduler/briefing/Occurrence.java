package vn.giaoban.scheduler.briefing;

import java.time.Instant;
import java.util.UUID;

/// A briefing's place in a series.
///
/// @param seriesId which series; the iCalendar object of the series bears this id
/// @param recurrenceId the moment the series' rule names, UTC: the iCalendar RECURRENCE-ID (RFC
///   5545 section 3.8.4.4), which stays when the briefing itself is moved
public record Occurrence(UUID seriesId, Instant recurrenceId) {}
