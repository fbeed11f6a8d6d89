package vn.giaoban.scheduler.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LunarCalendarTest {
  /// First days of the lunar years 1990–2050 (month and day), as printed calendars have them.
  private static final List<String> NEW_YEARS =
      List.of(
          """
          0127 0215 0204 0123 0210 0131 0219 0207 0128 0216
          0205 0124 0212 0201 0122 0209 0129 0217 0207 0126
          0214 0203 0123 0210 0131 0219 0208 0128 0216 0205
          0125 0212 0201 0122 0210 0129 0217 0206 0126 0213
          0202 0123 0211 0131 0219 0208 0128 0215 0204 0124
          0212 0201 0122 0210 0130 0217 0206 0126 0214 0202
          0123\
          """
              .split("\\s+"));

  /// Repeated months of the same years.
  private static final Map<Integer, Integer> LEAP_MONTHS =
      Map.ofEntries(
          Map.entry(1990, 5),
          Map.entry(1993, 3),
          Map.entry(1995, 8),
          Map.entry(1998, 5),
          Map.entry(2001, 4),
          Map.entry(2004, 2),
          Map.entry(2006, 7),
          Map.entry(2009, 5),
          Map.entry(2012, 4),
          Map.entry(2014, 9),
          Map.entry(2017, 6),
          Map.entry(2020, 4),
          Map.entry(2023, 2),
          Map.entry(2025, 6),
          Map.entry(2028, 5),
          Map.entry(2031, 3),
          Map.entry(2033, 11),
          Map.entry(2036, 6),
          Map.entry(2039, 5),
          Map.entry(2042, 2),
          Map.entry(2044, 7),
          Map.entry(2047, 5),
          Map.entry(2050, 3));

  @Test
  void tetIsOnTheDayPrintedCalendarsHave() {
    DateTimeFormatter form = DateTimeFormatter.ofPattern("MMdd");
    for (int i = 0; i < NEW_YEARS.size(); i++) {
      int year = 1990 + i;
      assertThat(LunarCalendar.newYear(year))
          .isEqualTo(MonthDay.parse(NEW_YEARS.get(i), form).atYear(year));
    }
  }

  @Test
  void vietnamKeepsItsOwnTetWhereTheMoonIsNewBetweenTheMidnightsOfHanoiAndBeijing() {
    // In China: 1968-01-30, 1969-02-17, 1985-02-20, 2007-02-18, 2030-02-03, 2053-02-19.
    assertThat(List.of(1968, 1969, 1985, 2007, 2030, 2053))
        .extracting(LunarCalendar::newYear)
        .extracting(LocalDate::toString)
        .containsExactly(
            "1968-01-29", "1969-02-16", "1985-01-21", "2007-02-17", "2030-02-02", "2053-02-18");
  }

  @Test
  void leapMonthsAreWhereTheyAre() {
    Map<Integer, Integer> found = new TreeMap<>();
    LocalDate.of(1990, 1, 27)
        .datesUntil(LocalDate.of(2051, 2, 11))
        .map(LunarCalendar::of)
        .filter(LunarDate::leap)
        .forEach(day -> found.put(day.year(), day.month()));

    assertThat(found).isEqualTo(LEAP_MONTHS);
  }

  @Test
  void daysAsWallCalendarsPrintThem() {
    assertThat(LunarCalendar.of(LocalDate.of(2026, 11, 28)).shortForm()).isEqualTo("20/10");
    assertThat(LunarCalendar.of(LocalDate.of(2025, 7, 25)).shortForm()).isEqualTo("1/6N");
    assertThat(LunarCalendar.of(LocalDate.of(2026, 2, 16)))
        .isEqualTo(new LunarDate(2025, 12, 29, false));
    assertThat(LunarCalendar.toSolar(2026, 3, 10)).isEqualTo(LocalDate.of(2026, 4, 26));
    assertThat(LunarCalendar.toSolar(2025, 3, 10)).isEqualTo(LocalDate.of(2025, 4, 7));
  }

  @Test
  void everyDayOfThreeCenturiesFollowsTheOneBefore() {
    LunarDate before = LunarCalendar.of(LocalDate.of(1900, 1, 31).minusDays(30));
    for (LocalDate day = LocalDate.of(1900, 1, 2); day.getYear() < 2200; day = day.plusDays(1)) {
      LunarDate here = LunarCalendar.of(day);
      if (here.day() == 1) {
        assertThat(before.day()).as("last day before %s", day).isBetween(29, 30);
        boolean next =
            here.leap()
                ? here.month() == before.month() && !before.leap()
                : here.month() == before.month() % 12 + 1;
        assertThat(next).as("month after %s on %s", before, day).isTrue();
        assertThat(here.year())
            .isEqualTo(here.month() == 1 && !here.leap() ? before.year() + 1 : before.year());
      } else {
        assertThat(here)
            .isEqualTo(
                new LunarDate(before.year(), before.month(), before.day() + 1, before.leap()));
      }
      before = here;
    }
  }

  @Test
  void otherCenturiesAreRefused() {
    assertThat(LunarCalendar.of(LocalDate.of(2199, 12, 31)).year()).isEqualTo(2199);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LunarCalendar.of(LocalDate.of(2200, 1, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LunarCalendar.of(LocalDate.of(1899, 12, 31)));
  }
}
