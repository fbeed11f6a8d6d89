package vn.giaoban.web.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.room.JoinLink;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.room.Meeting;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// Sites say that they are ready, and the secretary sees it.
@WebTest
final class ReadinessIT {
  private static final Map<String, Object> GOOD_LINE =
      Map.of("upKbps", 2000, "downKbps", 5000, "rttMillis", 30, "lossPercent", 0, "path", "UDP");

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired People people;

  private Meeting meeting(Duration ahead) {
    return Meeting.in(ahead, database, briefings, tokens);
  }

  private WebTestClient.ResponseSpec say(JoinLink who, Map<String, Object> what) {
    return people
        .nobody()
        .put()
        .uri("/api/join/readiness")
        .headers(h -> h.setBearerAuth(who.token()))
        .bodyValue(what)
        .exchange();
  }

  private JsonNode tile(Meeting meeting, JoinLink who) {
    var tiles =
        Objects.requireNonNull(
            people
                .secretary()
                .get()
                .uri("/api/briefings/{id}/wall", meeting.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    return tiles
        .valueStream()
        .filter(t -> t.path("site").asString().equals(who.seat().site()))
        .findFirst()
        .orElseThrow();
  }

  private static String cause(JsonNode tile) {
    return tile.path("causes").path(0).path("cause").asString("");
  }

  private List<JsonNode> journal(Meeting meeting, String kind) {
    var entries =
        Objects.requireNonNull(
            people
                .secretary()
                .get()
                .uri("/api/briefings/{id}/journal", meeting.id())
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    return entries.valueStream().filter(e -> e.path("kind").asString().equals(kind)).toList();
  }

  @Test
  void oneClickTurnsASitesTileGreenAndIsJournaledOnce() {
    var meeting = meeting(Duration.ofMinutes(40));
    assertThat(cause(tile(meeting, meeting.commune()))).isEqualTo("no-click");
    assertThat(tile(meeting, meeting.commune()).path("level").asString()).isEqualTo("red");

    var said =
        Map.of(
            "ready",
            true,
            "people",
            4,
            "duty",
            Map.of("name", "Trần Thị Hoa", "phone", "0912 345 678"),
            "check",
            Map.of("line", GOOD_LINE, "microphone", "GOOD"));
    say(meeting.commune(), said)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.level")
        .isEqualTo("green")
        .jsonPath("$.ready")
        .isEqualTo(true);
    say(meeting.commune(), said).expectStatus().isOk();

    var tile = tile(meeting, meeting.commune());
    assertThat(tile.path("level").asString()).isEqualTo("green");
    assertThat(tile.path("duty").path("phone").asString()).isEqualTo("0912 345 678");
    assertThat(tile.path("people").asInt()).isEqualTo(4);
    assertThat(tile(meeting, meeting.another()).path("level").asString()).isEqualTo("red");
    var entries = journal(meeting, "SiteReady");
    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().toString()).doesNotContain("0912").doesNotContain("Trần Thị");
    assertThat(entries.getFirst().toString()).contains("báo đã sẵn sàng");

    say(meeting.commune(), Map.of("ready", false)).expectStatus().isOk();
    assertThat(cause(tile(meeting, meeting.commune()))).isEqualTo("no-click");
    assertThat(journal(meeting, "SiteNotReady")).hasSize(1);
  }

  @Test
  void theCauseIsToldWithItsFigure() {
    var meeting = meeting(Duration.ofMinutes(40));
    var line =
        Map.of("upKbps", 900, "downKbps", 900, "rttMillis", 50, "lossPercent", 2.2, "path", "TCP");

    say(meeting.commune(), Map.of("ready", true, "check", Map.of("line", line)))
        .expectStatus()
        .isOk();

    var tile = tile(meeting, meeting.commune());
    assertThat(tile.path("level").asString()).isEqualTo("amber");
    assertThat(cause(tile)).isEqualTo("udp-blocked");
    assertThat(tile.path("causes").path(1).path("cause").asString()).isEqualTo("loss");
    assertThat(tile.path("causes").path(1).path("value").asInt()).isEqualTo(2);
  }

  @Test
  void beforeTheHourOnlyTheCheckIsTaken() {
    var meeting = meeting(Duration.ofHours(5));

    say(meeting.commune(), Map.of("ready", true))
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/readiness-too-early");
    say(meeting.commune(), Map.of("check", Map.of("line", GOOD_LINE))).expectStatus().isOk();

    assertThat(tile(meeting, meeting.another()).path("level").asString()).isEqualTo("none");
    assertThat(tile(meeting, meeting.commune()).path("level").asString()).isEqualTo("green");
  }

  @Test
  void whoWasOnDutyTheLastTimeIsToldUntilSomebodyElseIs() {
    var before = meeting(Duration.ofMinutes(40));
    say(before.commune(), Map.of("duty", Map.of("name", "Lê Văn Nam", "phone", "0229.3871.100")))
        .expectStatus()
        .isOk();
    var later = meeting(Duration.ofMinutes(50));
    // As if the same unit had been invited to both.
    database
        .sql("UPDATE site_readiness SET site = :site WHERE briefing_id = :id")
        .bind("site", later.commune().seat().site())
        .bind("id", before.id())
        .then()
        .block();

    var tile = tile(later, later.commune());

    assertThat(cause(tile)).isEqualTo("no-click");
    assertThat(tile.path("duty").path("phone").asString()).isEqualTo("0229.3871.100");
  }

  @Test
  void whatCannotBeIsToldByField() {
    var meeting = meeting(Duration.ofMinutes(40));
    say(
            meeting.commune(),
            Map.of(
                "people", 0,
                "duty", Map.of("phone", "gọi tôi nhé"),
                "check", Map.of("line", Map.of("lossPercent", 250))))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("people")
        .jsonPath("$.errors[1].field")
        .isEqualTo("duty.phone")
        .jsonPath("$.errors[2].field")
        .isEqualTo("check.line.lossPercent");
    people
        .nobody()
        .put()
        .uri("/api/join/readiness")
        .headers(h -> h.setBearerAuth("no-such-token"))
        .bodyValue(Map.of("ready", true))
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  @Test
  void theWallIsNotForUnits() {
    var meeting = meeting(Duration.ofMinutes(40));
    people
        .unit(meeting.commune().seat().site())
        .get()
        .uri("/api/briefings/{id}/wall", meeting.id())
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @Test
  void whoWatchesTheWallSeesAClickWithoutAskingAgain() {
    var meeting = meeting(Duration.ofMinutes(40));
    var walls =
        people
            .secretary()
            .get()
            .uri("/api/briefings/{id}/wall", meeting.id())
            .accept(MediaType.TEXT_EVENT_STREAM)
            .exchange()
            .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
            .getResponseBody()
            .map(event -> event.data() == null ? "" : event.data().toString())
            .filter(data -> !data.isEmpty());

    StepVerifier.create(walls)
        .assertNext(wall -> assertThat(wall).contains("no-click"))
        .then(() ->
            say(meeting.commune(), Map.of("ready", true, "check", Map.of("line", GOOD_LINE)))
                .expectStatus()
                .isOk())
        .assertNext(wall -> assertThat(wall).contains("\"level\":\"green\""))
        .thenCancel()
        .verify(Duration.ofSeconds(15));
  }

  @Test
  void octetsGoUpAndDownToMeasureTheLine() {
    var meeting = meeting(Duration.ofMinutes(40));
    var token = meeting.commune().token();
    var down =
        people
            .nobody()
            .get()
            .uri("/api/join/line?bytes=100000")
            .headers(h -> h.setBearerAuth(token))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();
    assertThat(Objects.requireNonNull(down)).hasSize(100_000);
    people
        .nobody()
        .post()
        .uri("/api/join/line")
        .headers(h -> h.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .bodyValue(new byte[64 * 1024])
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.bytes")
        .isEqualTo(64 * 1024);
    // Nine places are one too many, and what has ended gives its place back.
    Flux.range(0, 20)
        .doOnNext(_ ->
            people
                .nobody()
                .get()
                .uri("/api/join/line?bytes=10")
                .headers(h -> h.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult())
        .blockLast();
  }

  @Test
  void whileTheMeetingRunsNobodyMeasures() {
    var meeting = Meeting.open(database, briefings, tokens);
    database
        .sql("UPDATE briefing SET starts_at = now() - interval '1 minute' WHERE id = :id")
        .bind("id", meeting.id())
        .then()
        .block();
    people
        .nobody()
        .get()
        .uri("/api/join/line")
        .headers(h -> h.setBearerAuth(meeting.commune().token()))
        .exchange()
        .expectStatus()
        .isEqualTo(409);
    assertThat(cause(tile(meeting, meeting.commune()))).isEqualTo("not-here");
  }
}
