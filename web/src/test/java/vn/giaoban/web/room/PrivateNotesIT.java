package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// What one writes for oneself is read by oneself, in the room and at the desk.
@WebTest
@Timeout(60)
final class PrivateNotesIT {
  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired Journal journal;
  @Autowired People people;

  private Meeting meeting;

  @BeforeEach
  void meeting() {
    meeting = Meeting.open(database, briefings, tokens);
  }

  @Test
  void aNoteIsItsOwnersInTheRoomAndAtTheDeskAndNobodyElses() {
    var commune = by(meeting.commune());
    keep(commune, Map.of("agendaItem", meeting.item(), "text", "Hỏi lại"))
        .expectStatus()
        .isNoContent();
    keep(commune, Map.of("agendaItem", meeting.item(), "text", " Hỏi lại số hộ "))
        .expectStatus()
        .isNoContent();

    for (var own : new WebTestClient[] {commune, people.unit(meeting.commune().seat().site())}) {
      list(own)
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.length()")
          .isEqualTo(1)
          .jsonPath("$[0].agendaItem")
          .isEqualTo(meeting.item())
          .jsonPath("$[0].text")
          .isEqualTo("Hỏi lại số hộ");
    }
    for (var other :
        new WebTestClient[] {by(meeting.another()), by(meeting.chair()), people.secretary()}) {
      list(other).expectStatus().isOk().expectBody().jsonPath("$.length()").isEqualTo(0);
    }
    list(people.unit("99999")).expectStatus().isNotFound();
    list(people.nobody()).expectStatus().isUnauthorized();

    var entries = journal.read(meeting.id(), 0, 500).collectList().block();
    assertThat(entries).filteredOn(entry -> entry.kind().equals("PrivateNoteKept")).hasSize(2);
    assertThat(String.valueOf(entries)).doesNotContain("Hỏi lại");
  }

  @Test
  void aBlankNoteIsForgotten() {
    var commune = by(meeting.commune());
    keep(commune, Map.of("agendaItem", meeting.item(), "text", "x")).expectStatus().isNoContent();

    keep(commune, Map.of("agendaItem", meeting.item(), "text", " ")).expectStatus().isNoContent();

    list(commune).expectBody().jsonPath("$.length()").isEqualTo(0);
  }

  @Test
  void aNoteOnAnotherMeetingsPapersOrTooLongIsRefused() {
    var commune = by(meeting.commune());
    var other = Meeting.open(database, briefings, tokens);

    keep(commune, Map.of("agendaItem", other.item(), "text", "x")).expectStatus().isEqualTo(422);
    keep(commune, Map.of("text", "x")).expectStatus().isEqualTo(422);
    keep(commune, Map.of("agendaItem", meeting.item(), "text", "x".repeat(4001)))
        .expectStatus()
        .isEqualTo(422);
    keep(by(other.commune()), Map.of("agendaItem", meeting.item(), "text", "x"))
        .expectStatus()
        .isForbidden();
  }

  private WebTestClient by(JoinLink link) {
    return people
        .nobody()
        .mutate()
        .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + link.token())
        .build();
  }

  private ResponseSpec keep(WebTestClient who, Map<String, Object> note) {
    return who.put().uri("/api/briefings/" + meeting.id() + "/notes").bodyValue(note).exchange();
  }

  private ResponseSpec list(WebTestClient who) {
    return who.get().uri("/api/briefings/" + meeting.id() + "/notes").exchange();
  }
}
