package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.media.MediaPolicy;

class StageChoiceTest {
  private static final List<String> VISIBLE = List.of("c", "a", "b");

  private static MediaPolicy policy(@Nullable String floor, @Nullable String stage) {
    return new MediaPolicy(new MediaPolicy.Heard.Everyone(Set.of()), floor, stage);
  }

  @Test
  void theChairsWishGoesBeforeTheFloorAndTheFloorBeforeTheSpeaker() {
    assertThat(StageChoice.of(policy("a", "b"), null, "c", VISIBLE).site()).isEqualTo("b");
    assertThat(StageChoice.of(policy("a", null), null, "c", VISIBLE).site()).isEqualTo("a");
    assertThat(StageChoice.of(policy(null, null), null, "b", VISIBLE).site()).isEqualTo("b");
    assertThat(StageChoice.of(policy(null, null), null, null, VISIBLE).site()).isEqualTo("c");
    assertThat(StageChoice.of(policy(null, null), null, "invisible", VISIBLE).site())
        .isEqualTo("c");
    assertThat(StageChoice.of(policy(null, null), null, null, List.of()).site()).isNull();
  }

  @Test
  void nobodySeesHimselfWhileAnotherCanBeShown() {
    var stage = StageChoice.of(policy("a", null), null, null, VISIBLE);
    assertThat(stage.seenBy("b", VISIBLE)).isEqualTo("a");
    assertThat(stage.seenBy("a", VISIBLE)).isEqualTo("c");
    assertThat(stage.seenBy("a", List.of("a"))).isNull();
  }

  @Test
  void aSharedScreenGoesBeforeWhoSpeaksAndBehindTheFloor() {
    assertThat(StageChoice.of(policy(null, null), "b", "c", VISIBLE).site()).isEqualTo("b");
    assertThat(StageChoice.of(policy("a", null), "b", "c", VISIBLE).site()).isEqualTo("a");
    assertThat(StageChoice.of(policy(null, null), "gone", "c", VISIBLE).site()).isEqualTo("c");
  }

  @Test
  void aFloorWithoutAPictureLeavesTheStageEmpty() {
    assertThat(StageChoice.of(policy("x", null), null, "c", VISIBLE).seenBy("b", VISIBLE)).isNull();
  }
}
