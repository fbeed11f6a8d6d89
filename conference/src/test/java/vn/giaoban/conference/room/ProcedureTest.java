package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.conference.room.TestRoom.CHAIR;
import static vn.giaoban.conference.room.TestRoom.GUEST;
import static vn.giaoban.conference.room.TestRoom.HOA_LU;
import static vn.giaoban.conference.room.TestRoom.SECRETARY;
import static vn.giaoban.conference.room.TestRoom.TAM_DIEP;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.room.RoomCommand.AcknowledgeDecision;
import vn.giaoban.conference.room.RoomCommand.EditDecision;
import vn.giaoban.conference.room.RoomCommand.ExtendFloor;
import vn.giaoban.conference.room.RoomCommand.FadeFloor;
import vn.giaoban.conference.room.RoomCommand.GiveFloor;
import vn.giaoban.conference.room.RoomCommand.MarkDecision;
import vn.giaoban.conference.room.RoomCommand.MarkPresence;
import vn.giaoban.conference.room.RoomCommand.NameCaptioner;
import vn.giaoban.conference.room.RoomCommand.NoteDecision;
import vn.giaoban.conference.room.RoomCommand.SendMessage;
import vn.giaoban.conference.room.RoomCommand.SendNote;
import vn.giaoban.conference.room.RoomCommand.SetChat;
import vn.giaoban.conference.room.RoomCommand.SetQuorum;
import vn.giaoban.conference.room.RoomCommand.ShowDecision;
import vn.giaoban.conference.room.RoomCommand.StartAgendaItem;
import vn.giaoban.conference.room.RoomCommand.TellRecording;

/// Fading, quorum, conclusions as they fall, and what is written beside the meeting.
final class ProcedureTest {
  private final TestRoom room = TestRoom.open();

  private RoomState.Floor floor() {
    return Objects.requireNonNull(room.state.floor());
  }

  @Test
  void aVoiceThatFadesLosesTheFloorAndItsMicrophone() {
    room.does(CHAIR, new GiveFloor("13693", 60L));
    room.pass(Duration.ofSeconds(70));
    assertThat(room.does(CHAIR, new FadeFloor()))
        .containsExactly(new RoomEvent.FloorFading("13693", 5));
    assertThat(room.does(CHAIR, new FadeFloor())).isEmpty();
    var since = Objects.requireNonNull(floor().fadingSince());
    room.pass(Duration.ofSeconds(5));

    room.happen(RoomRules.faded(room.state, since, room.now));

    assertThat(room.state.floor()).isNull();
    assertThat(room.site(HOA_LU).microphone()).isFalse();
    assertThat(room.site(HOA_LU).floorSeconds()).isEqualTo(75);
    room.isRefused(CHAIR, new FadeFloor(), "nobody-has-the-floor");
  }

  @Test
  void moreTimeCallsAFadeOff() {
    room.does(CHAIR, new GiveFloor("13693", null));
    room.does(CHAIR, new FadeFloor());
    var since = Objects.requireNonNull(floor().fadingSince());
    room.does(CHAIR, new ExtendFloor(120));
    assertThat(floor().fadingSince()).isNull();

    assertThat(RoomRules.faded(room.state, since, room.now)).isEmpty();
    assertThat(room.hears(HOA_LU)).isTrue();
  }

  @Test
  void aMarkedMomentBecomesTheDecisionOfItsItemAndTime() {
    room.does(CHAIR, new StartAgendaItem("a1"));
    room.does(CHAIR, new GiveFloor("14362", 60L));
    var marked = room.now;
    room.does(SECRETARY, new MarkDecision());
    assertThat(room.state.drafts())
        .containsExactly(new RoomState.DecisionDraft("d1", "a1", "14362", marked));
    assertThat(room.state.seenBy(HOA_LU).drafts()).isEmpty();
    room.pass(Duration.ofMinutes(3));
    room.does(CHAIR, new StartAgendaItem("a2"));

    room.does(
        SECRETARY,
        new NoteDecision("Gia cố đê", null, "13693", null, List.of("14362", "13693"), "d1"));

    var decision = room.state.decisions().getFirst();
    assertThat(room.state.drafts()).isEmpty();
    assertThat(decision.id()).isEqualTo("d1");
    assertThat(decision.item()).isEqualTo("a1");
    assertThat(decision.at()).isEqualTo(marked);
    assertThat(decision.with()).containsExactly("14362");
    room.isRefused(
        SECRETARY, new NoteDecision("x", null, null, null, null, "d1"), "no-such-decision");
  }

  @Test
  void thoseWhoAreToDoItAcknowledgeADecision() {
    room.does(
        SECRETARY, new NoteDecision("Gia cố đê", null, "13693", null, List.of("14620"), null));
    room.does(SECRETARY, new ShowDecision("d1"));
    assertThat(room.state.shownDecision()).isEqualTo("d1");
    room.isRefused(TAM_DIEP, new AcknowledgeDecision("d1", null), "not-your-decision");
    room.isRefused(TAM_DIEP, new AcknowledgeDecision("d1", "13693"), "not-allowed");

    assertThat(room.does(HOA_LU, new AcknowledgeDecision("d1", null)))
        .containsExactly(new RoomEvent.DecisionAcknowledged("d1", "13693", false));
    assertThat(room.does(HOA_LU, new AcknowledgeDecision("d1", null))).isEmpty();
    assertThat(room.does(SECRETARY, new AcknowledgeDecision("d1", "14620")))
        .containsExactly(new RoomEvent.DecisionAcknowledged("d1", "14620", true));
    var decision = room.state.decisions().getFirst();
    assertThat(decision.acknowledged()).containsExactly("13693", "14620");

    assertThat(
            room.does(
                SECRETARY, new EditDecision("d1", "Gia cố đê", "13693", null, List.of("14620"))))
        .isEmpty();
    room.does(SECRETARY, new EditDecision("d1", "Gia cố đê trước lũ", "13693", null, null));
    assertThat(room.state.decisions().getFirst().acknowledged()).isEmpty();

    room.does(SECRETARY, new RoomCommand.RemoveDecision("d1"));
    assertThat(room.state.shownDecision()).isNull();
  }

  @Test
  void whoIsOnTheTelephoneTakesPart() {
    room.does(SECRETARY, new MarkPresence("14620", Presence.PRESENT, " qua điện thoại "));

    var site = room.state.sites().get("14620");
    assertThat(Objects.requireNonNull(site).note()).isEqualTo("qua điện thoại");
    assertThat(site.takesPart()).isTrue();
    room.does(SECRETARY, new MarkPresence("14620", Presence.ABSENT, null));
    assertThat(Objects.requireNonNull(room.state.sites().get("14620")).note()).isNull();
  }

  @Test
  void aQuorumIsAShareOfTheInvitedThatAreHere() {
    room.does(SECRETARY, new SetQuorum(new QuorumRule(2, 3, false)));
    assertThat(room.state.quorumRule()).isEqualTo(new QuorumRule(2, 3, false));
    assertThat(new QuorumRule(2, 3, false).met(2, 3)).isTrue();
    assertThat(new QuorumRule(2, 3, false).met(85, 129)).isFalse();
    assertThat(new QuorumRule(2, 3, false).met(86, 129)).isTrue();
    assertThat(new QuorumRule(1, 2, true).met(64, 128)).isFalse();
    assertThat(new QuorumRule(1, 2, true).met(65, 128)).isTrue();
    room.isRefused(SECRETARY, new SetQuorum(new QuorumRule(4, 3, false)), "bad-value");
    room.isRefused(HOA_LU, new SetQuorum(null), "not-allowed");
    room.does(SECRETARY, new SetQuorum(null));
    assertThat(room.state.quorumRule()).isNull();
  }

  @Test
  void theSecretariatAnswersASiteAndNobodyElseReadsIt() {
    room.isRefused(HOA_LU, new SendNote("xin chào", "14362"), "not-allowed");
    var answer = room.does(SECRETARY, new SendNote("Đã tăng tiếng", "13693")).getFirst();

    assertThat(answer.visibleTo(HOA_LU)).isTrue();
    assertThat(answer.visibleTo(TAM_DIEP)).isFalse();
    assertThat(room.state.seenBy(HOA_LU).notes()).hasSize(1);
    assertThat(room.state.seenBy(TAM_DIEP).notes()).isEmpty();
  }

  @Test
  void toWhomSitesWriteIsForTheChairToSay() {
    room.isRefused(HOA_LU, new SendMessage("xin chào"), "only-to-the-secretariat");
    room.does(CHAIR, new SendMessage("Giải lao 10 phút"));
    room.does(CHAIR, new SetChat(ChatMode.ALL));
    room.does(HOA_LU, new SendMessage("xin chào"));
    room.does(CHAIR, new SetChat(ChatMode.OFF));
    room.isRefused(HOA_LU, new SendMessage("xin chào"), "chat-is-off");
    room.isRefused(HOA_LU, new SendNote("xin chào"), "chat-is-off");
    assertThat(room.state.messages()).hasSize(2);
  }

  @Test
  void captionsAreTypedByThoseWhoConductAndWhomTheyName() {
    room.come(GUEST);
    assertThat(RoomRules.captioning(room.state, SECRETARY)).isEmpty();
    assertThat(RoomRules.captioning(room.state, GUEST)).isPresent();
    room.does(SECRETARY, new NameCaptioner("khach-1"));
    assertThat(RoomRules.captioning(room.state, GUEST)).isEmpty();
    room.isRefused(SECRETARY, new NameCaptioner("99999"), "no-such-site");
  }

  @Test
  void everybodyIsToldThatItIsRecordedAndByWhom() {
    room.does(SECRETARY, new TellRecording(" Đài PT-TH tỉnh "));
    assertThat(room.state.recording())
        .isEqualTo(new RoomState.Recording("Đài PT-TH tỉnh", room.now));
    assertThat(room.does(SECRETARY, new TellRecording("Đài PT-TH tỉnh"))).isEmpty();
    room.does(SECRETARY, new TellRecording(null));
    assertThat(room.state.recording()).isNull();
    room.isRefused(SECRETARY, new TellRecording(" "), "bad-value");
  }
}
