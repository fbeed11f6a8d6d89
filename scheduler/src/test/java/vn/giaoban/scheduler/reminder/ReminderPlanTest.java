package vn.giaoban.scheduler.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {
  private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private static ReminderPlan.Due due(Duration before) {
    return ReminderPlan.USUAL.due(START, HOUR, START.minus(before));
  }

  @Test
  void aReminderIsDueFromItsTimeUntilTheNextOne() {
    assertThat(due(HOUR.plusMinutes(5))).isEqualTo(ReminderPlan.Due.LATER);
    assertThat(due(HOUR)).isEqualTo(ReminderPlan.Due.NOW);
    assertThat(due(Duration.ofMinutes(16))).isEqualTo(ReminderPlan.Due.NOW);
    assertThat(due(Duration.ofMinutes(15))).isEqualTo(ReminderPlan.Due.NEVER);
    assertThat(due(Duration.ofMinutes(-1))).isEqualTo(ReminderPlan.Due.NEVER);
  }

  @Test
  void onlyWhatIsAheadIsPlanned() {
    assertThat(ReminderPlan.USUAL.ahead(START, START.minus(Duration.ofHours(3))))
        .containsExactly(HOUR, Duration.ofMinutes(15));
  }
}
