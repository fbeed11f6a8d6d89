package vn.giaoban.scheduler.programme;

import java.util.List;
import vn.giaoban.scheduler.calendar.CalendarEntry;

/// One line of the programme.
///
/// @param participants who is invited, in words a reader of the whole province understands: names
///   when few, else how many of each level
public record ProgrammeLine(CalendarEntry entry, List<String> participants) {}
