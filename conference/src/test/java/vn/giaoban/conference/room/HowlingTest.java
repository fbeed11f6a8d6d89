package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.conference.room.TestRoom.CHAIR;
import static vn.giaoban.conference.room.TestRoom.HOA_LU;
import static vn.giaoban.conference.room.TestRoom.TAM_DIEP;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.room.RoomCommand.GiveFloor;
import vn.giaoban.conference.room.RoomCommand.SetMicrophone;
import vn.giaoban.conference.room.RoomEvent.MuteReason;
import vn.giaoban.conference.room.RoomEvent.SiteMuted;

final class HowlingTest {
  private final TestRoom room = TestRoom.open();

  private List<RoomEvent> howl(Seat first, Seat second) {
    var events = RoomRules.howling(room.state, first.site(), second.site());
    room.happen(events);
    return events;
  }

  @Test
  void whoCameLaterIsSilentAndCanSpeakAgainByItself() {
    var events = howl(HOA_LU, TAM_DIEP);

    assertThat(events)
        .containsExactly(new SiteMuted(TAM_DIEP.site(), MuteReason.HOWLING, HOA_LU.site()));
    assertThat(room.hears(TAM_DIEP)).isFalse();
    assertThat(room.hears(HOA_LU)).isTrue();
    room.does(TAM_DIEP, new SetMicrophone(true));
    assertThat(room.hears(TAM_DIEP)).isTrue();
  }

  @Test
  void neitherTheChairNorWhoHasTheFloorIsSilenced() {
    assertThat(howl(HOA_LU, CHAIR))
        .containsExactly(new SiteMuted(HOA_LU.site(), MuteReason.HOWLING, CHAIR.site()));

    room.does(CHAIR, new GiveFloor(TAM_DIEP.site(), null));
    room.does(HOA_LU, new SetMicrophone(true));
    assertThat(howl(HOA_LU, TAM_DIEP))
        .containsExactly(new SiteMuted(HOA_LU.site(), MuteReason.HOWLING, TAM_DIEP.site()));
  }

  @Test
  void whoIsSilentAlreadyDoesNotHowl() {
    room.does(TAM_DIEP, new SetMicrophone(false));

    assertThat(howl(HOA_LU, TAM_DIEP)).isEmpty();
    assertThat(RoomRules.howling(room.state, "13693", "nobody")).isEmpty();
  }
}
