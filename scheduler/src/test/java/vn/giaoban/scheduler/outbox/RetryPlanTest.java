package vn.giaoban.scheduler.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

  @Test
  void waitsGrowWithAJitterAndAreBounded() {
    var random = new Random(3);
    var minutes = new long[] {1, 2, 4, 8, 16, 32, 60, 60};
    for (var tries = 1; tries <= minutes.length; tries++) {
      var waits = Duration.between(NOW, RetryPlan.next(NOW, tries, random));
      var least = Duration.ofMinutes(minutes[tries - 1]);
      assertThat(waits).isBetween(least, least.plus(least.dividedBy(10)).plusMillis(1));
    }
    assertThat(Duration.between(NOW, RetryPlan.nextLook(NOW, 1, random)).toSeconds())
        .isBetween(5L, 6L);
    assertThat(Duration.between(NOW, RetryPlan.nextLook(NOW, 50, random)).toSeconds())
        .isBetween(60L, 66L);
  }
}
