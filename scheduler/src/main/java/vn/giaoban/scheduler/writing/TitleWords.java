package vn.giaoban.scheduler.writing;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/// Words in a title that depend on the day: `{tuan}` or `{week}` is the week's number (ISO 8601),
/// `{thang}` or `{month}` the month's, `{nam}` or `{year}` the year of that week. Pure.
public final class TitleWords {
  private TitleWords() {}

  /// The title on a day, one line.
  public static String on(String title, LocalDate day) {
    String week = Integer.toString(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    String month = Integer.toString(day.getMonthValue());
    String year =
        Integer.toString(
            title.contains("{tu") || title.contains("{week}")
                ? day.get(IsoFields.WEEK_BASED_YEAR)
                : day.getYear());
    return Written.line(title)
        .replace("{tuan}", week)
        .replace("{tuần}", week)
        .replace("{week}", week)
        .replace("{thang}", month)
        .replace("{tháng}", month)
        .replace("{month}", month)
        .replace("{nam}", year)
        .replace("{năm}", year)
        .replace("{year}", year);
  }
}
