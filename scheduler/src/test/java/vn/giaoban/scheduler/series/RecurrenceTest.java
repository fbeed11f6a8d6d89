package vn.giaoban.scheduler.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.scheduler.decision.Decision;

@Timeout(20)
class RecurrenceTest {
  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-11-30T08:00");

  @Test
  void aWeeklyRuleNamesTheSameHourOfTheSameDay() {
    assertThat(moments("FREQ=WEEKLY;BYDAY=MO;COUNT=3"))
        .containsExactly("2026-11-30T08:00", "2026-12-07T08:00", "2026-12-14T08:00");
  }

  @Test
  void theFirstMomentIsTheFirstTheRuleNames() {
    assertThat(moments("RRULE:freq=weekly;byday=we,fr;count=3"))
        .containsExactly("2026-12-02T08:00", "2026-12-04T08:00", "2026-12-09T08:00");
  }

  @Test
  void anEndIncludesItsDayAndIsUnderstoodInBothForms() {
    assertThat(moments("FREQ=WEEKLY;UNTIL=20261214")).hasSize(3);
    assertThat(moments("FREQ=WEEKLY;UNTIL=20261214T010000Z")).hasSize(3);
    assertThat(moments("FREQ=WEEKLY;UNTIL=20261214T005959Z")).hasSize(2);
  }

  @Test
  void theLastFridayAndTheThirtyFirstAreWhatTheySay() {
    assertThat(moments("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2"))
        .containsExactly("2026-12-25T08:00", "2027-01-29T08:00");
    assertThat(moments("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3"))
        .containsExactly("2026-12-31T08:00", "2027-01-31T08:00", "2027-03-31T08:00");
    assertThat(moments("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=2"))
        .containsExactly("2026-12-01T08:00", "2027-01-04T08:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=SECONDLY|recurrence-too-often",
        "FREQ=MINUTELY;COUNT=3|recurrence-too-often",
        "FREQ=HOURLY|recurrence-too-often",
        "FREQ=DAILY;BYHOUR=8,9,10|recurrence-too-often",
        "FREQ=DAILY;BYSECOND=0|recurrence-too-often",
        "FREQ=DAILY;COUNT=1000000|recurrence-too-many",
        "FREQ=DAILY;COUNT=1001|recurrence-too-many",
        "FREQ=DAILY;UNTIL=99991231|recurrence-too-many",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101|recurrence-two-ends",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30|recurrence-never",
        "FREQ=MONTHLY;BYDAY=9MO|recurrence-never",
        "FREQ=WEEKLY;UNTIL=20200101|recurrence-never",
        "FREQ=WEEKLY;UNTIL=20261345|recurrence-unreadable",
        "FREQ=WEEKLY;BYDAY=XX|recurrence-unreadable",
        "FREQ=WEEKLY;BYDAY=54MO|recurrence-unreadable",
        "FREQ=WEEKLY;BYDAY=1MO|recurrence-unreadable",
        "FREQ=WEEKLY;BYMONTHDAY=3|recurrence-unreadable",
        "FREQ=MONTHLY;BYMONTHDAY=32|recurrence-unreadable",
        "FREQ=MONTHLY;BYWEEKNO=3|recurrence-unreadable",
        "FREQ=DAILY;BYSETPOS=1|recurrence-unreadable",
        "FREQ=DAILY;INTERVAL=0|recurrence-unreadable",
        "FREQ=DAILY;INTERVAL=-1|recurrence-unreadable",
        "FREQ=DAILY;COUNT=0|recurrence-unreadable",
        "FREQ=DAILY;COUNT=99999999999999999999|recurrence-unreadable",
        "FREQ=DAILY;FREQ=WEEKLY|recurrence-unreadable",
        "FREQ=DAILY;EXRULE=FREQ|recurrence-unreadable",
        "FREQ=|recurrence-unreadable",
        "hằng tuần|recurrence-unreadable",
        ";;;|recurrence-unreadable",
      })
  void nonsenseIsRefusedWithItsReason(String rule, String code) {
    assertThat(Recurrence.read(rule, MONDAY))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused -> {
              var fault = ((Decision.Refused<?>) refused).refusal().fields().getFirst();
              assertThat(fault.field()).isEqualTo("recurrence");
              assertThat(fault.code()).isEqualTo(code);
            });
  }

  @Test
  void aRuleWithoutEndIsTaken() {
    Recurrence rule = read("FREQ=DAILY");

    assertThat(rule.endless()).isTrue();
    assertThat(rule.before(MONDAY.plusDays(10))).hasSize(10);
    assertThat(rule.over(MONDAY.plusYears(100))).isFalse();
  }

  @Test
  void cutAndRestTogetherAreTheWhole() {
    for (String text :
        List.of(
            "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=9",
            "FREQ=MONTHLY;BYDAY=-1FR;COUNT=9",
            "FREQ=WEEKLY;INTERVAL=2;COUNT=9")) {
      Recurrence rule = read(text);
      List<LocalDateTime> all = rule.moments(100);
      LocalDateTime cut = all.get(4);

      assertThat(rule.cutBefore(cut).moments(100)).isEqualTo(all.subList(0, 4));
      assertThat(rule.from(cut).moments(100)).isEqualTo(all.subList(4, 9));
    }
  }

  @Test
  void aShiftMovesTheDaysOfAWeeklyRuleAndItsEnd() {
    Recurrence moved =
        accepted(read("FREQ=WEEKLY;BYDAY=MO,SU;UNTIL=20261214").shifted(1, LocalTime.of(14, 0)));

    assertThat(moved.rule()).contains("BYDAY=MO,TU");
    assertThat(moved.moments(3).getFirst()).isEqualTo("2026-12-01T14:00");
    assertThat(moved.moments(100)).hasSize(5);
  }

  @Test
  void theSecondMondayCannotBePutOffByADayOnlyByHours() {
    Recurrence rule = read("FREQ=MONTHLY;BYDAY=2MO;COUNT=3");

    assertThat(rule.shifted(1, LocalTime.of(8, 0))).isInstanceOf(Decision.Refused.class);
    assertThat(accepted(rule.shifted(0, LocalTime.of(9, 30))).moments(1))
        .containsExactly(LocalDateTime.parse("2026-12-14T09:30"));
  }

  private static List<String> moments(String rule) {
    return read(rule).moments(1000).stream().map(LocalDateTime::toString).toList();
  }

  private static Recurrence read(String rule) {
    return accepted(Recurrence.read(rule, MONDAY));
  }

  private static Recurrence accepted(Decision<Recurrence> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<Recurrence>) decision).value();
  }
}
