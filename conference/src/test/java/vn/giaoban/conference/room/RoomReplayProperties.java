package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.conference.room.RoomCommand.*;

/// Whatever people do, in whatever order: what the journal holds gives the same room again, and the
/// room makes sense.
final class RoomReplayProperties {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<Seat> SEATS =
      List.of(
          TestRoom.CHAIR,
          TestRoom.SECRETARY,
          TestRoom.HOA_LU,
          TestRoom.TAM_DIEP,
          TestRoom.KIM_SON,
          TestRoom.GUEST);

  /// Something somebody does, some seconds after the last.
  record Step(Seat seat, Act act, int seconds) {}

  /// What somebody does.
  sealed interface Act {
    record Come() implements Act {}

    record Go() implements Act {}

    record Fade() implements Act {}

    record Ask(RoomCommand command) implements Act {}

    record Speak(int seconds) implements Act {}
  }

  @Property(tries = 300, seed = "2026")
  void theJournalGivesTheSameRoomAgain(@ForAll("steps") List<Step> steps) {
    var room = new TestRoom();
    var journal = new ArrayList<Entry>();
    apply(room, List.of(new RoomEvent.RoomOpened("job:open-rooms")), journal);

    for (var step : steps) {
      room.pass(Duration.ofSeconds(step.seconds()));
      apply(room, decide(room, step), journal);
      makesSense(room.state);
    }

    var replayed = RoomState.of(TestRoom.SETUP);
    for (var entry : journal) {
      replayed =
          replayed.evolve(JSON.readValue(entry.json(), RoomEvent.class), Instant.parse(entry.at()));
    }
    assertThat(replayed).isEqualTo(room.state);
    assertThat(JSON.readValue(JSON.writeValueAsString(room.state), RoomState.class))
        .isEqualTo(room.state);
  }

  /// A journal entry as text.
  record Entry(String json, String at) {}

  private static List<RoomEvent> decide(TestRoom room, Step step) {
    return switch (step.act()) {
      case Act.Come _ -> RoomRules.arrived(room.state, step.seat());
      case Act.Go _ ->
          RoomRules.departed(room.state, step.seat().site(), RoomEvent.LeaveReason.LEFT);
      case Act.Fade _ ->
          room.state.floor() == null || room.state.floor().fadingSince() == null
              ? List.of()
              : RoomRules.faded(room.state, room.state.floor().fadingSince(), room.now);
      case Act.Speak(var seconds) -> RoomRules.spoke(room.state, step.seat().site(), seconds);
      case Act.Ask(var command) ->
          switch (RoomRules.decide(room.state, command, step.seat(), room.now)) {
            case RoomRuling.Decided(var events) -> events;
            case RoomRuling.IntoUrn into -> List.of(into.event());
            case RoomRuling.CountUrn count -> List.of(count.told(List.of(0, 0)));
            case RoomRuling.EmptyUrn empty -> List.of(empty.event());
            case RoomRefusal _ -> List.of();
          };
    };
  }

  private static void apply(TestRoom room, List<RoomEvent> events, List<Entry> journal) {
    room.happen(events);
    events.forEach(e ->
        journal.add(
            new Entry(JSON.writerFor(RoomEvent.class).writeValueAsString(e), room.now.toString())));
  }

  private static void makesSense(RoomState state) {
    var hands = state.queue().stream().map(RoomState.Hand::site).toList();
    assertThat(new HashSet<>(hands)).hasSize(hands.size());
    assertThat(state.sites().keySet()).containsAll(hands);
    if (state.floor() != null) {
      assertThat(hands).doesNotContain(state.floor().site());
      assertThat(state.sites()).containsKey(state.floor().site());
    }
    state
        .sites()
        .forEach((id, site) -> {
          var open = site.stays().stream().filter(stay -> stay.to() == null).count();
          assertThat(open).isEqualTo(site.online() ? 1 : 0);
          if (site.mutedByChair() && !state.hasFloor(id)) {
            assertThat(state.mediaPolicy().heard().allows(id)).isFalse();
          }
          if (site.role() == RoomRole.OBSERVER) {
            assertThat(site.microphone()).isFalse();
          }
        });
    assertThat(state.votes().stream().filter(Vote::running).count()).isLessThanOrEqualTo(1);
    for (var vote : state.votes()) {
      assertThat(vote.weights().keySet()).containsAll(vote.voted());
      assertThat(vote.voted()).containsAll(vote.choices().keySet());
      if (vote.secret()) {
        assertThat(vote.choices()).isEmpty();
      }
    }
    var running =
        state.agenda().stream()
            .filter(p -> p.startedAt() != null && p.finishedAt() == null)
            .map(RoomState.AgendaPoint::id)
            .toList();
    assertThat(running)
        .isEqualTo(state.currentItem() == null ? List.of() : List.of(state.currentItem()));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    var act =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just((Act) new Act.Come())),
            Tuple.of(1, Arbitraries.just((Act) new Act.Go())),
            Tuple.of(1, Arbitraries.just(new Act.Fade())),
            Tuple.of(1, Arbitraries.integers().between(0, 90).map(Act.Speak::new)),
            Tuple.of(12, commands().map(Act.Ask::new)));
    return Combinators.combine(Arbitraries.of(SEATS), act, Arbitraries.integers().between(0, 120))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  private static Arbitrary<RoomCommand> commands() {
    var site = Arbitraries.of("chutich", "thuky", "13693", "14362", "14620", "khach-1", "0");
    var item = Arbitraries.of("a1", "a2", "a9");
    var seconds = Arbitraries.longs().between(-1, 600);
    return Arbitraries.oneOf(
        Arbitraries.of(
            new CallRoll(),
            new EndRollCall(),
            new AnswerRollCall(),
            new FinishAgendaItem(),
            new RaiseHand(),
            new ReturnFloor(),
            new HideDocument(),
            new SendNote("ghi chú"),
            new SetMicrophone(true),
            new SetMicrophone(false),
            new SetFloorOnly(true),
            new SetFloorOnly(false),
            new FadeFloor(),
            new MarkDecision(),
            new ShowDecision("d1"),
            new ShowDecision(null),
            new SetQuorum(new QuorumRule(2, 3, false)),
            new SetQuorum(null),
            new SendMessage("xin chào"),
            new TellRecording("Đài tỉnh"),
            new TellRecording(null)),
        votes(),
        Arbitraries.of(ChatMode.class).map(SetChat::new),
        site.injectNull(0.3).map(NameCaptioner::new),
        Combinators.combine(Arbitraries.of("d1", "d2"), site.injectNull(0.5))
            .as(AcknowledgeDecision::new),
        site.map(to -> new SendNote("trả lời", to)),
        Combinators.combine(site, Arbitraries.of(Presence.class))
            .as((s, p) -> new MarkPresence(s, p, p == Presence.PRESENT ? "qua điện thoại" : null)),
        item.map(StartAgendaItem::new),
        seconds.map(ExtendAgendaItem::new),
        site.injectNull(0.5).map(LowerHand::new),
        Combinators.combine(site, Arbitraries.integers().between(-1, 5)).as(MoveHand::new),
        Combinators.combine(site, seconds.injectNull(0.3)).as(GiveFloor::new),
        seconds.map(ExtendFloor::new),
        site.map(MuteSite::new),
        site.set().ofMaxSize(2).map(MuteAll::new),
        site.injectNull(0.3).map(AllowUnmute::new),
        site.injectNull(0.3).map(PutOnStage::new),
        Arbitraries.integers().between(0, 9).map(page -> new ShowDocument("doc", page, null, null)),
        Combinators.combine(item.injectNull(0.5), site.injectNull(0.5))
            .as((i, u) -> new NoteDecision("Việc cần làm", i, u, LocalDate.of(2026, 12, 1))),
        Combinators.combine(Arbitraries.of("d1", "d2"), site.list().ofMaxSize(2))
            .as((d, with) -> new NoteDecision("Việc đã đánh dấu", null, "13693", null, with, d)),
        Arbitraries.of("d1", "d2").map(d -> new EditDecision(d, "Sửa", null, null)),
        Arbitraries.of("d1", "d2").map(RemoveDecision::new),
        Arbitraries.integers().between(0, 20).map(CountPeople::new));
  }

  private static Arbitrary<RoomCommand> votes() {
    var vote = Arbitraries.of("v1", "v2");
    var choice = Arbitraries.integers().between(-1, 3);
    var site = Arbitraries.of("13693", "14362", "14620", "khach-1");
    return Arbitraries.frequencyOf(
        Tuple.of(
            2,
            Arbitraries.of(true, false)
                .map(secret -> (RoomCommand) new OpenVote("Đồng ý?", null, secret, null, null))),
        Tuple.of(
            1,
            Arbitraries.of(true, false)
                .map(secret ->
                    new OpenVote("Mấy?", List.of("A", "B"), secret, null, Map.of("14362", 5)))),
        Tuple.of(5, Combinators.combine(vote, choice, site.injectNull(0.7)).as(CastVote::new)),
        Tuple.of(1, vote.map(CloseVote::new)),
        Tuple.of(1, vote.map(CancelVote::new)));
  }
}
