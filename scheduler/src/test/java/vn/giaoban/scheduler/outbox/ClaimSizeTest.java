package vn.giaoban.scheduler.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClaimSizeTest {
  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void aFastServerIsGivenMoreAtATime() {
    var size = new ClaimSize(8);
    assertThat(size.next(0)).isEqualTo(8);
    assertThat(size.next(millis(10))).isEqualTo(16);
    assertThat(size.next(millis(30))).isEqualTo(32);
    assertThat(size.next(millis(70))).isEqualTo(64);
    assertThat(size.next(millis(150))).isEqualTo(64);
  }

  @Test
  void aSlowOneNoMoreThanAreUnderWay() {
    var size = new ClaimSize(8);
    size.next(0);
    assertThat(size.next(millis(50))).isEqualTo(16);
    assertThat(size.next(millis(1050))).isEqualTo(8);
    assertThat(size.next(millis(9050))).isEqualTo(8);
  }

  @Test
  void moreConnectionsThanThatAreFilledAllTheSame() {
    var size = new ClaimSize(100);
    assertThat(size.next(0)).isEqualTo(100);
    assertThat(size.next(millis(1))).isEqualTo(100);
  }
}
