package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.conference.room.RoomCommand;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.conference.room.Vote;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.testing.TestDatabase;

/// Secret ballots on a real database: neither lost nor told.
final class SecretBallotIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Seat CHAIR =
      new Seat("chutich", "Chủ tịch UBND tỉnh", SiteKind.PERSON, RoomRole.CHAIR);
  private static final Seat HOA_LU =
      new Seat("13693", "Phường Hoa Lư", SiteKind.UNIT, RoomRole.SITE);
  private static final Seat TAM_DIEP =
      new Seat("14362", "Phường Tam Điệp", SiteKind.UNIT, RoomRole.SITE);

  private final JournalOverR2dbc journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          java.time.Clock.systemUTC());
  private final BriefingsInMemory briefings = new BriefingsInMemory(journal);
  private final FakeMediaEngine media = new FakeMediaEngine();
  private final List<RoomHosts> nodes = new ArrayList<>();
  private RoomHosts hosts = node();

  /// The same node again: the one before is simply no longer there, as after a kill.
  private RoomHosts node() {
    var made =
        new RoomHosts(
            journal,
            new RoomUrn(database.client(), database.transactions()),
            briefings,
            media,
            new RoomLeases(database.client(), "a", RoomPatience.USUAL.lease()),
            java.time.Clock.systemUTC(),
            RoomPatience.USUAL);
    made.start();
    nodes.add(made);
    return made;
  }

  @AfterEach
  void stop() {
    nodes.forEach(RoomHosts::stop);
  }

  private RoomHost host(UUID briefing) {
    return Objects.requireNonNull(hosts.host(briefing).block());
  }

  private Screen enter(UUID briefing, Seat seat) {
    var screen = new Screen();
    host(briefing).admit(screen.socket, seat, null).block();
    return screen;
  }

  private void does(UUID briefing, Seat seat, RoomCommand command) {
    assertThat(host(briefing).command(seat, command).block()).isEmpty();
  }

  private UUID voting() {
    var briefing = briefings.opened();
    enter(briefing, CHAIR);
    enter(briefing, HOA_LU);
    enter(briefing, TAM_DIEP);
    does(briefing, CHAIR, new RoomCommand.OpenVote("Bãi nhiệm?", null, true, null, null));
    return briefing;
  }

  private Vote vote(UUID briefing) {
    return host(briefing).state().votes().getLast();
  }

  private List<Map<String, Object>> urns(UUID briefing) {
    return Objects.requireNonNull(
        database
            .client()
            .sql("SELECT vote, counts::text AS counts FROM room_urn WHERE briefing_id = :briefing")
            .bind("briefing", briefing)
            .fetch()
            .all()
            .collectList()
            .block());
  }

  @Test
  void aKillBetweenTheBallotsAndTheCountLosesNothingAndTellsNothing() {
    var briefing = voting();
    does(briefing, HOA_LU, new RoomCommand.CastVote("v1", 2, null));
    hosts = node();
    enter(briefing, TAM_DIEP);
    does(briefing, TAM_DIEP, new RoomCommand.CastVote("v1", 0, null));
    hosts = node();
    enter(briefing, CHAIR);
    assertThat(vote(briefing).voted()).containsExactly("13693", "14362");
    assertThat(urns(briefing)).containsExactly(Map.of("vote", "v1", "counts", "{1,0,1}"));

    does(briefing, CHAIR, new RoomCommand.CloseVote("v1"));

    assertThat(vote(briefing).counts()).containsExactly(1, 0, 1);
    assertThat(urns(briefing)).isEmpty();
    assertThat(
            journal
                .read(briefing, 0, 500)
                .filter(entry -> entry.kind().equals("BallotTaken"))
                .map(JournalEntry::payload)
                .collectList()
                .block())
        .allSatisfy(payload -> assertThat(payload).containsOnlyKeys("vote", "site", "byHand"));
  }

  @Test
  void aSecretVoteThatRunsIsCountedWhenTheMeetingIsClosed() {
    var briefing = voting();
    does(briefing, HOA_LU, new RoomCommand.CastVote("v1", 1, null));

    host(briefing).finish(Actor.account("chutich")).block();

    assertThat(vote(briefing).counts()).containsExactly(0, 1, 0);
  }

  @Test
  void whatIsCancelledIsThrownAway() {
    var briefing = voting();
    does(briefing, HOA_LU, new RoomCommand.CastVote("v1", 1, null));

    does(briefing, CHAIR, new RoomCommand.CancelVote("v1"));

    assertThat(vote(briefing).phase()).isEqualTo(Vote.Phase.CANCELLED);
    assertThat(urns(briefing)).isEmpty();
  }
}
