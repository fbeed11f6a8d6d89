package vn.giaoban.scheduler.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnamTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-02-05, ngày 05 tháng 02 năm 2026",
    "2026-01-31, ngày 31 tháng 01 năm 2026",
    "2026-03-09, ngày 09 tháng 3 năm 2026",
    "2026-12-10, ngày 10 tháng 12 năm 2026"
  })
  void aZeroStandsBeforeSmallDaysAndBeforeTheFirstTwoMonths(LocalDate date, String words) {
    assertThat(VietnamTime.date(date)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T18:05:59Z, '01 giờ 05 phút, ngày 23 tháng 11 năm 2026'",
    "2026-02-01T01:00:00Z, '08 giờ 00 phút, ngày 01 tháng 02 năm 2026'"
  })
  void momentsAreVietnams(Instant instant, String words) {
    assertThat(VietnamTime.moment(VietnamTime.of(instant))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 giây",
    "59, 59 giây",
    "60, 1 phút",
    "89, 1 phút",
    "90, 2 phút",
    "3600, 1 giờ",
    "6000, 1 giờ 40 phút"
  })
  void lengthsAreSaidInWholeMinutes(long seconds, String words) {
    assertThat(VietnamTime.length(seconds)).isEqualTo(words);
  }
}
