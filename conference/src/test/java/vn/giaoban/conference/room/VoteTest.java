package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.conference.room.TestRoom.CHAIR;
import static vn.giaoban.conference.room.TestRoom.GUEST;
import static vn.giaoban.conference.room.TestRoom.HOA_LU;
import static vn.giaoban.conference.room.TestRoom.KIM_SON;
import static vn.giaoban.conference.room.TestRoom.SECRETARY;
import static vn.giaoban.conference.room.TestRoom.TAM_DIEP;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.room.RoomCommand.CancelVote;
import vn.giaoban.conference.room.RoomCommand.CastVote;
import vn.giaoban.conference.room.RoomCommand.CloseVote;
import vn.giaoban.conference.room.RoomCommand.OpenVote;
import vn.giaoban.conference.room.RoomEvent.BallotTaken;
import vn.giaoban.conference.room.RoomEvent.VoteCast;
import vn.giaoban.conference.room.RoomEvent.VoteClosed;

final class VoteTest {
  private final TestRoom room = TestRoom.open();

  private static OpenVote question(boolean secret) {
    return new OpenVote("Thông qua nghị quyết?", null, secret, null, null);
  }

  private Vote vote() {
    return room.state.votes().getLast();
  }

  @Test
  void everyUnitHasOneVoteAndTheUsualOptions() {
    room.does(CHAIR, question(false));

    assertThat(vote().options()).containsExactly("Tán thành", "Không tán thành", "Ý kiến khác");
    assertThat(vote().weights()).isEqualTo(Map.of("13693", 1, "14362", 1, "14620", 1));
    assertThat(vote().running()).isTrue();
    room.isRefused(CHAIR, question(true), "vote-running");
  }

  @Test
  void onlyThoseWhoConductOpenCloseAndCancel() {
    room.isRefused(HOA_LU, question(false), "not-allowed");
    room.does(SECRETARY, question(false));
    room.isRefused(HOA_LU, new CloseVote("v1"), "not-allowed");
    room.isRefused(HOA_LU, new CancelVote("v1"), "not-allowed");
    room.isRefused(HOA_LU, new CastVote("v1", 0, "14362"), "not-allowed");
    room.come(GUEST);
    room.isRefused(GUEST, new CastVote("v1", 0, null), "not-allowed");
    room.isRefused(CHAIR, new CastVote("v1", 0, null), "not-a-voter");
  }

  @Test
  void aChoiceMayBeChangedUntilAnOpenVoteIsClosed() {
    room.does(CHAIR, question(false));
    assertThat(room.does(HOA_LU, new CastVote("v1", 0, null)))
        .containsExactly(new BallotTaken("v1", "13693", false), new VoteCast("v1", "13693", 0));
    assertThat(room.does(HOA_LU, new CastVote("v1", 0, null))).isEmpty();
    assertThat(room.does(HOA_LU, new CastVote("v1", 1, null)))
        .containsExactly(new VoteCast("v1", "13693", 1));
    room.does(TAM_DIEP, new CastVote("v1", 0, null));

    room.does(CHAIR, new CloseVote("v1"));

    assertThat(vote().phase()).isEqualTo(Vote.Phase.CLOSED);
    assertThat(vote().counts()).containsExactly(1, 1, 0);
    assertThat(vote().choices()).isEqualTo(Map.of("13693", 1, "14362", 0));
    assertThat(room.does(CHAIR, new CloseVote("v1"))).isEmpty();
    room.isRefused(HOA_LU, new CastVote("v1", 0, null), "vote-is-over");
    room.isRefused(CHAIR, new CancelVote("v1"), "vote-is-over");
  }

  @Test
  void whileItRunsNobodyLearnsHowOthersVote() {
    room.does(CHAIR, question(false));
    room.does(HOA_LU, new CastVote("v1", 0, null));
    room.does(TAM_DIEP, new CastVote("v1", 1, null));

    assertThat(room.state.seenBy(CHAIR).votes().getLast().choices()).isEmpty();
    assertThat(room.state.seenBy(HOA_LU).votes().getLast().choices()).isEqualTo(Map.of("13693", 0));
    assertThat(room.state.seenBy(CHAIR).votes().getLast().voted())
        .containsExactly("13693", "14362");
    var cast = new VoteCast("v1", "13693", 0);
    assertThat(cast.visibleTo(CHAIR)).isFalse();
    assertThat(cast.visibleTo(TAM_DIEP)).isFalse();
    assertThat(cast.visibleTo(HOA_LU)).isTrue();
    assertThat(new BallotTaken("v1", "13693", false).visibleTo(TAM_DIEP)).isTrue();
  }

  @Test
  void aSiteOnTheTelephoneVotesByHandInAnOpenVoteOnly() {
    room.does(CHAIR, question(false));
    room.does(SECRETARY, new CastVote("v1", 2, "14620"));
    assertThat(vote().byHand()).containsExactly("14620");
    room.does(HOA_LU, new CastVote("v1", 0, null));
    room.isRefused(SECRETARY, new CastVote("v1", 1, "13693"), "already-voted");
    room.does(CHAIR, new CloseVote("v1"));
    assertThat(vote().counts()).containsExactly(1, 0, 1);

    room.does(CHAIR, question(true));
    room.isRefused(SECRETARY, new CastVote("v2", 2, "14620"), "secret-not-by-hand");
  }

  @Test
  void weightsCountAndSayWhoVotes() {
    room.does(
        CHAIR,
        new OpenVote("Chọn?", List.of("A", "B"), false, null, Map.of("13693", 3, "14620", 0)));
    room.does(HOA_LU, new CastVote("v1", 0, null));
    room.does(TAM_DIEP, new CastVote("v1", 1, null));
    room.come(KIM_SON);
    room.isRefused(KIM_SON, new CastVote("v1", 1, null), "not-a-voter");

    assertThat(room.does(CHAIR, new CloseVote("v1")))
        .containsExactly(new VoteClosed("v1", List.of(3, 1), Map.of("13693", 0, "14362", 1)));
  }

  @Test
  void aSecretVoteIsNotWeightedBecauseAWeightIsAsGoodAsAName() {
    room.isRefused(
        CHAIR, new OpenVote("?", null, true, null, Map.of("13693", 3)), "secret-is-not-weighted");
    room.does(
        CHAIR, new OpenVote("?", null, true, null, Map.of("13693", 2, "14362", 2, "14620", 0)));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    room.isRefused(CHAIR, new OpenVote(" ", null, false, null, null), "bad-value");
    room.isRefused(CHAIR, new OpenVote("?", List.of("A"), false, null, null), "bad-value");
    room.isRefused(CHAIR, new OpenVote("?", List.of("A", "A "), false, null, null), "bad-value");
    room.isRefused(CHAIR, new OpenVote("?", null, false, null, Map.of("99999", 1)), "bad-value");
    room.isRefused(CHAIR, new OpenVote("?", null, false, null, Map.of("13693", -1)), "bad-value");
    room.isRefused(CHAIR, new OpenVote("?", null, false, "a9", null), "no-such-item");
    room.isRefused(CHAIR, new CloseVote("v9"), "no-such-vote");
    room.does(CHAIR, question(false));
    room.isRefused(HOA_LU, new CastVote("v1", 3, null), "bad-value");
  }

  @Test
  void aRoomThatIsClosedCountsAnOpenVote() {
    room.does(CHAIR, question(false));
    room.does(HOA_LU, new CastVote("v1", 0, null));

    room.happen(RoomRules.closing(room.state, room.now));

    assertThat(vote().counts()).containsExactly(1, 0, 0);
  }
}
