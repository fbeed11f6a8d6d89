package vn.giaoban.web.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @Test
  void weeksAreThoseOfIso8601() {
    assertThat(Week.read("2026-W49", TODAY)).contains(new Week(LocalDate.of(2026, 11, 30)));
    assertThat(Week.read("2026-w53", TODAY)).contains(new Week(LocalDate.of(2026, 12, 28)));
    assertThat(new Week(LocalDate.of(2026, 12, 28))).hasToString("2026-W53");
    assertThat(Week.of(LocalDate.of(2027, 1, 3))).hasToString("2026-W53");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutOneItIsThisWeek(String given) {
    assertThat(Week.read(given, TODAY)).contains(Week.of(TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2027-W53", "2026-W00", "9999-W01", "2024-W01", "2026-W49x", "'"})
  void whatIsNoWeekOrTooFarIsNone(String given) {
    assertThat(Week.read(given, TODAY)).isEmpty();
  }
}
