package vn.giaoban.scheduler.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The lunar calendar of Vietnam, 1900–2199.
///
/// The rules as Hồ Ngọc Đức states them (*Thuật toán tính âm lịch*): a month begins on the day of
/// the new moon; the winter solstice falls in month 11; where there are 13 months between two of
/// these, the first one without a major solar term repeats the number of the one before. Days are
/// those of UTC+7 since 1968 (Decision 121/CP of 1967), which is why Tết of 1968, 1969, 1985, 2007,
/// 2030 and 2053 is not on the Chinese New Year's day; before, those of the calendar then in use,
/// UTC+8, and Beijing's own time until 1928.
public final class LunarCalendar {
  /// The first and the last solar year that are computed.
  public static final int FIRST_YEAR = 1900;

  public static final int LAST_YEAR = 2199;

  private static final double EPOCH_JULIAN_DAY = 2440587.5;
  private static final int MAJOR_TERM_DEGREES = 30;
  private static final int WINTER = 9;
  private static final double MEAN_MONTH = 29.530588861;
  private static final double MOON_ZERO = 2451550.09766;

  private static final Map<Integer, List<Month>> YEARS = new ConcurrentHashMap<>();

  private LunarCalendar() {}

  private record Month(long start, int number, boolean leap) {}

  /// Whether dates of this solar year can be asked for.
  public static boolean covers(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }

  /// The lunar date of a day.
  ///
  /// @throws IllegalArgumentException outside the years 1900–2199
  public static LunarDate of(LocalDate date) {
    if (!covers(date)) {
      throw new IllegalArgumentException("date: " + date + " (expected: 1900–2199)");
    }
    long day = date.toEpochDay();
    int year = date.getYear();
    List<Month> months = months(year);
    if (day < months.getFirst().start()) {
      year--;
      months = months(year);
    }
    for (int i = months.size() - 1; i >= 0; i--) {
      Month month = months.get(i);
      if (day >= month.start()) {
        return new LunarDate(year, month.number(), (int) (day - month.start()) + 1, month.leap());
      }
    }
    throw new IllegalStateException("no lunar month holds " + date);
  }

  /// The first day of a lunar year: *mùng một Tết*.
  ///
  /// @param year 1900–2199
  public static LocalDate newYear(int year) {
    return toSolar(year, 1, 1);
  }

  /// The day of a lunar date, in a month that is not a repeated one.
  ///
  /// @param year 1900–2199
  /// @param month 1..12
  /// @param day from 1; one more than the month has is the first of the next
  public static LocalDate toSolar(int year, int month, int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException("year: " + year + " (expected: 1900–2199)");
    }
    return months(year).stream()
        .filter(m -> m.number() == month && !m.leap())
        .findFirst()
        .map(m -> LocalDate.ofEpochDay(m.start() + day - 1))
        .orElseThrow(() -> new IllegalArgumentException("month: " + month + " (expected: 1..12)"));
  }

  /// The months of a lunar year, in order.
  private static List<Month> months(int year) {
    return YEARS.computeIfAbsent(
        year,
        y -> {
          List<Month> before = fromSolsticeTo(y);
          List<Month> after = fromSolsticeTo(y + 1);
          List<Month> all = new ArrayList<>(before.subList(newYear(before), before.size()));
          all.addAll(after.subList(0, newYear(after)));
          return List.copyOf(all);
        });
  }

  private static int newYear(List<Month> months) {
    for (int i = 0; i < months.size(); i++) {
      if (months.get(i).number() == 1 && !months.get(i).leap()) {
        return i;
      }
    }
    throw new IllegalStateException("no first month");
  }

  /// The months from that of the winter solstice of the year before to the last one before that of
  /// the given year.
  private static List<Month> fromSolsticeTo(int year) {
    int first = monthOfSolstice(year - 1);
    int count = monthOfSolstice(year) - first;
    List<Month> months = new ArrayList<>(count);
    boolean leapPending = count == 13;
    int number = 11;
    for (int k = first; k < first + count; k++) {
      long start = firstDay(k);
      boolean leap = leapPending && k > first && majorTerm(start) == majorTerm(firstDay(k + 1));
      if (leap) {
        leapPending = false;
        months.add(new Month(start, months.getLast().number(), true));
      } else {
        months.add(new Month(start, number, false));
        number = number % 12 + 1;
      }
    }
    return months;
  }

  /// Number of the new moon that begins the month in which the solstice of December falls.
  private static int monthOfSolstice(int year) {
    double end = LocalDate.of(year, 12, 31).toEpochDay() + EPOCH_JULIAN_DAY;
    int k = (int) Math.floor((end - MOON_ZERO) / MEAN_MONTH);
    // The last month of the year holds the solstice unless the sun had passed it when it began.
    while (LocalDate.ofEpochDay(firstDay(k + 1)).getYear() <= year) {
      k++;
    }
    return majorTerm(firstDay(k)) >= WINTER ? k - 1 : k;
  }

  /// The day on which a new moon falls, as days since 1970-01-01.
  private static long firstDay(int k) {
    double moment = Astronomy.newMoon(k) - EPOCH_JULIAN_DAY;
    return (long) Math.floor(moment + offset(moment));
  }

  /// How many major solar terms the sun has passed since the March equinox when the day begins.
  private static int majorTerm(long day) {
    double midnight = day - offset(day) + EPOCH_JULIAN_DAY;
    return (int) (Astronomy.sunLongitude(midnight) / MAJOR_TERM_DEGREES);
  }

  /// Local minus universal time, in days.
  private static double offset(double epochDay) {
    double hours;
    if (epochDay < LocalDate.of(1929, 1, 1).toEpochDay()) {
      hours = 116.4167 / 15; // Beijing's longitude
    } else {
      hours = epochDay < LocalDate.of(1968, 1, 1).toEpochDay() ? 8 : 7;
    }
    return hours / 24;
  }
}
