package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VoiceSelectorTest {
  private static final int SPEECH = 25;
  private static final int SILENCE = 120;

  private final VoiceSelector<String> selector = new VoiceSelector<>(3);
  private final Map<String, VoiceSelector.Voice<String>> voices = new HashMap<>();
  private final Set<String> forbidden = new HashSet<>();
  private @Nullable String floor;
  private long now = 1;
  private int changes;

  private void room(String... names) {
    for (var name : names) {
      voices.put(name, selector.add(name));
    }
  }

  /// Time passes; some talk, the others are silent.
  private void pass(int millis, Map<String, Integer> levels) {
    for (int i = 0; i < millis / 20; i++) {
      now += 20_000_000L;
      voices.forEach(
          (name, voice) -> selector.heard(voice, levels.getOrDefault(name, SILENCE), now));
      if (selector.select(name -> !forbidden.contains(name), floor, now)) {
        changes++;
      }
    }
  }

  private List<String> selected() {
    var names = new ArrayList<String>();
    voices.forEach((name, voice) -> {
      if (voice.isSelected()) {
        names.add(name);
      }
    });
    return names.stream().sorted().toList();
  }

  @Test
  void aSmallRoomHearsEverybodyAlways() {
    room("a", "b", "c");
    pass(1000, Map.of());
    assertThat(selected()).containsExactly("a", "b", "c");
    assertThat(changes).isEqualTo(1);
  }

  @Test
  void whoBeginsToTalkIsHeardWithinATenthOfASecond() {
    room("a", "b", "c", "d", "e");
    pass(1000, Map.of());
    pass(100, Map.of("e", SPEECH));
    assertThat(selected()).contains("e");
  }

  @Test
  void fourTalkersDoNotFlap() {
    room("a", "b", "c", "d");
    changes = 0;
    for (int i = 0; i < 20; i++) {
      // all about as loud, in turn a little louder
      pass(500, Map.of("a", SPEECH - i % 4, "b", SPEECH, "c", SPEECH + 1, "d", SPEECH - 1));
    }
    assertThat(changes).isLessThanOrEqualTo(2);
    assertThat(selected()).hasSize(3);
  }

  @Test
  void aMuchLouderOneTakesTheWeakestOnesPlace() {
    room("a", "b", "c", "d");
    pass(2000, Map.of("a", 30, "b", 30, "c", 45));
    pass(1000, Map.of("a", 30, "b", 30, "c", 45, "d", 20));
    assertThat(selected()).containsExactly("a", "b", "d");
  }

  @Test
  void theFloorIsAlwaysInAndTheForbiddenNever() {
    room("a", "b", "c", "d", "e");
    pass(1000, Map.of("a", SPEECH, "b", SPEECH, "c", SPEECH));
    floor = "e";
    pass(100, Map.of("a", SPEECH, "b", SPEECH, "c", SPEECH));
    assertThat(selected()).contains("e").hasSize(3);
    pass(3000, Map.of("a", SPEECH, "b", SPEECH, "c", SPEECH));
    assertThat(selected()).contains("e");
    forbidden.addAll(List.of("e", "a"));
    pass(20, Map.of("a", SPEECH, "b", SPEECH, "c", SPEECH));
    assertThat(selected()).containsExactly("b", "c", "d");
  }
}
