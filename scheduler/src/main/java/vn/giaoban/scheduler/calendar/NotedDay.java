package vn.giaoban.scheduler.calendar;

import java.time.LocalDate;

/// A day the office noted because it is not what the law alone makes of it.
///
/// @param off true: nobody works, e.g. between a feast and a weekend; false: work is done, e.g. on
///   the Saturday that was given for it
/// @param name why, for readers; may be empty
public record NotedDay(LocalDate date, boolean off, String name) {}
