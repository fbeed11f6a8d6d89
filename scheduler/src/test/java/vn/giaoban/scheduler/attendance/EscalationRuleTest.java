package vn.giaoban.scheduler.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EscalationRuleTest {
  private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

  @Test
  void theListIsMadeADayBefore() {
    var invited = START.minus(Duration.ofDays(5));
    var day = START.minus(Duration.ofHours(24));

    assertThat(EscalationRule.due(START, invited)).isEqualTo(day);
    assertThat(EscalationRule.isDue(START, invited, day.minusSeconds(1))).isFalse();
    assertThat(EscalationRule.isDue(START, invited, day)).isTrue();
  }

  @Test
  void whoeverIsInvitedLateHasAnHour() {
    var invited = START.minus(Duration.ofHours(5));

    assertThat(EscalationRule.isDue(START, invited, invited.plus(Duration.ofMinutes(59))))
        .isFalse();
    assertThat(EscalationRule.isDue(START, invited, invited.plus(Duration.ofHours(1)))).isTrue();
  }

  @Test
  void nobodyIsCalledOnceTheMeetingHasBegun() {
    assertThat(EscalationRule.isDue(START, START.minus(Duration.ofDays(5)), START)).isFalse();
    assertThat(EscalationRule.isDue(START, START.minus(Duration.ofMinutes(30)), START)).isFalse();
  }
}
