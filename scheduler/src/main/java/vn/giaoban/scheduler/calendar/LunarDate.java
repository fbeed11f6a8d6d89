package vn.giaoban.scheduler.calendar;

/// A date of the Vietnamese lunar calendar.
///
/// @param year the solar year in which it began
/// @param month 1..12
/// @param day 1..30
/// @param leap whether the month is the repeated one (*tháng nhuận*)
public record LunarDate(int year, int month, int day, boolean leap) {
  /// `27/9`, or `3/6N` in a repeated month, as wall calendars print it.
  public String shortForm() {
    return day + "/" + month + (leap ? "N" : "");
  }
}
