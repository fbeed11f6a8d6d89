package vn.giaoban.scheduler.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class WorkingDaysProperties {
  private static final WorkingDays DAYS = WorkingDays.byLaw();
  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

  @Property(tries = 300, seed = "2026")
  void thereAndBackAgain(
      @ForAll @IntRange(max = 40_000) int offset, @ForAll @IntRange(min = 1, max = 60) int n) {
    LocalDate start = DAYS.onOrAfter(FIRST.plusDays(offset));
    LocalDate end = DAYS.plus(start, n);

    assertThat(DAYS.isWorking(end)).isTrue();
    assertThat(DAYS.minus(end, n)).isEqualTo(start);
    assertThat(DAYS.countBetween(start, end)).isEqualTo(n);
    assertThat(DAYS.countBetween(end, start)).isEqualTo(-n);
  }

  @Property(tries = 300, seed = "2026")
  void countsAddUp(
      @ForAll @IntRange(max = 40_000) int offset,
      @ForAll @IntRange(max = 90) int first,
      @ForAll @IntRange(max = 90) int second) {
    LocalDate a = FIRST.plusDays(offset);
    LocalDate b = a.plusDays(first);
    LocalDate c = b.plusDays(second);

    assertThat(DAYS.countBetween(a, b) + DAYS.countBetween(b, c))
        .isEqualTo(DAYS.countBetween(a, c));
  }

  @Example
  void threeWorkingDaysBeforeTheMondayAfterTet() {
    // 16 to 20 February 2026 are Tết; before it stand the weekend and Friday the 13th.
    assertThat(DAYS.minus(LocalDate.of(2026, 2, 23), 3)).isEqualTo(LocalDate.of(2026, 2, 11));
    assertThat(DAYS.plus(LocalDate.of(2026, 2, 13), 1)).isEqualTo(LocalDate.of(2026, 2, 23));
    assertThat(DAYS.onOrAfter(LocalDate.of(2026, 2, 14))).isEqualTo(LocalDate.of(2026, 2, 23));
    assertThat(DAYS.onOrBefore(LocalDate.of(2026, 2, 22))).isEqualTo(LocalDate.of(2026, 2, 13));
    assertThat(DAYS.plus(LocalDate.of(2026, 2, 17), 0)).isEqualTo(LocalDate.of(2026, 2, 17));
  }

  @Example
  void absurdSpansAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DAYS.plus(FIRST, Integer.MIN_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DAYS.countBetween(FIRST, LocalDate.of(3000, 1, 1)));
    assertThat(DAYS.plus(LocalDate.of(9999, 12, 31), 1).getYear()).isEqualTo(10_000);
  }
}
