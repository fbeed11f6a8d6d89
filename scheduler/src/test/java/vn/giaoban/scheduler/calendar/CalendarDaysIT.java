package vn.giaoban.scheduler.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.scheduler.calendar.YearForm.Day;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.testing.MovableClock;
import vn.giaoban.scheduler.testing.TestDatabase;

@Timeout(60)
class CalendarDaysIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Actor CLERK = Actor.account("thuky");
  private final MovableClock clock = MovableClock.at("2026-11-28T08:00:00+07:00");
  private final CalendarDays days =
      new CalendarDays(database.client(), database.transactions(), clock);

  @Test
  void whatWasAnnouncedIsThere() {
    WorkingDays known = days.workingDays().block();

    assertThat(known.isWorking(LocalDate.of(2026, 8, 31))).isFalse();
    assertThat(known.isWorking(LocalDate.of(2026, 8, 22))).isTrue();
    assertThat(known.isWorking(LocalDate.of(2025, 1, 27))).isFalse();
  }

  @Test
  void aYearIsKeptAndSeenAtOnceHereAndSoonElsewhere() {
    var elsewhere = new CalendarDays(database.client(), database.transactions(), clock);
    LocalDate feast = LocalDate.of(2027, 11, 24);
    assertThat(elsewhere.workingDays().block().isWorking(feast)).isTrue();

    days.keep(2027, form(new Day("2027-11-24", "OFF", " Ngày Văn hóa  Việt Nam ")), null, CLERK)
        .block();

    assertThat(days.workingDays().block().isWorking(feast)).isFalse();
    assertThat(days.year(2027).block().days())
        .containsExactly(new NotedDay(feast, true, "Ngày Văn hóa Việt Nam"));
    clock.advance(Duration.ofSeconds(31));
    assertThat(elsewhere.workingDays().block().isWorking(feast)).isFalse();
  }

  @Test
  void theSecondOfTwoEditorsIsTold() {
    YearPlan read = days.year(2029).block();
    days.keep(2029, form(new Day("2029-05-02", "OFF", "")), read, CLERK).block();

    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> days.keep(2029, form(), read, Actor.account("khac")).block());

    assertThat(refused.refusal().code()).isEqualTo("calendar-changed");
    assertThat(days.year(2029).block().days()).hasSize(1);
  }

  @Test
  void everyFaultIsTold() {
    var refused =
        catchThrowableOfType(
            RefusedException.class,
            () ->
                days.keep(
                        2026,
                        new YearForm(
                            5,
                            "MIDDLE",
                            Arrays.asList(
                                null,
                                new Day("2026-02-30", "OFF", null),
                                new Day("2027-01-01", "OFF", null),
                                new Day(" ", "REST", null),
                                new Day("2026-03-03", "OFF", "x".repeat(201)),
                                new Day("2026-03-03", "WORKING", ""))),
                        null,
                        CLERK)
                    .block());

    assertThat(refused.refusal().fields())
        .extracting(FieldFault::field, FieldFault::code)
        .extracting(Object::toString)
        .containsExactly(
            "(\"tetDaysBefore\", \"calendar-tet-before\")",
            "(\"nationalDay\", \"calendar-side\")",
            "(\"days[0]\", \"not-null\")",
            "(\"days[1].date\", \"calendar-date\")",
            "(\"days[2].date\", \"calendar-day-of-year\")",
            "(\"days[3].date\", \"not-blank\")",
            "(\"days[3].kind\", \"calendar-day-kind\")",
            "(\"days[4].name\", \"calendar-name\")",
            "(\"days[5].date\", \"calendar-day-twice\")");
    assertThat(days.year(2026).block().days()).hasSize(4);
  }

  private static YearForm form(Day... noted) {
    return new YearForm(null, null, List.of(noted));
  }
}
