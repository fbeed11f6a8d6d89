package vn.giaoban.conference.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceWindowTest {
  private final SequenceWindow window = new SequenceWindow();

  @Test
  void whatWasRestoredDoesNotComeAgain() {
    assertThat(window.accept(65_534)).isTrue();
    assertThat(window.isMissingBefore(0)).isTrue();
    assertThat(window.accept(65_535)).as("restored").isTrue();
    assertThat(window.accept(0)).isTrue();
    assertThat(window.accept(65_535)).as("came late").isFalse();
    assertThat(window.isMissingBefore(1)).isFalse();
  }

  @Test
  void eachComesOnceInAnyOrder() {
    for (int number : new int[] {10, 13, 11, 12, 80, 20}) {
      assertThat(window.accept(number)).as("%s", number).isTrue();
      assertThat(window.accept(number)).as("%s again", number).isFalse();
    }
    assertThat(window.accept(16)).as("too old to tell").isFalse();
    assertThat(window.accept(10_000)).isTrue();
    assertThat(window.accept(80)).isFalse();
  }

  @Test
  void goesOnForHours() {
    for (int i = 0; i < 200_000; i++) {
      assertThat(window.accept(i & 0xFFFF)).isTrue();
    }
  }
}
