package vn.giaoban.scheduler.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.scheduler.tracking.AddressTrouble.Bounce;

class AddressTroubleTest {
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

  private static Bounce bounce(int daysAgo, BounceReason reason) {
    return new Bounce(NOW.minus(Duration.ofDays(daysAgo)), reason, "5.0.0");
  }

  @Test
  void anAddressThatDoesNotExistIsWrongAtOnceAndForLong() {
    assertThat(AddressTrouble.of(List.of(bounce(200, BounceReason.UNKNOWN_USER)), NOW))
        .hasValueSatisfying(trouble -> {
          assertThat(trouble.reason()).isEqualTo(BounceReason.UNKNOWN_USER);
          assertThat(trouble.since()).isEqualTo(NOW.minus(Duration.ofDays(200)));
        });
  }

  @Test
  void otherBouncesCountFromTheThirdWithinThirtyDays() {
    var two = List.of(bounce(9, BounceReason.FULL), bounce(2, BounceReason.FULL));
    assertThat(AddressTrouble.of(two, NOW)).isEmpty();

    var three =
        List.of(
            bounce(29, BounceReason.FULL),
            bounce(9, BounceReason.FULL),
            bounce(2, BounceReason.SPAM));
    assertThat(AddressTrouble.of(three, NOW))
        .hasValueSatisfying(trouble -> {
          assertThat(trouble.bounces()).isEqualTo(3);
          assertThat(trouble.reason()).isEqualTo(BounceReason.SPAM);
        });

    var longAgo =
        List.of(
            bounce(31, BounceReason.FULL),
            bounce(9, BounceReason.FULL),
            bounce(2, BounceReason.FULL));
    assertThat(AddressTrouble.of(longAgo, NOW)).isEmpty();
  }

  @Test
  void whatWasOurFaultDoesNotCount() {
    var ours = IntStream.range(0, 5).mapToObj(_ -> bounce(1, BounceReason.ATTACHMENT)).toList();
    assertThat(AddressTrouble.of(ours, NOW)).isEmpty();
    assertThat(AddressTrouble.of(List.of(), NOW)).isEmpty();
  }
}
