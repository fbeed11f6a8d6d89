package vn.giaoban.conference.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeechValveTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long BPS = 40_000;

  private final SpeechValve valve = new SpeechValve(0);

  @Test
  void aQueueIsLetDrain() {
    valve.update(5_000, BPS, SECOND);
    assertThat(valve.isShut()).as("one second").isFalse();
    valve.update(7_500, BPS, 2 * SECOND);
    assertThat(valve.isShut()).as("one second and a half").isTrue();
    valve.update(4_000, BPS, 3 * SECOND);
    assertThat(valve.isShut()).isTrue();
    valve.update(2_000, BPS, 3 * SECOND + 1);
    assertThat(valve.isShut()).isFalse();
  }

  @Test
  void whoIsNotAnsweredIsHeardAgain() {
    int silent = 0;
    for (int second = 1; second <= 60; second++) {
      valve.update(50_000, BPS, second * SECOND);
      silent += valve.isShut() ? 1 : 0;
    }
    assertThat(silent).isLessThan(30);
  }
}
