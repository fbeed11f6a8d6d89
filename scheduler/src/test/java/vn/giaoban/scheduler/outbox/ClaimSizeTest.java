package vn.giaoban.scheduler.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClaimSizeTest {
  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /// Two in a row, as the outbox asks.
  private static int two(ClaimSize size, long nanos) {
    int first = size.next(nanos);
    assertThat(size.next(nanos + 1)).isEqualTo(first);
    return first;
  }

  @Test
  void aFastServerIsGivenMoreAtATime() {
    var size = new ClaimSize(8);
    assertThat(two(size, 0)).isEqualTo(8);
    assertThat(two(size, millis(20))).isEqualTo(16);
    assertThat(two(size, millis(60))).isEqualTo(32);
    assertThat(two(size, millis(140))).isEqualTo(64);
    assertThat(two(size, millis(300))).isEqualTo(64);
  }

  @Test
  void aSlowOneNoMoreThanAreUnderWay() {
    var size = new ClaimSize(8);
    two(size, 0);
    assertThat(two(size, millis(100))).isEqualTo(16);
    assertThat(two(size, millis(2100))).isEqualTo(8);
    assertThat(two(size, millis(18100))).isEqualTo(8);
  }

  @Test
  void moreConnectionsThanThatAreFilledAllTheSame() {
    var size = new ClaimSize(100);
    assertThat(two(size, 0)).isEqualTo(100);
    assertThat(two(size, millis(1))).isEqualTo(100);
  }
}
