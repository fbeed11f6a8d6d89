package vn.giaoban.scheduler.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.scheduler.calendar.WorkingDays;

class MinutesDueTest {
  /// A meeting on Monday 23 November 2026 is due on the Monday after; one before Tết, after Tết.
  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11-26,",
    "2026-11-23, 2026-11-27, TOMORROW",
    "2026-11-23, 2026-11-30, TOMORROW",
    "2026-11-23, 2026-12-01, OVERDUE",
    "2026-02-13, 2026-02-20,",
    "2026-11-20, 2026-11-26, TOMORROW",
    "2026-11-20, 2026-11-28, OVERDUE",
  })
  void minutesAreDueFiveWorkingDaysAfterTheMeeting(
      LocalDate held, LocalDate today, MinutesDue.Stage stage) {
    assertThat(MinutesDue.stage(held, today, WorkingDays.byLaw())).isEqualTo(stage);
  }
}
