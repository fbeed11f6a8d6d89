package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.room.Presence;
import vn.giaoban.conference.room.RoomCommand;
import vn.giaoban.conference.room.RoomEvent.LeaveReason;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.RoomState;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.JournalEntry;
import vn.giaoban.scheduler.journal.JournalOverR2dbc;
import vn.giaoban.scheduler.journal.JournalWakes;
import vn.giaoban.scheduler.testing.TestDatabase;

/// Rooms on a real journal.
final class RoomHostIT {
  @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

  private static final Seat CHAIR =
      new Seat("chutich", "Chủ tịch UBND tỉnh", SiteKind.PERSON, RoomRole.CHAIR);
  private static final Seat HOA_LU =
      new Seat("13693", "Phường Hoa Lư", SiteKind.UNIT, RoomRole.SITE);
  private static final Seat TAM_DIEP =
      new Seat("14362", "Phường Tam Điệp", SiteKind.UNIT, RoomRole.SITE);
  private static final Seat WATCHER =
      new Seat("guest-1", "Truyền hình", SiteKind.PERSON, RoomRole.OBSERVER);
  private static final RoomPatience HASTY =
      new RoomPatience(
          Duration.ofMillis(300),
          Duration.ofMillis(700),
          Duration.ofMillis(500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2));

  private final JournalOverR2dbc journal =
      new JournalOverR2dbc(
          database.client(),
          database.transactions(),
          new JournalWakes(database.connections()),
          java.time.Clock.systemUTC());
  private final BriefingsInMemory briefings = new BriefingsInMemory(journal);
  private final FakeMediaEngine media = new FakeMediaEngine();
  private RoomHosts hosts = node("a");

  private RoomHosts node(String name) {
    var leases = new RoomLeases(database.client(), name, HASTY.lease());
    var urn = new RoomUrn(database.client(), database.transactions());
    var made =
        new RoomHosts(journal, urn, briefings, media, leases, java.time.Clock.systemUTC(), HASTY);
    made.start();
    return made;
  }

  @AfterEach
  void stop() {
    hosts.stop();
  }

  private RoomHost host(UUID briefing) {
    return Objects.requireNonNull(hosts.host(briefing).block());
  }

  private Screen enter(UUID briefing, Seat seat, @Nullable Long after) {
    var screen = new Screen();
    host(briefing).admit(screen.socket, seat, after).block();
    return screen;
  }

  private void does(UUID briefing, Seat seat, RoomCommand command) {
    assertThat(host(briefing).command(seat, command).block()).isEmpty();
  }

  private List<String> kinds(UUID briefing) {
    return Objects.requireNonNull(
        journal.read(briefing, 0, 500).map(JournalEntry::kind).collectList().block());
  }

  @Test
  void whatOneDoesTheOthersSeeAndTheJournalKeeps() {
    var briefing = briefings.opened();
    var chair = enter(briefing, CHAIR, null);
    var hoaLu = enter(briefing, HOA_LU, null);

    does(briefing, HOA_LU, new RoomCommand.RaiseHand());
    does(briefing, CHAIR, new RoomCommand.GiveFloor("13693", 180L));

    chair.awaitEvent("FloorGiven");
    hoaLu.awaitEvent("FloorGiven");
    assertThat(hoaLu.events()).containsExactly("HandRaised", "FloorGiven");
    assertThat(kinds(briefing))
        .containsExactly("RoomOpened", "SiteJoined", "SiteJoined", "HandRaised", "FloorGiven");
    assertThat(media.rooms.get(briefing.toString()).policy().floor()).isEqualTo("13693");
  }

  @Test
  void aRefusedCommandLeavesNoTrace() {
    var briefing = briefings.opened();
    enter(briefing, HOA_LU, null);

    var refusal = host(briefing).command(HOA_LU, new RoomCommand.CallRoll()).block();

    assertThat(refusal).hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("not-allowed"));
    assertThat(kinds(briefing)).containsExactly("RoomOpened", "SiteJoined");
  }

  @Test
  void aKilledRoomComesBackAsItWas() {
    var briefing = briefings.opened();
    enter(briefing, CHAIR, null);
    enter(briefing, HOA_LU, null);
    enter(briefing, TAM_DIEP, null);
    does(briefing, CHAIR, new RoomCommand.CallRoll());
    does(briefing, HOA_LU, new RoomCommand.AnswerRollCall());
    does(briefing, CHAIR, new RoomCommand.StartAgendaItem("a2"));
    does(briefing, TAM_DIEP, new RoomCommand.RaiseHand());
    does(briefing, CHAIR, new RoomCommand.GiveFloor("13693", 300L));
    does(briefing, CHAIR, new RoomCommand.NoteDecision("Trực 24/24", null, "13693", null));
    var before = host(briefing).state();

    // Nothing is said to the old process: it is simply no longer there.
    var killed = hosts;
    hosts = node("a");
    var after = host(briefing).state();

    assertThat(after).isEqualTo(before);
    assertThat(after.currentItem()).isEqualTo("a2");
    assertThat(after.hasFloor("13693")).isTrue();
    assertThat(after.sites().get("13693").presence()).isEqualTo(Presence.PRESENT);
    killed.stop();
  }

  @Test
  void whoDoesNotComeBackAfterARestartIsJournaledAsGone() {
    var briefing = briefings.opened();
    enter(briefing, CHAIR, null);
    enter(briefing, HOA_LU, null);
    hosts.stop();

    hosts = node("a");
    enter(briefing, CHAIR, null);

    Waiting.until(
        () -> !host(briefing).state().sites().get("13693").online(),
        () -> kinds(briefing).toString());
    assertThat(host(briefing).state().sites().get("chutich").online()).isTrue();
    var left = journal.read(briefing, 0, 500).filter(e -> e.kind().equals("SiteLeft")).blockLast();
    assertThat(Objects.requireNonNull(left).payload())
        .containsEntry("site", "13693")
        .containsEntry("reason", LeaveReason.NOT_BACK.name());
  }

  @Test
  void aReloadedPageLeavesNoTraceInTheAttendance() {
    var briefing = briefings.opened();
    var first = enter(briefing, HOA_LU, null);
    host(briefing).dismiss(first.socket, LeaveReason.LEFT);
    enter(briefing, HOA_LU, null);
    var second = enter(briefing, TAM_DIEP, null);
    host(briefing).dismiss(second.socket, LeaveReason.LOST);

    Waiting.until(() -> kinds(briefing).contains("SiteLeft"), () -> kinds(briefing).toString());

    var sites = host(briefing).state().sites();
    assertThat(sites.get("13693").online()).isTrue();
    assertThat(sites.get("13693").stays()).hasSize(1);
    assertThat(sites.get("14362").online()).isFalse();
  }

  @Test
  void whoWasAwayIsToldWhatItMissedFromTheStateItHad() {
    var briefing = briefings.opened();
    var chair = enter(briefing, CHAIR, null);
    var seq = chair.of("Welcome").getFirst().path("seq").asLong();
    host(briefing).dismiss(chair.socket, LeaveReason.LOST);
    enter(briefing, HOA_LU, null);
    does(briefing, HOA_LU, new RoomCommand.RaiseHand());

    var again = enter(briefing, CHAIR, seq);

    assertThat(again.of("Welcome").getFirst().path("seq").asLong()).isEqualTo(seq);
    assertThat(again.of("Welcome").getFirst().at("/state/queue").size()).isZero();
    assertThat(again.events()).containsExactly("SiteJoined", "HandRaised");
  }

  @Test
  void aSecondConnectionTakesTheSeatOverButObserversWatchTogether() {
    var briefing = briefings.opened();
    var first = enter(briefing, HOA_LU, null);
    var second = enter(briefing, HOA_LU, null);
    var watching = enter(briefing, WATCHER, null);
    var watchingToo = enter(briefing, WATCHER, null);

    first.await(s -> s.over);

    assertThat(first.of("Goodbye").getFirst().path("reason").asString()).isEqualTo("taken-over");
    assertThat(second.over).isFalse();
    assertThat(watching.over).isFalse();
    assertThat(watchingToo.over).isFalse();
    assertThat(kinds(briefing)).containsExactly("RoomOpened", "SiteJoined", "SiteJoined");
  }

  @Test
  void aSocketThatCannotFollowIsLetGo() {
    var briefing = briefings.opened();
    var slow = new RoomSocket(4);
    host(briefing).admit(slow, HOA_LU, null).block();
    enter(briefing, CHAIR, null);

    for (var on : List.of(true, false, true, false, true)) {
      does(briefing, CHAIR, new RoomCommand.SetFloorOnly(on));
    }

    assertThat(slow.goodbye()).isEqualTo(ServerMessage.Reason.SLOW);
    assertThat(slow.outgoing().collectList().block()).last().asString().contains("slow");
  }

  @Test
  void whoWaitsAtTheDoorIsInTheRoomOnceItOpens() {
    var briefing = briefings.schedule();
    var chair = enter(briefing, CHAIR, null);
    assertThat(chair.of("Welcome").getFirst().at("/state/openedAt").isNull()).isTrue();

    briefings.open(briefing);

    chair.awaitEvent("SiteJoined");
    assertThat(chair.events()).containsExactly("RoomOpened", "SiteJoined");
  }

  @Test
  void theChairClosesTheBriefingAndEverybodyIsToldGoodbye() {
    var briefing = briefings.opened();
    var chair = enter(briefing, CHAIR, null);
    var hoaLu = enter(briefing, HOA_LU, null);
    does(briefing, CHAIR, new RoomCommand.StartAgendaItem("a1"));

    does(briefing, CHAIR, new RoomCommand.CloseRoom());

    hoaLu.await(s -> s.over);
    assertThat(hoaLu.events()).endsWith("AgendaItemFinished", "RoomClosed");
    assertThat(hoaLu.of("Goodbye").getFirst().path("reason").asString()).isEqualTo("closed");
    chair.await(s -> s.over);
    var late = enter(briefing, HOA_LU, null);
    late.await(s -> s.over);
    assertThat(late.of("Welcome").getFirst().at("/state/phase").asString()).isEqualTo("CLOSED");
  }

  @Test
  void aRoomClosedAtADeskEndsTheSame() {
    var briefing = briefings.opened();
    var hoaLu = enter(briefing, HOA_LU, null);

    hosts.finish(briefing, Actor.account("thuky")).block();
    briefings.close(briefing, Actor.account("thuky")).block();

    hoaLu.await(s -> s.over);
    assertThat(hoaLu.events()).endsWith("RoomClosed");
  }

  @Test
  void aChangedAgendaReachesTheRoom() {
    var briefing = briefings.opened();
    var hoaLu = enter(briefing, HOA_LU, null);

    briefings.rename(briefing, "Thu ngân sách quý IV");

    hoaLu.await(s -> s.of("Welcome").size() == 2);
    assertThat(hoaLu.of("Welcome").getLast().at("/state/agenda/0/title").asString())
        .isEqualTo("Thu ngân sách quý IV");
  }

  @Test
  void twoNodesDoNotRunTheSameRoomUntilTheLeaseEnds() {
    var briefing = briefings.opened();
    host(briefing);
    var other = node("b");

    assertThat(other.host(briefing).onErrorComplete().blockOptional()).isEmpty();

    hosts.stop();
    Waiting.until(
        () -> other.host(briefing).onErrorComplete().blockOptional().isPresent(), () -> "no host");
    hosts = other;
  }

  @Test
  void whatIsSpokenIsJournaledAndWhatSlotsCarryIsToldToTheirOwner() {
    var briefing = briefings.opened();
    var hoaLu = enter(briefing, HOA_LU, null);
    var chair = enter(briefing, CHAIR, null);
    var room = media.rooms.get(briefing.toString());
    host(briefing).admit("s1", HOA_LU, MediaJoin.Kind.CLIENT).block();

    room.listener.slotsChanged(
        "s1", List.of(new MediaListener.Slot("5", MediaListener.Slot.Role.STAGE, "chutich")));
    room.listener.dominantSpeakerChanged("13693");
    room.listener.spoke("13693", Duration.ofMillis(12_400));

    chair.awaitEvent("SiteSpoke");
    hoaLu.await(s -> !s.of("Slots").isEmpty());
    assertThat(hoaLu.of("Slots").getFirst().at("/slots/0/role").asString()).isEqualTo("stage");
    assertThat(chair.of("Slots")).isEmpty();
    assertThat(chair.of("Dominant").getFirst().path("site").asString()).isEqualTo("13693");
    assertThat(host(briefing).state().sites().get("13693").spokeSeconds()).isEqualTo(12);
  }

  @Test
  void aPageThatIsGoneTakesItsMediaWithItButAPublisherStays() {
    var briefing = briefings.opened();
    var page = enter(briefing, HOA_LU, null);
    host(briefing).admit("page", HOA_LU, MediaJoin.Kind.CLIENT).block();
    host(briefing).admit("camera", TAM_DIEP, MediaJoin.Kind.WHIP).block();

    host(briefing).dismiss(page.socket, LeaveReason.LEFT);

    Waiting.until(() -> kinds(briefing).contains("SiteLeft"), () -> kinds(briefing).toString());
    RoomState state = host(briefing).state();
    assertThat(state.sites().get("13693").online()).isFalse();
    assertThat(state.sites().get("14362").online()).isTrue();
    assertThat(host(briefing).sessions().get("page")).isNull();
  }

  @Test
  void howALineIsIsToldToAllAndLayersToTheirSender() {
    var briefing = briefings.opened();
    var chair = enter(briefing, CHAIR, null);
    var hoaLu = enter(briefing, HOA_LU, null);
    host(briefing).admit("s1", HOA_LU, MediaJoin.Kind.CLIENT).block();
    var room = media.rooms.get(briefing.toString());

    room.listener.quality(
        "s1", "13693", new LineReport(LineReport.Level.POOR, LineReport.Reason.LOSS, true));
    room.listener.layersWanted("s1", "1", Set.of("l"));
    room.listener.layersWanted("s1", "2", Set.of());

    hoaLu.await(s -> !s.of("Quality").isEmpty());
    chair.await(s -> !s.of("Quality").isEmpty());
    assertThat(chair.of("Quality").getFirst().toString())
        .contains("\"level\":\"poor\",\"reason\":\"loss\",\"voiceOnly\":true");
    hoaLu.await(s -> s.of("Layers").size() == 2);
    assertThat(hoaLu.of("Layers").getLast().path("layers").toString())
        .isEqualTo("[{\"mid\":\"1\",\"rids\":[\"l\"]},{\"mid\":\"2\",\"rids\":[]}]");
    assertThat(chair.of("Layers")).isEmpty();

    var late = enter(briefing, TAM_DIEP, null);
    late.await(s -> !s.of("Quality").isEmpty());

    room.listener.disconnected("s1", "13693", MediaListener.Gone.CONSENT_EXPIRED);
    chair.await(s -> s.of("Quality").getLast().at("/lines/0/level").asString().equals("good"));
  }

  @Test
  void aLineThatBreaksKeepsItsSeatHandAndMediaWithoutATrace() {
    var briefing = briefings.opened();
    var chair = enter(briefing, CHAIR, null);
    var line = enter(briefing, HOA_LU, null);
    does(briefing, HOA_LU, new RoomCommand.RaiseHand());
    host(briefing).admit("s1", HOA_LU, MediaJoin.Kind.CLIENT).block();

    for (int n = 0; n < 3; n++) {
      host(briefing).dismiss(line.socket, LeaveReason.LOST);
      line = enter(briefing, HOA_LU, null);
      assertThat(line.of("Welcome").getFirst().at("/sessions/0").asString()).isEqualTo("s1");
    }

    assertThat(kinds(briefing))
        .containsExactly("RoomOpened", "SiteJoined", "SiteJoined", "HandRaised");
    assertThat(chair.events()).doesNotContain("SiteLeft");
    assertThat(host(briefing).state().queue()).hasSize(1);

    host(briefing).dismiss(line.socket, LeaveReason.LOST);
    chair.awaitEvent("SiteLeft");
    assertThat(host(briefing).sessions().get("s1")).isNull();
  }

  @Test
  void mediaThatIsLostWhileThePageIsThereIsNoAbsence() {
    var briefing = briefings.opened();
    enter(briefing, HOA_LU, null);
    var room = media.rooms.get(briefing.toString());
    host(briefing).admit("s1", HOA_LU, MediaJoin.Kind.CLIENT).block();
    host(briefing).admit("tv", TAM_DIEP, MediaJoin.Kind.WHIP).block();

    room.listener.disconnected("s1", "13693", MediaListener.Gone.CONSENT_EXPIRED);
    room.listener.disconnected("tv", "14362", MediaListener.Gone.CONSENT_EXPIRED);

    Waiting.until(() -> kinds(briefing).contains("SiteLeft"), () -> kinds(briefing).toString());
    assertThat(host(briefing).state().sites().get("14362").online()).isFalse();
    assertThat(host(briefing).state().sites().get("13693").online()).isTrue();
  }
}
