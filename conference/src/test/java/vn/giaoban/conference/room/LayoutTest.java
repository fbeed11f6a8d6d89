package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.conference.room.TestRoom.CHAIR;
import static vn.giaoban.conference.room.TestRoom.HOA_LU;
import static vn.giaoban.conference.room.TestRoom.KIM_SON;
import static vn.giaoban.conference.room.TestRoom.SECRETARY;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.room.RoomCommand.HideDocument;
import vn.giaoban.conference.room.RoomCommand.PutOnStage;
import vn.giaoban.conference.room.RoomCommand.SetLayout;
import vn.giaoban.conference.room.RoomCommand.ShowDocument;

/// The layout that the chair pushes to all screens.
final class LayoutTest {
  private final TestRoom room = TestRoom.open();

  @Test
  void thoseWhoConductPushALayout() {
    room.does(SECRETARY, new SetLayout(RoomLayout.GRID, List.of()));
    assertThat(layout()).isEqualTo(RoomLayout.GRID);
    room.isRefused(HOA_LU, new SetLayout(RoomLayout.STAGE, List.of()), "not-allowed");
    assertThat(room.does(CHAIR, new SetLayout(RoomLayout.GRID, List.of()))).isEmpty();
  }

  @Test
  void aPairIsTwoDifferentSitesOfTheRoom() {
    room.does(CHAIR, new SetLayout(RoomLayout.PAIR, List.of("13693", "chutich")));
    assertThat(room.state.layout().sites()).containsExactly("13693", "chutich");
    for (var sites : List.of(List.of("13693"), List.of("13693", "13693"))) {
      room.isRefused(CHAIR, new SetLayout(RoomLayout.PAIR, sites), "bad-value");
    }
    room.isRefused(CHAIR, new SetLayout(RoomLayout.GRID, List.of("13693", "chutich")), "bad-value");
    room.isRefused(
        CHAIR, new SetLayout(RoomLayout.PAIR, List.of("13693", "nobody")), "no-such-site");
  }

  @Test
  void aDocumentIsSeenAtOnceAndEndsItsLayoutWhenItGoes() {
    room.isRefused(CHAIR, new SetLayout(RoomLayout.DOCUMENT, List.of()), "no-document");
    room.does(CHAIR, new SetLayout(RoomLayout.GRID, List.of()));
    room.does(CHAIR, new ShowDocument("d", 1, null, null));
    assertThat(layout()).isEqualTo(RoomLayout.DOCUMENT);
    room.does(CHAIR, new SetLayout(RoomLayout.STAGE, List.of()));
    room.does(CHAIR, new ShowDocument("d", 2, null, null));
    assertThat(layout()).isEqualTo(RoomLayout.STAGE);
    room.does(CHAIR, new SetLayout(RoomLayout.DOCUMENT, List.of()));
    room.does(CHAIR, new HideDocument());
    assertThat(layout()).isEqualTo(RoomLayout.STAGE);
  }

  @Test
  void whoIsPutOnStageIsSeenByAll() {
    room.come(KIM_SON);
    room.does(CHAIR, new SetLayout(RoomLayout.GRID, List.of()));
    room.does(CHAIR, new PutOnStage("14620"));
    assertThat(layout()).isEqualTo(RoomLayout.STAGE);
    room.does(CHAIR, new SetLayout(RoomLayout.GRID, List.of()));
    room.does(CHAIR, new PutOnStage(null));
    assertThat(layout()).isEqualTo(RoomLayout.GRID);
  }

  private RoomLayout layout() {
    return room.state.layout().kind();
  }
}
