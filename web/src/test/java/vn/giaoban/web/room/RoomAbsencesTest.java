package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

final class RoomAbsencesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final RoomAbsences absences = new RoomAbsences(time);
  private final List<String> left = new ArrayList<>();

  private void wait(int seconds) {
    time.advanceTimeBy(Duration.ofSeconds(seconds));
  }

  @Test
  void whoDoesNotComeBackIsGoneOnce() {
    absences.begin("13693", MINUTE, () -> left.add("13693"));
    wait(59);
    assertThat(left).isEmpty();
    wait(120);
    assertThat(left).containsExactly("13693");
  }

  @Test
  void aLineThatBreaksAgainHasTheWholeTimeAgain() {
    absences.begin("13693", MINUTE, () -> left.add("first"));
    wait(50);
    absences.end("13693");
    wait(5);
    absences.begin("13693", MINUTE, () -> left.add("second"));
    wait(59);
    assertThat(left).isEmpty();
    wait(1);
    assertThat(left).containsExactly("second");
  }

  @Test
  void theLatestBreakCountsUnlessItIsKnownAlready() {
    absences.begin("13693", MINUTE, () -> left.add("socket"));
    wait(30);
    absences.beginUnlessKnown("13693", MINUTE, () -> left.add("media"));
    wait(30);
    assertThat(left).containsExactly("socket");
    absences.begin("13693", MINUTE, () -> left.add("again"));
    wait(30);
    absences.begin("13693", MINUTE, () -> left.add("latest"));
    wait(60);
    assertThat(left).containsExactly("socket", "latest");
  }

  @Test
  void nothingHappensAfterTheEnd() {
    absences.begin("13693", MINUTE, () -> left.add("13693"));
    absences.close();
    wait(120);
    assertThat(left).isEmpty();
  }
}
