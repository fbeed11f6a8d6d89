package vn.giaoban.scheduler.calendar;

import java.util.List;

/// One year as the office keeps it.
///
/// @param year 1900–2199
/// @param days noted days of that year, by date
public record YearPlan(int year, YearRule rule, List<NotedDay> days) {
  public YearPlan {
    days = List.copyOf(days);
  }
}
