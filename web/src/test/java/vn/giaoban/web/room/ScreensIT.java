package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.testing.WebTest;

/// A television shows a code; who types it in lets it into the meeting.
@WebTest
final class ScreensIT {
  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired Journal journal;
  @LocalServerPort int port;

  private Meeting meeting;
  private WebTestClient http;

  @BeforeEach
  void open() {
    meeting = Meeting.open(database, briefings, tokens);
    http = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
  }

  private JsonNode announced() {
    return RoomJournal.JSON.readTree(
        Objects.requireNonNull(
            http.post()
                .uri("/api/screens")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
  }

  private WebTestClient.ResponseSpec pair(UUID briefing, String token, String code) {
    return http.post()
        .uri("/api/briefings/" + briefing + "/room/screens")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .bodyValue(Map.of("code", code))
        .exchange();
  }

  private WebTestClient.ResponseSpec current(String token) {
    return http.get()
        .uri("/api/screens/current")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
        .exchange();
  }

  @Test
  void aCodeIsGoodOnceForOneMeetingAndLetsAnObserverIn() {
    var screen = announced();
    var code = screen.path("code").asString();
    var token = screen.path("token").asString();
    assertThat(code).matches("[0-9]{6}");
    current(token).expectBody().jsonPath("$.paired").isEqualTo(false);

    var commune = meeting.commune().token();
    var spaced = code.substring(0, 3) + " " + code.substring(3);
    pair(meeting.id(), commune, spaced).expectStatus().isCreated();
    current(token).expectBody().jsonPath("$.paired").isEqualTo(true);
    var seat = Objects.requireNonNull(tokens.find(token).block());
    assertThat(seat.briefing()).isEqualTo(meeting.id());
    assertThat(seat.seat().role().name()).isEqualTo("OBSERVER");
    assertThat(seat.seat().name()).isEqualTo(meeting.commune().seat().name());
    assertThat(journal.read(meeting.id(), 0, 1000).map(e -> e.kind()).collectList().block())
        .contains("ScreenPaired");

    pair(meeting.id(), commune, code).expectStatus().isNotFound();
    // an observer lets nobody in, and a token is good in its own meeting only
    pair(meeting.id(), token, announced().path("code").asString()).expectStatus().isForbidden();
    pair(UUID.randomUUID(), commune, announced().path("code").asString())
        .expectStatus()
        .isForbidden();
    pair(meeting.id(), "no-token", code).expectStatus().isUnauthorized();
  }

  @Test
  void codesCannotBeTriedOneByOne() {
    var commune = meeting.commune().token();
    for (int n = 0; n < 10; n++) {
      pair(meeting.id(), commune, "00000").expectStatus().isNotFound();
    }
    pair(meeting.id(), commune, announced().path("code").asString())
        .expectStatus()
        .isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
  }

  @Test
  void aTelevisionShowsTheMeetingUntilItIsLetGo() {
    try (var chromium = Chromium.open()) {
      var television = chromium.context().newPage();
      television.setViewportSize(1920, 1080);
      television.navigate("http://localhost:" + port + "/tv");
      var code = television.locator("[data-testid=tv-code]:text-matches('[0-9]{3} [0-9]{3}')");
      code.waitFor();
      Axe.findsNothing(television, "the television's code");
      Shots.take(television, "tv-code", "tv");
      var shown = code.textContent();

      var commune = chromium.context().newPage();
      commune.navigate("http://localhost:" + port + "/join/" + meeting.commune().token());
      click(commune, "join-button");
      commune.locator("[data-testid=room][data-line=up][data-media=connected]").waitFor();
      click(commune, "settings-button");
      click(commune, "pair-screen");
      commune.locator("[data-testid=pair-code] input").fill(shown);
      Shots.take(commune, "room-pair", "desktop", "phone");
      click(commune, "pair-submit");
      commune.locator("[data-testid=paired-screen]").waitFor();

      inTheRoom(television);
      television.reload(); // as after a power cut
      inTheRoom(television);
      Shots.take(television, "tv-room", "tv");

      click(commune, "release-screen");
      television.locator("[data-testid=tv-code]:text-matches('[0-9]{3} [0-9]{3}')").waitFor();
      assertThat(television.locator("[data-testid=tv-code]").textContent()).isNotEqualTo(shown);
    }
  }

  private void inTheRoom(Page television) {
    television.locator("[data-testid=room][data-line=up][data-media=connected]").waitFor();
    var site = meeting.commune().seat().site();
    television.locator("[data-testid=stage][data-site='" + site + "']").waitFor();
  }

  private static void click(Page page, String id) {
    page.locator("[data-testid=" + id + "]").first().click();
  }
}
