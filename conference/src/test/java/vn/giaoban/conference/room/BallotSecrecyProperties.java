package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conference.room.RoomCommand.CastVote;
import vn.giaoban.conference.room.RoomCommand.CloseVote;
import vn.giaoban.conference.room.RoomCommand.OpenVote;

/// A secret ballot is secret when nothing that is kept would look different had two sites chosen
/// what the other chose.
final class BallotSecrecyProperties {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Everything a meeting leaves behind: the journal with its times, what each seat was shown after
  /// each step, and the urn as it stands when all have voted.
  record Traces(List<String> journal, List<String> shown, List<Integer> urn) {}

  @Property(tries = 100, seed = "2026")
  void whoeverSwapsChoicesLeavesTheSameTraces(
      @ForAll("choices") List<Integer> choices, @ForAll Random random) {
    var swapped = new ArrayList<>(choices);
    Collections.shuffle(swapped, random);

    assertThat(meeting(swapped)).isEqualTo(meeting(choices));
  }

  private static Traces meeting(List<Integer> choices) {
    var room = TestRoom.open();
    room.come(TestRoom.KIM_SON);
    var journal = new ArrayList<String>();
    var shown = new ArrayList<String>();
    var voters = List.of(TestRoom.HOA_LU, TestRoom.TAM_DIEP, TestRoom.KIM_SON);
    var urn = new ArrayList<>(List.of(0, 0, 0));
    keep(
        room,
        room.does(TestRoom.CHAIR, new OpenVote("Bãi nhiệm?", null, true, null, null)),
        journal,
        shown);
    for (int i = 0; i < voters.size(); i++) {
      room.pass(Duration.ofSeconds(3));
      var ruling =
          RoomRules.decide(
              room.state, new CastVote("v1", choices.get(i), null), voters.get(i), room.now);
      var into = (RoomRuling.IntoUrn) ruling;
      urn.set(into.choice(), urn.get(into.choice()) + 1);
      assertThat(into.toString()).doesNotContain("choice");
      room.happen(List.of(into.event()));
      keep(room, List.of(into.event()), journal, shown);
      room.isRefused(voters.get(i), new CastVote("v1", 1, null), "already-voted");
    }
    var count =
        (RoomRuling.CountUrn)
            RoomRules.decide(room.state, new CloseVote("v1"), TestRoom.CHAIR, room.now);
    var told = count.told(urn);
    room.happen(List.of(told));
    keep(room, List.of(told), journal, shown);
    assertThat(room.state.votes().getLast().counts()).isEqualTo(urn);
    return new Traces(journal, shown, urn);
  }

  private static void keep(
      TestRoom room, List<RoomEvent> events, List<String> journal, List<String> shown) {
    for (var event : events) {
      journal.add(room.now + JSON.writerFor(RoomEvent.class).writeValueAsString(event));
    }
    for (var seat : List.of(TestRoom.CHAIR, TestRoom.HOA_LU, TestRoom.TAM_DIEP)) {
      shown.add(JSON.writeValueAsString(room.state.seenBy(seat)));
    }
  }

  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 2).list().ofSize(3);
  }
}
