package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// Join tokens over HTTP.
@WebTest
final class JoinTokensIT {
  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired People people;

  private Meeting meeting;

  @BeforeEach
  void meet() {
    meeting = Meeting.open(database, briefings, tokens);
  }

  private WebTestClient.ResponseSpec issue(WebTestClient who, Map<String, String> request) {
    return who.post()
        .uri("/api/briefings/{id}/room/tokens", meeting.id())
        .bodyValue(request)
        .exchange();
  }

  private WebTestClient.ResponseSpec join(String token) {
    return people.nobody().get().uri("/api/join").headers(h -> h.setBearerAuth(token)).exchange();
  }

  @Test
  void theSecretaryMakesALinkThatOpensTheMeeting() {
    var site = meeting.commune().seat().site();
    var made =
        Objects.requireNonNull(
            issue(people.secretary(), Map.of("unit", site, "role", "SITE"))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());

    assertThat(made.get("site")).isEqualTo(site);
    assertThat(made.get("token").toString()).matches("[A-Za-z0-9_-]{43}");
    assertThat(made.get("link").toString()).endsWith("/join/" + made.get("token"));
    join(made.get("token").toString())
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.self.site")
        .isEqualTo(site)
        .jsonPath("$.self.role")
        .isEqualTo("SITE")
        .jsonPath("$.briefing.state")
        .isEqualTo("OPEN")
        .jsonPath("$.briefing.duration")
        .isEqualTo("PT1H")
        .jsonPath("$.briefing.agenda[0].title")
        .isEqualTo("Thu ngân sách");
  }

  @Test
  void aGuestGetsASeatOfItsOwnAndTheChairItsKnownOne() {
    issue(people.secretary(), Map.of("name", "Báo Ninh Bình", "role", "OBSERVER"))
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.site")
        .value(s -> assertThat(s.toString()).startsWith("guest-"));
    issue(people.secretary(), Map.of("role", "CHAIR"))
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.site")
        .isEqualTo(meeting.chair().seat().site());
  }

  @Test
  void whatCannotBeIssuedIsToldByField() {
    issue(people.secretary(), Map.of("unit", "00000", "role", "SITE"))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("unit");
    issue(people.secretary(), Map.of("name", "Khách", "role", "KING"))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("role");
    issue(people.secretary(), Map.of("role", "SITE")).expectStatus().isEqualTo(422);
    issue(people.unit("70001"), Map.of("name", "Khách", "role", "CHAIR"))
        .expectStatus()
        .isForbidden();
  }

  @Test
  void anOlderLinkOfTheSameSeatStaysGood() {
    var again = issue(people.secretary(), Map.of("role", "CHAIR"));

    again.expectStatus().isCreated();
    join(meeting.chair().token()).expectStatus().isOk();
  }

  @Test
  void unknownExpiredAndRevokedTokensAreToldApart() {
    problem(join("no-such-token"), "join-token-unknown");

    tokens.revoke(meeting.id(), meeting.another().seat().site()).block();
    problem(join(meeting.another().token()), "join-token-revoked");

    database
        .sql(
            """
            UPDATE briefing SET state = 'CLOSED', starts_at = now() - interval '9 hours',
              ends_at = now() - interval '8 hours', closed_at = now() - interval '7 hours'
            WHERE id = :id\
            """)
        .bind("id", meeting.id())
        .then()
        .block();
    problem(join(meeting.chair().token()), "join-token-expired");
  }

  @Test
  void aCancelledBriefingsLinksAreWithdrawn() {
    briefings.cancel(meeting.id(), "Bão", Actor.account("thuky")).block();
    problem(join(meeting.commune().token()), "join-token-revoked");
  }

  @Test
  void onlyTheHashIsKept() {
    var kept =
        database
            .sql("SELECT count(*) AS n FROM join_token t WHERE t::text LIKE :token")
            .bind("token", "%" + meeting.chair().token() + "%")
            .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
            .one()
            .block();
    assertThat(kept).isZero();
  }

  private static void problem(WebTestClient.ResponseSpec response, String code) {
    response
        .expectStatus()
        .isUnauthorized()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/" + code);
  }
}
