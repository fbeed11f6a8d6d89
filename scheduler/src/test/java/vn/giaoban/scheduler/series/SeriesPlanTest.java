package vn.giaoban.scheduler.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.decision.Decision;

/// Tết of 2027 is on Saturday 6 February; Friday 1 January 2027 is a holiday.
class SeriesPlanTest {
  private static final WorkingDays DAYS = WorkingDays.byLaw();
  private static final LocalDateTime FIRST = LocalDateTime.parse("2026-12-04T08:00");

  @Test
  void aHolidayIsKeptOrMovedOrLeftOut() {
    String rule = "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270110";

    assertThat(held(rule, HolidayMove.KEEP)).contains("2027-01-01T08:00").hasSize(6);
    assertThat(held(rule, HolidayMove.BEFORE)).contains("2026-12-31T08:00").hasSize(6);
    assertThat(held(rule, HolidayMove.AFTER)).contains("2027-01-04T08:00").hasSize(6);
    assertThat(held(rule, HolidayMove.SKIP))
        .noneMatch(day -> day.startsWith("2027-01-01"))
        .hasSize(5);
  }

  @Test
  void whatWasMovedKeepsTheMomentTheRuleNames() {
    Slot moved =
        slots("FREQ=WEEKLY;BYDAY=FR;UNTIL=20270110", HolidayMove.AFTER, List.of(), List.of())
            .stream()
            .filter(Slot::moved)
            .findFirst()
            .orElseThrow();

    assertThat(moved.recurrenceId()).isEqualTo("2027-01-01T01:00:00Z");
    assertThat(moved.startsAt()).isEqualTo("2027-01-04T01:00:00Z");
  }

  @Test
  void aSaturdayMeetingIsNotMovedForBeingOnASaturday() {
    assertThat(held("FREQ=WEEKLY;BYDAY=SA;UNTIL=20261220", HolidayMove.AFTER))
        .containsExactly("2026-12-05T08:00", "2026-12-12T08:00", "2026-12-19T08:00");
  }

  @Test
  void aDailyMeetingIsNotHeldTwiceADayAfterAHoliday() {
    List<String> held = held("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270110", HolidayMove.AFTER);

    assertThat(held).doesNotHaveDuplicates().noneMatch(day -> day.startsWith("2027-01-01"));
  }

  @Test
  void datesAreLeftOutAndAdded() {
    assertThat(
            slots(
                    "FREQ=WEEKLY;BYDAY=FR;COUNT=3",
                    HolidayMove.KEEP,
                    List.of(LocalDateTime.parse("2026-12-08T14:00")),
                    List.of(LocalDateTime.parse("2026-12-11T08:00")))
                .stream()
                .map(slot -> slot.held().toString()))
        .containsExactly("2026-12-04T08:00", "2026-12-08T14:00", "2026-12-18T08:00");
  }

  private static List<String> held(String rule, HolidayMove move) {
    return slots(rule, move, List.of(), List.of()).stream()
        .map(slot -> slot.held().toString())
        .toList();
  }

  private static List<Slot> slots(
      String rule, HolidayMove move, List<LocalDateTime> added, List<LocalDateTime> leftOut) {
    var read = ((Decision.Accepted<Recurrence>) Recurrence.read(rule, FIRST)).value();
    return SeriesPlan.slots(read, added, leftOut, move, DAYS, FIRST.plusYears(1));
  }
}
