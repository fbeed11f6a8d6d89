package vn.giaoban.conference.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocatorTest {
  private static final long MILLI = 1_000_000L;
  private static final int PAUSED = Demand.PAUSED;

  private final List<Demand> demands = new ArrayList<>();
  private final Allocator allocator = new Allocator(16, 0);
  private long now;
  private int switches;

  private Demand voice() {
    var demand = new Demand(Demand.Kind.VOICE);
    demand.voice();
    demands.add(demand);
    return demand;
  }

  private Demand stage(boolean screen, long... bps) {
    return picture(Demand.Kind.STAGE, screen, bps);
  }

  private Demand thumbnail(long... bps) {
    return picture(Demand.Kind.THUMBNAIL, false, bps);
  }

  private Demand picture(Demand.Kind kind, boolean screen, long... bps) {
    var demand = new Demand(kind);
    demand.picture(screen, bps.length, bps.length - 1);
    for (int i = 0; i < bps.length; i++) {
      demand.cost(i, bps[i]);
    }
    demands.add(demand);
    return demand;
  }

  private void pass(long budgetBps, int millis) {
    var array = demands.toArray(Demand[]::new);
    for (int i = 0; i < millis; i += 20) {
      now += 20 * MILLI;
      if (allocator.allocate(budgetBps, array, array.length, now)) {
        switches++;
      }
    }
  }

  @Test
  void whatHasJustComeIsShownAtOnceIfItFits() {
    voice();
    var stage = stage(false, 150_000, 500_000, 1_500_000);
    pass(300_000, 20);
    assertThat(stage.granted()).isZero();
    pass(900_000, 240);
    assertThat(stage.granted()).as("at the start a step takes a fifth of a second").isEqualTo(1);
  }

  @Test
  void voicesThenTheStageThenThumbnails() {
    voice();
    voice();
    voice();
    var first = thumbnail(150_000, 500_000);
    var second = thumbnail(150_000, 500_000);
    var stage = stage(false, 150_000, 500_000, 1_500_000);

    pass(135_000 + 1_500_000 + 310_000, 20);
    assertThat(stage.granted()).isEqualTo(2);
    assertThat(first.granted()).isZero();
    assertThat(second.granted()).isZero();

    pass(135_000 + 1_500_000 + 160_000, 20 + 500);
    assertThat(List.of(stage.granted(), first.granted(), second.granted()))
        .isEqualTo(List.of(2, 0, PAUSED));

    pass(135_000 + 1_000_000, 20);
    assertThat(List.of(stage.granted(), first.granted(), second.granted()))
        .as("the thumbnails end before the stage loses its size")
        .isEqualTo(List.of(1, PAUSED, PAUSED));

    pass(130_000, 20);
    assertThat(stage.granted()).as("nothing but voices").isEqualTo(PAUSED);
    assertThat(demands.getFirst().granted()).isZero();
    assertThat(allocator.isShort()).isTrue();
  }

  @Test
  void aScreenOnStageComesBeforeEveryOtherPicture() {
    var stage = stage(false, 150_000, 500_000);
    var screen = stage(true, 300_000, 800_000);
    pass(1_000_000, 20);
    assertThat(List.of(screen.granted(), stage.granted())).isEqualTo(List.of(1, 0));
    pass(400_000, 20);
    assertThat(List.of(screen.granted(), stage.granted())).isEqualTo(List.of(0, PAUSED));
  }

  @Test
  void thumbnailsAreServedInTurn() {
    var some =
        List.of(
            thumbnail(100_000, 200_000, 300_000),
            thumbnail(100_000, 200_000, 300_000),
            thumbnail(100_000, 200_000, 300_000));
    pass(500_000, 20);
    assertThat(some).extracting(Demand::granted).containsExactlyInAnyOrder(1, 1, 0);
  }

  @Test
  void moreIsGivenWhenThereHasBeenRoomForASecond() {
    var stage = stage(false, 150_000, 500_000);
    pass(210_000, 6_000);
    assertThat(stage.granted()).isZero();
    pass(550_000, 3_000);
    assertThat(stage.granted()).as("no room to spare").isZero();
    pass(650_000, 980);
    assertThat(stage.granted()).as("not long enough").isZero();
    pass(650_000, 100);
    assertThat(stage.granted()).isEqualTo(1);
  }

  @Test
  void aStepUpThatFailsIsTriedLessAndLess() {
    var stage = stage(false, 150_000, 500_000);
    pass(210_000, 6_000);
    int before = switches;
    // the estimate says yes until the step is made, then no: for five minutes
    for (int i = 0; i < 5 * 60; i++) {
      pass(stage.granted() == 1 ? 400_000 : 650_000, 1_000);
    }
    assertThat((switches - before) / 2).as("steps up in five minutes").isLessThanOrEqualTo(9);
  }

  @Test
  void aSteadyLineIsASteadyPicture() {
    voice();
    stage(false, 150_000, 500_000, 1_500_000);
    thumbnail(150_000);
    thumbnail(150_000);
    var random = new java.util.Random(5);
    pass(900_000, 2_000);
    int before = switches;
    for (int i = 0; i < 600; i++) {
      pass(Math.round(900_000 * (0.93 + 0.14 * random.nextDouble())), 200);
    }
    assertThat(switches - before).as("in two minutes").isLessThanOrEqualTo(2);
  }

  @Test
  void aWishThatShrinksIsFollowedAtOnce() {
    var stage = stage(false, 150_000, 500_000, 1_500_000);
    pass(5_000_000, 20);
    assertThat(stage.granted()).isEqualTo(2);
    stage.picture(false, 3, 0);
    assertThat(stage.granted()).isZero();
    stage.nothing();
    pass(5_000_000, 20);
    assertThat(stage.granted()).isEqualTo(PAUSED);
    assertThat(allocator.isShort()).isFalse();
  }

  @Test
  void speechAloneIsToldAfterASecondAndLeftAfterFive() {
    voice();
    var stage = stage(false, 100_000, 500_000);
    pass(200_000, 1_000);
    pass(110_000, 900);
    assertThat(stage.granted()).isEqualTo(PAUSED);
    assertThat(allocator.isVoiceOnly()).isFalse();
    pass(110_000, 200);
    assertThat(allocator.isVoiceOnly()).isTrue();
    pass(155_000, 10_000);
    assertThat(allocator.isVoiceOnly()).as("without headroom").isTrue();
    pass(300_000, 4_900);
    assertThat(allocator.isVoiceOnly()).isTrue();
    pass(300_000, 4_000);
    assertThat(allocator.isVoiceOnly()).isFalse();
    assertThat(stage.granted()).isZero();
  }

  @Test
  void aLargeSingleLayerIsNoReasonForSpeechAlone() {
    voice();
    stage(false, 1_500_000);
    var thumbnail = thumbnail(150_000);
    pass(600_000, 5_000);
    assertThat(allocator.isVoiceOnly()).isFalse();
    assertThat(thumbnail.granted()).isZero();
  }

  @Test
  void knowsWhatIsWished() {
    voice();
    stage(false, 150_000, 500_000);
    thumbnail(150_000);
    var array = demands.toArray(Demand[]::new);
    assertThat(Allocator.wishedBps(array, array.length)).isEqualTo(695_000);
    assertThat(Allocator.voicesThatFit(40_000)).isEqualTo(1);
    assertThat(Allocator.voicesThatFit(140_000)).isEqualTo(3);
    assertThat(Demand.usualBps(180)).isEqualTo(150_000);
    assertThat(Demand.usualBps(360)).isEqualTo(500_000);
    assertThat(Demand.usualBps(720)).isEqualTo(1_500_000);
  }
}
