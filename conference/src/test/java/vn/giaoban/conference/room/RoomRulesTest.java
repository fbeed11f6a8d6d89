package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.conference.room.TestRoom.CHAIR;
import static vn.giaoban.conference.room.TestRoom.GUEST;
import static vn.giaoban.conference.room.TestRoom.HOA_LU;
import static vn.giaoban.conference.room.TestRoom.KIM_SON;
import static vn.giaoban.conference.room.TestRoom.SECRETARY;
import static vn.giaoban.conference.room.TestRoom.TAM_DIEP;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.room.RoomCommand.AnswerRollCall;
import vn.giaoban.conference.room.RoomCommand.CallRoll;
import vn.giaoban.conference.room.RoomCommand.CloseRoom;
import vn.giaoban.conference.room.RoomCommand.EndRollCall;
import vn.giaoban.conference.room.RoomCommand.ExtendAgendaItem;
import vn.giaoban.conference.room.RoomCommand.FinishAgendaItem;
import vn.giaoban.conference.room.RoomCommand.MarkPresence;
import vn.giaoban.conference.room.RoomCommand.NoteDecision;
import vn.giaoban.conference.room.RoomCommand.RaiseHand;
import vn.giaoban.conference.room.RoomCommand.SendNote;
import vn.giaoban.conference.room.RoomCommand.ShowDocument;
import vn.giaoban.conference.room.RoomCommand.StartAgendaItem;

final class RoomRulesTest {
  private final TestRoom room = TestRoom.open();

  @Test
  void nothingIsDoneInARoomThatIsNotOpenOrClosed() {
    var unopened = new TestRoom();
    unopened.isRefused(CHAIR, new CallRoll(), "room-not-open");

    room.happen(List.of(new RoomEvent.RoomClosed("account:thuky")));
    room.isRefused(CHAIR, new CallRoll(), "room-closed");
  }

  @Test
  void whoIsNotInTheRoomAsksForNothing() {
    room.isRefused(KIM_SON, new RaiseHand(), "not-in-the-room");
    room.go(CHAIR);
    room.isRefused(CHAIR, new CallRoll(), "not-in-the-room");
  }

  @Test
  void onlyThoseWhoConductConduct() {
    for (var command :
        List.of(
            new CallRoll(),
            new StartAgendaItem("a1"),
            new RoomCommand.GiveFloor("14362", null),
            new RoomCommand.MuteAll(Set.of()),
            new RoomCommand.SetFloorOnly(true),
            new NoteDecision("Xong trước 30/11", null, null, null),
            new CloseRoom())) {
      room.isRefused(HOA_LU, command, "not-allowed");
      assertThat(RoomRules.decide(room.state, command, SECRETARY, room.now))
          .isInstanceOf(RoomRuling.Decided.class);
    }
  }

  @Test
  void anObserverOnlyWatches() {
    room.come(GUEST);

    room.isRefused(GUEST, new RaiseHand(), "not-allowed");
    room.isRefused(GUEST, new RoomCommand.SetMicrophone(true), "not-allowed");
    room.isRefused(GUEST, new SendNote("xin chào"), "not-allowed");
    assertThat(room.hears(GUEST)).isFalse();
    room.isRefused(CHAIR, new RoomCommand.GiveFloor(GUEST.site(), null), "observers-do-not-speak");
  }

  @Test
  void theFirstRollCallBringsTheMeetingToLife() {
    assertThat(room.state.phase()).isEqualTo(RoomState.Phase.LOBBY);

    room.does(CHAIR, new CallRoll());

    assertThat(room.state.phase()).isEqualTo(RoomState.Phase.LIVE);
    assertThat(room.state.startedAt()).isEqualTo(room.now);
  }

  @Test
  void whoAnswersOrIsHereWhenTheRollCallEndsIsPresentAndTheOthersAreAbsent() {
    room.does(CHAIR, new CallRoll());
    room.does(HOA_LU, new AnswerRollCall());
    assertThat(room.state.rollCall().answered()).containsExactly("13693");

    var events = room.does(CHAIR, new EndRollCall());

    assertThat(room.site(HOA_LU).presence()).isEqualTo(Presence.PRESENT);
    assertThat(room.site(TAM_DIEP).presence()).isEqualTo(Presence.PRESENT);
    assertThat(room.site(KIM_SON).presence()).isEqualTo(Presence.ABSENT);
    assertThat(events.getLast()).isEqualTo(new RoomEvent.RollCallEnded(2, 1));
    assertThat(room.state.quorum()).isEqualTo(new RoomState.Quorum(3, 2));
  }

  @Test
  void whoComesFirstAfterTheRollCallIsLate() {
    room.does(CHAIR, new CallRoll());
    room.does(CHAIR, new EndRollCall());

    room.come(KIM_SON);

    assertThat(room.site(KIM_SON).presence()).isEqualTo(Presence.LATE);
    assertThat(room.state.quorum().present()).isEqualTo(3);
  }

  @Test
  void whoWasPresentAndComesBackIsNotLate() {
    room.does(CHAIR, new CallRoll());
    room.does(CHAIR, new EndRollCall());

    room.go(HOA_LU);
    room.pass(Duration.ofMinutes(3));
    room.come(HOA_LU);

    assertThat(room.site(HOA_LU).presence()).isEqualTo(Presence.PRESENT);
    assertThat(room.site(HOA_LU).stays()).hasSize(2);
    assertThat(room.site(HOA_LU).stays().getLast().to()).isNull();
  }

  @Test
  void theSecretaryMarksByHandASiteThatTookPartByTelephone() {
    room.does(SECRETARY, new MarkPresence("14620", Presence.PRESENT));
    room.does(CHAIR, new CallRoll());
    room.does(CHAIR, new EndRollCall());

    assertThat(room.site(KIM_SON).presence()).isEqualTo(Presence.PRESENT);
    assertThat(room.happened).contains(new RoomEvent.SiteMarked("14620", Presence.PRESENT, true));
    room.isRefused(SECRETARY, new MarkPresence("99999", Presence.PRESENT), "no-such-site");
  }

  @Test
  void anExcusedUnitStaysExcusedUnlessItComes() {
    room.does(SECRETARY, new MarkPresence("14620", Presence.EXCUSED));
    room.does(CHAIR, new CallRoll());
    room.does(CHAIR, new EndRollCall());
    assertThat(room.site(KIM_SON).presence()).isEqualTo(Presence.EXCUSED);

    room.come(KIM_SON);
    assertThat(room.site(KIM_SON).presence()).isEqualTo(Presence.LATE);
  }

  @Test
  void aRollCallCannotBeAnsweredWhenNoneIsCalled() {
    room.isRefused(HOA_LU, new AnswerRollCall(), "no-roll-call");
    room.isRefused(CHAIR, new EndRollCall(), "no-roll-call");
  }

  @Test
  void startingAnItemFinishesTheRunningOneAndItsClockStops() {
    room.does(CHAIR, new StartAgendaItem("a1"));
    room.pass(Duration.ofSeconds(125));

    var events = room.does(CHAIR, new StartAgendaItem("a2"));

    assertThat(events)
        .containsExactly(
            new RoomEvent.AgendaItemFinished("a1", 125), new RoomEvent.AgendaItemStarted("a2"));
    assertThat(room.state.currentItem()).isEqualTo("a2");
    assertThat(room.state.agenda().getFirst().spentSeconds()).isEqualTo(125);
  }

  @Test
  void anItemTakenUpAgainGoesOnCounting() {
    room.does(CHAIR, new StartAgendaItem("a1"));
    room.pass(Duration.ofSeconds(60));
    room.does(CHAIR, new FinishAgendaItem());
    room.does(CHAIR, new StartAgendaItem("a1"));
    room.pass(Duration.ofSeconds(30));
    room.does(CHAIR, new ExtendAgendaItem(120));
    room.does(CHAIR, new FinishAgendaItem());

    var item = room.state.agenda().getFirst();
    assertThat(item.spentSeconds()).isEqualTo(90);
    assertThat(item.extendedSeconds()).isEqualTo(120);
    assertThat(room.state.currentItem()).isNull();
    room.isRefused(CHAIR, new FinishAgendaItem(), "no-item-running");
    room.isRefused(CHAIR, new StartAgendaItem("a9"), "no-such-item");
  }

  @Test
  void aDecisionBelongsToTheRunningItemAndKeepsItsNumberForGood() {
    room.does(CHAIR, new StartAgendaItem("a2"));
    room.does(
        SECRETARY,
        new NoteDecision(" Gia cố đê trước 30/11 ", null, "13693", LocalDate.of(2026, 11, 30)));
    room.does(SECRETARY, new RoomCommand.RemoveDecision("d1"));
    room.does(SECRETARY, new NoteDecision("Báo cáo hằng ngày", "a1", null, null));

    assertThat(room.state.decisions())
        .extracting(RoomState.Decision::id, RoomState.Decision::item, RoomState.Decision::text)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("d2", "a1", "Báo cáo hằng ngày"));
    assertThat(room.happened)
        .contains(
            new RoomEvent.DecisionNoted(
                "d1",
                "a2",
                "Gia cố đê trước 30/11",
                "13693",
                LocalDate.of(2026, 11, 30),
                "thuky",
                null));

    room.does(SECRETARY, new RoomCommand.EditDecision("d2", "Báo cáo hằng tuần", "14362", null));
    assertThat(room.state.decisions().getFirst().text()).isEqualTo("Báo cáo hằng tuần");
    room.isRefused(SECRETARY, new RoomCommand.RemoveDecision("d1"), "no-such-decision");
    room.isRefused(SECRETARY, new NoteDecision(" ", null, null, null), "bad-value");
  }

  @Test
  void aDocumentIsShownByThoseWhoConductTheSpeakerOrThePresenter() {
    room.isRefused(HOA_LU, page(1), "not-allowed");
    room.does(CHAIR, new StartAgendaItem("a1"));
    room.does(HOA_LU, page(3));
    assertThat(room.state.stage())
        .isEqualTo(new RoomState.Stage(null, "doc", 3, new RoomEvent.Shown("13693", null, null)));

    room.isRefused(TAM_DIEP, page(4), "not-allowed");
    room.does(CHAIR, new RoomCommand.GiveFloor("14362", 60L));
    room.does(TAM_DIEP, page(4));
    room.does(CHAIR, new RoomCommand.PutOnStage("13693"));
    room.does(CHAIR, new RoomCommand.HideDocument());
    assertThat(room.state.stage()).isEqualTo(new RoomState.Stage("13693", null, 0, null));
  }

  private static ShowDocument page(int page) {
    return new ShowDocument("doc", page, null, null);
  }

  @Test
  void whatOfAPageIsShownStaysUntilThePageIsShownAnew() {
    var half = new PageRegion(0, 5000, 10_000, 5000);
    room.does(CHAIR, new ShowDocument("doc", 7, 2, half));

    room.does(CHAIR, new RoomCommand.PutOnStage("13693"));
    assertThat(room.state.stage().shown()).isEqualTo(new RoomEvent.Shown("chutich", 2, half));
    assertThat(room.does(CHAIR, new ShowDocument("doc", 7, 2, half))).isEmpty();

    room.does(SECRETARY, new ShowDocument("doc", 7, 2, half));
    assertThat(room.state.stage().shown()).isEqualTo(new RoomEvent.Shown("thuky", 2, half));
    room.does(SECRETARY, page(8));
    assertThat(room.state.stage().shown()).isEqualTo(new RoomEvent.Shown("thuky", null, null));
  }

  @Test
  void aRegionBesideThePageIsNoRegion() {
    for (var beside :
        List.of(
            new PageRegion(-1, 0, 5000, 5000),
            new PageRegion(6000, 0, 5000, 5000),
            new PageRegion(0, 0, 10, 5000),
            new PageRegion(0, Integer.MAX_VALUE, 5000, 5000),
            new PageRegion(0, 0, 20_000, 5000))) {
      room.isRefused(CHAIR, new ShowDocument("doc", 1, null, beside), "bad-value");
    }
    room.isRefused(CHAIR, new ShowDocument("doc", 1, 0, null), "bad-value");
    room.isRefused(CHAIR, page(0), "bad-value");
  }

  @Test
  void aNoteIsSeenByItsSenderAndThoseWhoConductOnly() {
    var event = room.does(HOA_LU, new SendNote("Chúng tôi cần thêm 5 phút")).getFirst();

    assertThat(event.visibleTo(SECRETARY)).isTrue();
    assertThat(event.visibleTo(HOA_LU)).isTrue();
    assertThat(event.visibleTo(TAM_DIEP)).isFalse();
    assertThat(room.state.seenBy(SECRETARY).notes()).hasSize(1);
    assertThat(room.state.seenBy(HOA_LU).notes()).hasSize(1);
    assertThat(room.state.seenBy(TAM_DIEP).notes()).isEmpty();
  }

  @Test
  void closingEndsWhatRunsAndEverybodysStay() {
    room.does(CHAIR, new CallRoll());
    room.does(CHAIR, new StartAgendaItem("a1"));
    room.does(CHAIR, new RoomCommand.GiveFloor("13693", 60L));
    room.pass(Duration.ofSeconds(40));

    var events = room.does(CHAIR, new CloseRoom());
    room.happen(List.of(new RoomEvent.RoomClosed("site:chutich")));

    assertThat(events)
        .contains(
            new RoomEvent.FloorReturned("13693", 40, RoomEvent.ReturnReason.CLOSED),
            new RoomEvent.AgendaItemFinished("a1", 40));
    assertThat(room.state.phase()).isEqualTo(RoomState.Phase.CLOSED);
    assertThat(room.state.floor()).isNull();
    assertThat(room.site(HOA_LU).online()).isFalse();
    assertThat(room.site(HOA_LU).stays().getFirst().to()).isEqualTo(room.now);
  }

  @Test
  void aRoomClosedFromOutsideStopsEveryClockTheSameWay() {
    room.does(CHAIR, new StartAgendaItem("a1"));
    room.does(CHAIR, new RoomCommand.GiveFloor("13693", 60L));
    room.pass(Duration.ofSeconds(40));

    room.happen(List.of(new RoomEvent.RoomClosed("account:thuky")));

    assertThat(room.state.agenda().getFirst().spentSeconds()).isEqualTo(40);
    assertThat(room.state.agenda().getFirst().finishedAt()).isEqualTo(room.now);
    assertThat(room.site(HOA_LU).floorSeconds()).isEqualTo(40);
    assertThat(room.state.currentItem()).isNull();
  }

  @Test
  void aCoughIsNoSpeech() {
    assertThat(RoomRules.spoke(room.state, "13693", 0)).isEmpty();
    room.does(CHAIR, new StartAgendaItem("a1"));
    room.happen(RoomRules.spoke(room.state, "13693", 12));
    assertThat(room.site(HOA_LU).spokeSeconds()).isEqualTo(12);
    assertThat(room.happened.getLast()).isEqualTo(new RoomEvent.SiteSpoke("13693", 12, "a1"));
  }

  @Test
  void aChangedBriefingChangesTheAgendaButNotWhatHappened() {
    room.does(CHAIR, new StartAgendaItem("a1"));
    var setup =
        new RoomSetup(
            "5e8f",
            "Giao ban đột xuất",
            List.of(new RoomSetup.Invited("14620", "Xã Kim Sơn", SiteKind.UNIT, RoomRole.SITE)),
            List.of(new RoomSetup.Point("a3", "Việc khác", null, 300)));

    room.state = room.state.refit(setup);

    assertThat(room.state.title()).isEqualTo("Giao ban đột xuất");
    assertThat(room.state.agenda())
        .extracting(RoomState.AgendaPoint::id)
        .containsExactly("a3", "a1");
    assertThat(room.state.currentItem()).isEqualTo("a1");
    assertThat(room.state.sites()).containsKeys("14620", "13693", "chutich");
  }
}
