package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.testing.WebTest;

/// The room's WebSocket on the whole server.
@WebTest
final class RoomSocketIT {
  @LocalServerPort int port;
  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;

  private Meeting meeting;

  @BeforeEach
  void meet() {
    meeting = Meeting.open(database, briefings, tokens);
  }

  private Browser page(JoinLink who) {
    var page = Browser.page(port, meeting.id(), who.token(), null);
    page.await("Welcome");
    return page;
  }

  @Test
  void aPageIsWelcomedWithItselfAndTheRoom() {
    var page = page(meeting.chair());

    var welcome = page.await("Welcome");
    assertThat(welcome.at("/self/role").asString()).isEqualTo("CHAIR");
    assertThat(welcome.at("/state/phase").asString()).isEqualTo("LOBBY");
    assertThat(welcome.at("/state/agenda/0/title").asString()).isEqualTo("Thu ngân sách");
    assertThat(welcome.at("/state/sites").size()).isEqualTo(3);
    assertThat(welcome.at("/state/sites/" + meeting.chair().seat().site() + "/online").asBoolean())
        .isTrue();
  }

  @Test
  void whatTheChairDoesAppearsOnTheOtherScreensBeforeItIsDone() {
    var chair = page(meeting.chair());
    var commune = Browser.program(port, meeting.id(), meeting.commune().token());
    commune.await("Welcome");

    chair.say(
        "{\"type\":\"StartAgendaItem\",\"id\":\"7\",\"item\":\"%s\"}".formatted(meeting.item()));

    assertThat(commune.awaitEvent("AgendaItemStarted").at("/event/item").asString())
        .isEqualTo(meeting.item());
    assertThat(chair.await("Done").path("id").asString()).isEqualTo("7");
    var kinds = chair.seen.stream().map(m -> m.path("type").asString()).toList();
    assertThat(kinds.indexOf("Event")).isLessThan(kinds.indexOf("Done"));
  }

  @Test
  void aRefusedCommandSaysWhyInTheReadersLanguage() {
    var commune = page(meeting.commune());

    commune.say("{\"type\":\"MuteAll\",\"id\":\"m\"}");

    var refused = commune.await("Refused");
    assertThat(refused.path("id").asString()).isEqualTo("m");
    assertThat(refused.path("code").asString()).isEqualTo("not-allowed");
    assertThat(refused.path("title").asString()).isEqualTo("Not allowed");
  }

  @Test
  void captionsReachEverybodyAndOnlyThoseWhoMayTypeThem() {
    var chair = page(meeting.chair());
    var commune = page(meeting.commune());

    chair.say("{\"type\":\"Type\",\"text\":\"Đề nghị các xã\",\"done\":false}");
    commune.say("{\"type\":\"Type\",\"id\":\"t\",\"text\":\"x\",\"done\":true}");

    assertThat(commune.await("Caption").path("text").asString()).isEqualTo("Đề nghị các xã");
    assertThat(commune.await("Refused").path("code").asString()).isEqualTo("not-allowed");
    assertThat(commune.of("Caption")).hasSize(1);
  }

  @Test
  void howAnotherVotesIsToldWhenTheVoteIsClosed() {
    var chair = page(meeting.chair());
    var commune = page(meeting.commune());
    chair.say("{\"type\":\"OpenVote\",\"id\":\"1\",\"question\":\"Thông qua?\",\"secret\":false}");
    commune.awaitEvent("VoteOpened");
    commune.say("{\"type\":\"CastVote\",\"id\":\"2\",\"vote\":\"v1\",\"choice\":1}");
    commune.awaitEvent("VoteCast");
    chair.awaitEvent("BallotTaken");

    chair.say("{\"type\":\"CloseVote\",\"id\":\"3\",\"vote\":\"v1\"}");

    var closed = chair.awaitEvent("VoteClosed");
    assertThat(closed.at("/event/counts/1").asInt()).isOne();
    assertThat(closed.at("/event/choices").size()).isOne();
    assertThat(chair.seen.toString()).doesNotContain("VoteCast");
  }

  @Test
  void rubbishIsRefusedAndTheLineStays() {
    var chair = page(meeting.chair());

    chair.say("{\"type\":\"GiveFloor\",\"id\":\"1\"}");
    chair.say("{\"type\":\"Explode\",\"id\":\"2\"}");
    chair.say("not json");
    chair.say("{\"type\":\"Ping\"}");

    chair.await("Pong");
    assertThat(chair.of("Refused"))
        .extracting(m -> m.path("id").asString() + m.path("code").asString())
        .containsExactly("1bad-message", "2bad-message", "bad-message");
  }

  @Test
  void whoComesBackIsToldWhatItMissed() {
    var chair = page(meeting.chair());
    var commune = page(meeting.commune());
    var seq = commune.of("Welcome").getFirst().path("seq").asLong();
    commune.leave();
    chair.say("{\"type\":\"CallRoll\",\"id\":\"1\"}");
    chair.await("Done");

    var again = Browser.page(port, meeting.id(), meeting.commune().token(), seq);

    again.awaitEvent("RollCallStarted");
    assertThat(again.await("Welcome").path("seq").asLong()).isEqualTo(seq);
  }

  @Test
  void aSecondTabTakesTheSeatOver() {
    var first = page(meeting.commune());
    var second = page(meeting.commune());

    assertThat(first.await("Goodbye").path("reason").asString()).isEqualTo("taken-over");
    first.await(b -> b.over);
    second.say("{\"type\":\"RaiseHand\",\"id\":\"1\"}");
    second.awaitEvent("HandRaised");
  }

  @Test
  void strangersAndForeignersAreTurnedAway() {
    var unknown = Browser.page(port, meeting.id(), "no-such-token", null);
    assertThat(unknown.await("Goodbye").path("reason").asString()).isEqualTo("unauthorized");

    var silent = Browser.stranger(port, meeting.id());
    silent.say("{\"type\":\"CallRoll\",\"id\":\"1\"}");
    assertThat(silent.await("Goodbye").path("reason").asString()).isEqualTo("unauthorized");

    var other = Meeting.open(database, briefings, tokens);
    var foreign = Browser.page(port, meeting.id(), other.chair().token(), null);
    assertThat(foreign.await("Goodbye").path("reason").asString()).isEqualTo("forbidden");

    tokens.revoke(meeting.id(), meeting.another().seat().site()).block();
    var revoked = Browser.page(port, meeting.id(), meeting.another().token(), null);
    assertThat(revoked.await("Goodbye").path("reason").asString()).isEqualTo("unauthorized");
  }

  @Test
  void aNoteReachesTheSecretaryAndNobodyElse() {
    var secretary = new Seat("thuky", "Thư ký", SiteKind.PERSON, RoomRole.SECRETARY);
    var link =
        Objects.requireNonNull(
            tokens.issue(meeting.id(), secretary, Actor.account("thuky")).block());
    var desk = page(link);
    var other = page(meeting.another());
    var commune = page(meeting.commune());

    commune.say("{\"type\":\"SendNote\",\"id\":\"1\",\"text\":\"Cần thêm 5 phút\"}");
    commune.say("{\"type\":\"RaiseHand\",\"id\":\"2\"}");

    assertThat(desk.awaitEvent("NoteSent").at("/event/text").asString())
        .isEqualTo("Cần thêm 5 phút");
    other.awaitEvent("HandRaised");
    assertThat(other.of("Event")).noneMatch(m -> m.at("/event/type").asString().equals("NoteSent"));
  }

  @Test
  void theChairClosesAndTheBriefingIsClosed() {
    var chair = page(meeting.chair());
    var commune = page(meeting.commune());

    chair.say("{\"type\":\"CloseRoom\",\"id\":\"1\"}");

    chair.await("Done");
    commune.awaitEvent("RoomClosed");
    assertThat(commune.await("Goodbye").path("reason").asString()).isEqualTo("closed");
    assertThat(Objects.requireNonNull(briefings.get(meeting.id()).block()).state())
        .isEqualTo(BriefingState.CLOSED);
  }

  @Test
  void aBriefingThatIsNotThereHasNoRoom() {
    var nowhere = Browser.page(port, UUID.randomUUID(), meeting.chair().token(), null);
    assertThat(nowhere.await("Goodbye").path("reason").asString()).isEqualTo("forbidden");
  }
}
