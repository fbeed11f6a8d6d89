package vn.giaoban.scheduler.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.calendar.Holiday.Kind;
import vn.giaoban.scheduler.calendar.YearRule.Side;

class HolidaysTest {
  private static final Holidays LAW = Holidays.byLaw();

  @Test
  void theYear2026AsTheLawHasIt() {
    assertThat(LAW.of(2026).keySet())
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-01-01",
            "2026-02-16",
            "2026-02-17",
            "2026-02-18",
            "2026-02-19",
            "2026-02-20",
            "2026-04-26",
            "2026-04-27", // 26 April is a Sunday
            "2026-04-30",
            "2026-05-01",
            "2026-09-01",
            "2026-09-02");
    assertThat(LAW.on(LocalDate.of(2026, 4, 27)))
        .contains(new Holiday(LocalDate.of(2026, 4, 27), Kind.HUNG_KINGS, true, ""));
  }

  @Test
  void everyDayOnADayOfRestIsGivenBack() {
    // As announced for 2023: Tết from two days before, 20 to 26 January; 29 April to 3 May.
    Holidays holidays = new Holidays(Map.of(2023, new YearRule(2, Side.BEFORE)), List.of());

    assertThat(holidays.of(2023).keySet())
        .extracting(LocalDate::toString)
        .containsExactly(
            "2023-01-01",
            "2023-01-02",
            "2023-01-20",
            "2023-01-21",
            "2023-01-22",
            "2023-01-23",
            "2023-01-24",
            "2023-01-25",
            "2023-01-26",
            "2023-04-29",
            "2023-04-30",
            "2023-05-01",
            "2023-05-02",
            "2023-05-03",
            "2023-09-01",
            "2023-09-02",
            "2023-09-04");
  }

  @Test
  void theHungKingsDayOnAnotherFeastIsGivenBack() {
    int year =
        IntStream.rangeClosed(1900, 2199)
            .filter(y -> LunarCalendar.toSolar(y, 3, 10).equals(LocalDate.of(y, 4, 30)))
            .findFirst()
            .orElseThrow();

    assertThat(LAW.of(year).values().stream().filter(Holiday::inLieu))
        .anySatisfy(day -> assertThat(day.date().getMonthValue()).isEqualTo(5));
    assertThat(workdaysOff(year)).isEqualTo(11);
  }

  @Test
  void everyYearGivesElevenWorkingDaysOff() {
    for (int year = 1900; year <= 2199; year++) {
      assertThat(workdaysOff(year)).as("year %s", year).isEqualTo(11);
    }
  }

  private static long workdaysOff(int year) {
    return LAW.of(year).keySet().stream().filter(day -> !Holidays.isWeekend(day)).count();
  }

  @Test
  void whatTheOfficeNotesIsStronger() {
    LocalDate bridge = LocalDate.of(2026, 8, 31);
    LocalDate saturday = LocalDate.of(2026, 8, 22);
    Holidays holidays =
        new Holidays(
            Map.of(),
            List.of(
                new NotedDay(bridge, true, "Nghỉ hoán đổi"),
                new NotedDay(saturday, false, "Làm bù"),
                new NotedDay(LocalDate.of(2026, 1, 1), false, "Trực")));

    assertThat(holidays.isWorking(bridge)).isFalse();
    assertThat(holidays.on(bridge)).map(Holiday::kind).contains(Kind.ANNOUNCED);
    assertThat(holidays.isWorking(saturday)).isTrue();
    assertThat(holidays.isWorking(LocalDate.of(2026, 1, 1))).isTrue();
    assertThat(holidays.on(LocalDate.of(2026, 1, 1))).isEmpty();
  }

  @Test
  void otherCenturiesHaveNone() {
    assertThat(LAW.of(1899)).isEmpty();
    assertThat(LAW.of(999_999)).isEmpty();
  }
}
