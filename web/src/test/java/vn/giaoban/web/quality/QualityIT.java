package vn.giaoban.web.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.web.room.JoinLink;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.room.Meeting;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// Sites report how their line was; the desk reads the sheet.
@WebTest
final class QualityIT {
  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired People people;

  private WebTestClient.ResponseSpec report(JoinLink who, Map<String, Integer> what) {
    return people
        .nobody()
        .post()
        .uri("/api/join/quality")
        .headers(h -> h.setBearerAuth(who.token()))
        .bodyValue(what)
        .exchange();
  }

  private static Map<String, Integer> half(int loss, int tcp) {
    return in(30, loss, tcp);
  }

  private static Map<String, Integer> in(int seconds, int loss, int tcp) {
    return Map.of(
        "seconds", seconds,
        "loss", loss,
        "poor", 0,
        "voiceOnly", 0,
        "tcp", tcp,
        "overload", 0,
        "microphone", 0,
        "worstLoss", loss * 4,
        "worstRtt", 80);
  }

  @Test
  void reportsAddUpToASheetWithTheWorstLineFirst() {
    var meeting = Meeting.open(database, briefings, tokens);
    report(meeting.commune(), half(0, 0)).expectStatus().isNoContent();
    report(meeting.another(), half(20, 30)).expectStatus().isNoContent();
    report(meeting.another(), half(10, 30)).expectStatus().isNoContent();

    people
        .secretary()
        .get()
        .uri("/api/briefings/{id}/quality", meeting.id())
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(2)
        .jsonPath("$[0].site")
        .isEqualTo(meeting.another().seat().site())
        .jsonPath("$[0].seconds")
        .isEqualTo(60)
        .jsonPath("$[0].lossSeconds")
        .isEqualTo(30)
        .jsonPath("$[0].path")
        .isEqualTo("TCP")
        .jsonPath("$[0].worstLossPercent")
        .isEqualTo(8.0)
        .jsonPath("$[0].trend.length()")
        .isEqualTo(1)
        .jsonPath("$[1].path")
        .isEqualTo("UDP");
    var table =
        Objects.requireNonNull(
            people
                .secretary()
                .get()
                .uri("/api/briefings/{id}/quality.csv", meeting.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Disposition", "attachment.*\\.csv.*")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    assertThat(table).startsWith("\uFEFFMã,Điểm cầu,").contains("Xã Kim Sơn,1.0,0.5,");
  }

  @Test
  void whatCannotBeIsRefusedAndOthersDoNotRead() {
    var meeting = Meeting.open(database, briefings, tokens);
    report(meeting.commune(), in(30, 31, 0)).expectStatus().isEqualTo(422);
    report(meeting.commune(), in(4000, 0, 0)).expectStatus().isEqualTo(422);
    people
        .unit(meeting.commune().seat().site())
        .get()
        .uri("/api/briefings/{id}/quality", meeting.id())
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @Test
  void aNameThatLooksLikeAFormulaIsText() {
    assertThat(QualityCsv.cell("=1+1")).isEqualTo("'=1+1");
    assertThat(QualityCsv.cell("Xã \"A\", B")).isEqualTo("\"Xã \"\"A\"\", B\"");
  }
}
