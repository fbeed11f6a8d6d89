package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StageSpeakerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final List<String> BOTH = List.of("13693", "14362");

  private final StageSpeaker stage = new StageSpeaker();

  @Test
  void theFirstToSpeakIsThereAtOnceAndACoughDoesNotTurnTheScreen() {
    assertThat(stage.follow("13693", BOTH, 0)).isEqualTo("13693");
    assertThat(stage.follow("14362", BOTH, SECOND)).isEqualTo("13693");
    assertThat(stage.follow("13693", BOTH, 3 * SECOND / 2)).isEqualTo("13693");
    assertThat(stage.isDue(5 * SECOND)).isFalse();
  }

  @Test
  void whoGoesOnSpeakingComesWhenTheOtherHasBeenThereLongEnough() {
    stage.follow("13693", BOTH, 0);
    stage.follow("14362", BOTH, SECOND);
    assertThat(stage.isDue(2 * SECOND - 1)).isFalse();
    assertThat(stage.isDue(2 * SECOND)).isTrue();
    assertThat(stage.follow("14362", BOTH, 2 * SECOND)).isEqualTo("14362");
    assertThat(stage.isDue(9 * SECOND)).isFalse();
  }

  @Test
  void nobodyIsWaitedForWhoHasNoPictureAnyMore() {
    stage.follow("13693", BOTH, 0);
    assertThat(stage.follow("14362", List.of("14362"), SECOND)).isEqualTo("14362");
    assertThat(stage.follow(null, BOTH, 2 * SECOND)).isEqualTo("14362");
  }
}
