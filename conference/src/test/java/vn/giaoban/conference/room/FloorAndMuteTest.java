package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.conference.room.TestRoom.CHAIR;
import static vn.giaoban.conference.room.TestRoom.HOA_LU;
import static vn.giaoban.conference.room.TestRoom.KIM_SON;
import static vn.giaoban.conference.room.TestRoom.SECRETARY;
import static vn.giaoban.conference.room.TestRoom.TAM_DIEP;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.room.RoomCommand.AllowUnmute;
import vn.giaoban.conference.room.RoomCommand.ExtendFloor;
import vn.giaoban.conference.room.RoomCommand.GiveFloor;
import vn.giaoban.conference.room.RoomCommand.LowerHand;
import vn.giaoban.conference.room.RoomCommand.MoveHand;
import vn.giaoban.conference.room.RoomCommand.MuteSite;
import vn.giaoban.conference.room.RoomCommand.RaiseHand;
import vn.giaoban.conference.room.RoomCommand.ReturnFloor;
import vn.giaoban.conference.room.RoomCommand.SetFloorOnly;
import vn.giaoban.conference.room.RoomCommand.SetMicrophone;

final class FloorAndMuteTest {
  private final TestRoom room = TestRoom.open();

  @Test
  void handsWaitInTheOrderTheyWereRaisedUntilTheChairChangesIt() {
    room.come(KIM_SON);
    room.does(HOA_LU, new RaiseHand());
    room.does(TAM_DIEP, new RaiseHand());
    room.does(KIM_SON, new RaiseHand());
    assertThat(room.does(HOA_LU, new RaiseHand())).isEmpty();

    room.does(CHAIR, new MoveHand("14620", 0));

    assertThat(room.state.queue())
        .extracting(RoomState.Hand::site)
        .containsExactly("14620", "13693", "14362");
    room.isRefused(HOA_LU, new MoveHand("13693", 0), "not-allowed");
  }

  @Test
  void aSiteLowersItsOwnHandAndTheChairAnyHand() {
    room.does(HOA_LU, new RaiseHand());
    room.isRefused(TAM_DIEP, new LowerHand("13693"), "not-allowed");
    room.does(HOA_LU, new LowerHand(null));
    assertThat(room.state.queue()).isEmpty();

    room.does(HOA_LU, new RaiseHand());
    room.does(SECRETARY, new LowerHand("13693"));
    assertThat(room.state.queue()).isEmpty();
  }

  @Test
  void givingTheFloorTakesItFromWhoeverHadItAndLowersTheHand() {
    room.does(TAM_DIEP, new RaiseHand());
    room.does(CHAIR, new GiveFloor("13693", 180L));
    room.pass(Duration.ofSeconds(95));

    var events = room.does(CHAIR, new GiveFloor("14362", null));

    assertThat(events)
        .containsExactly(
            new RoomEvent.FloorReturned("13693", 95, RoomEvent.ReturnReason.PASSED),
            new RoomEvent.FloorGiven("14362", null));
    assertThat(room.state.queue()).isEmpty();
    assertThat(room.site(HOA_LU).floorSeconds()).isEqualTo(95);
    assertThat(room.state.mediaPolicy().floor()).isEqualTo("14362");
  }

  @Test
  void theFloorIsReturnedByTheSpeakerOrTakenByTheChair() {
    room.does(CHAIR, new GiveFloor("13693", 60L));
    room.isRefused(TAM_DIEP, new ReturnFloor(), "not-allowed");
    assertThat(room.does(HOA_LU, new ReturnFloor()))
        .contains(new RoomEvent.FloorReturned("13693", 0, RoomEvent.ReturnReason.RETURNED));

    room.does(CHAIR, new GiveFloor("13693", 60L));
    assertThat(room.does(CHAIR, new ReturnFloor()))
        .contains(new RoomEvent.FloorReturned("13693", 0, RoomEvent.ReturnReason.TAKEN));
    room.isRefused(CHAIR, new ReturnFloor(), "nobody-has-the-floor");
  }

  @Test
  void aTurnWithALimitIsExtendedAndOneWithoutIsNot() {
    room.does(CHAIR, new GiveFloor("13693", 60L));
    room.does(CHAIR, new ExtendFloor(120));
    assertThat(room.state.floor()).isNotNull();
    assertThat(room.state.floor().limitSeconds()).isEqualTo(180);

    room.does(CHAIR, new GiveFloor("14362", null));
    room.isRefused(CHAIR, new ExtendFloor(120), "floor-without-limit");
    room.isRefused(CHAIR, new GiveFloor("13693", 0L), "bad-value");
  }

  @Test
  void theFloorIsNotGivenToASiteThatIsNotHere() {
    room.isRefused(CHAIR, new GiveFloor("14620", null), "site-not-here");
    room.isRefused(CHAIR, new GiveFloor("99999", null), "no-such-site");
  }

  @Test
  void handAndFloorSurviveALostLine() {
    room.does(CHAIR, new GiveFloor("13693", 60L));
    room.does(TAM_DIEP, new RaiseHand());

    room.go(HOA_LU);
    room.go(TAM_DIEP);
    room.come(HOA_LU, TAM_DIEP);

    assertThat(room.state.hasFloor("13693")).isTrue();
    assertThat(room.state.hasHandUp("14362")).isTrue();
  }

  @Test
  void everyoneIsHeardUntilTheChairMutes() {
    assertThat(room.hears(HOA_LU)).isTrue();

    room.does(CHAIR, new MuteSite("13693"));

    assertThat(room.hears(HOA_LU)).isFalse();
    assertThat(room.hears(TAM_DIEP)).isTrue();
    room.isRefused(HOA_LU, new SetMicrophone(true), "muted-by-chair");
    room.isRefused(SECRETARY, new MuteSite("chutich"), "chair-is-not-muted");
  }

  @Test
  void mutedStaysMutedOverAReconnection() {
    room.does(CHAIR, new MuteSite("13693"));
    room.go(HOA_LU);
    room.come(HOA_LU);

    assertThat(room.hears(HOA_LU)).isFalse();
    room.isRefused(HOA_LU, new SetMicrophone(true), "muted-by-chair");

    room.does(CHAIR, new AllowUnmute("13693"));
    assertThat(room.hears(HOA_LU)).isFalse();
    room.does(HOA_LU, new SetMicrophone(true));
    assertThat(room.hears(HOA_LU)).isTrue();
  }

  @Test
  void muteAllSparesTheChairTheOneWhoAsksAndTheExceptedAndCatchesWhoComesLater() {
    room.muteAll(SECRETARY, TAM_DIEP);
    room.come(KIM_SON);

    assertThat(room.hears(HOA_LU)).isFalse();
    assertThat(room.hears(KIM_SON)).isFalse();
    assertThat(room.hears(TAM_DIEP)).isTrue();
    assertThat(room.hears(CHAIR)).isTrue();
    assertThat(room.hears(SECRETARY)).isTrue();

    room.does(CHAIR, new AllowUnmute(null));
    room.does(KIM_SON, new SetMicrophone(true));
    assertThat(room.hears(KIM_SON)).isTrue();
  }

  @Test
  void theFloorOpensAMutedMicrophoneForTheTurnOnly() {
    room.muteAll(CHAIR);
    room.does(HOA_LU, new RaiseHand());

    room.does(CHAIR, new GiveFloor("13693", 60L));
    assertThat(room.hears(HOA_LU)).isTrue();

    room.does(HOA_LU, new ReturnFloor());
    assertThat(room.hears(HOA_LU)).isFalse();
    room.isRefused(HOA_LU, new SetMicrophone(true), "muted-by-chair");
  }

  @Test
  void nobodysMicrophoneIsTurnedOnWhoDidNotAsk() {
    room.muteAll(CHAIR);

    room.does(CHAIR, new GiveFloor("13693", 60L));
    assertThat(room.hears(HOA_LU)).isFalse();

    room.does(HOA_LU, new SetMicrophone(true));
    assertThat(room.hears(HOA_LU)).isTrue();
  }

  @Test
  void whenOnlyTheFloorIsHeardTheChairIsHeardToo() {
    room.does(CHAIR, new GiveFloor("13693", 60L));
    room.does(CHAIR, new SetFloorOnly(true));

    assertThat(room.hears(HOA_LU)).isTrue();
    assertThat(room.hears(CHAIR)).isTrue();
    assertThat(room.hears(TAM_DIEP)).isFalse();
    assertThat(room.hears(SECRETARY)).isFalse();
    room.does(TAM_DIEP, new SetMicrophone(false));
    room.isRefused(TAM_DIEP, new SetMicrophone(true), "only-the-floor-is-heard");
  }

  @Test
  void aMicrophoneTheSiteTurnedOffIsNotForwarded() {
    room.does(HOA_LU, new SetMicrophone(false));
    assertThat(room.hears(HOA_LU)).isFalse();
    room.does(HOA_LU, new SetMicrophone(true));
    assertThat(room.hears(HOA_LU)).isTrue();
  }

  @Test
  void aClosedRoomHearsNobody() {
    room.happen(java.util.List.of(new RoomEvent.RoomClosed("job:close-rooms")));
    assertThat(room.hears(CHAIR)).isFalse();
  }
}
