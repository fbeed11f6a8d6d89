package vn.giaoban.web.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.programme.ProgrammeSettings;
import vn.giaoban.scheduler.record.IssuingOffice;

/// The programme of one week, in words.
///
/// @param days seven, from Monday
record ProgrammeSheet(Week week, IssuingOffice office, ProgrammeSettings settings, List<Day> days) {

  /// One day.
  ///
  /// @param lunar as wall calendars print it
  /// @param holiday name of the holiday; null on other days
  record Day(LocalDate date, String lunar, @Nullable String holiday, List<Line> lines) {}

  /// One meeting.
  ///
  /// @param time `08:00 – 09:40`
  /// @param afternoon begins at noon or later
  /// @param participants in words; empty when nobody is invited yet
  record Line(
      UUID id,
      String time,
      boolean afternoon,
      String title,
      String chair,
      String participants,
      String place,
      boolean cancelled,
      Instant startsAt,
      Instant changedAt) {}

  /// Everything in it, in order.
  List<Line> lines() {
    return days.stream().flatMap(day -> day.lines().stream()).toList();
  }
}
