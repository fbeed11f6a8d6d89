package vn.giaoban.web.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// The tray, tracking and one invitee's steps, as programs ask.
@WebTest
@Timeout(120)
class TrayApiIT {
  @Autowired People people;
  @Autowired JoinTokens tokens;
  @Autowired DatabaseClient database;
  private Office office;
  private TrayMails mails;

  @BeforeEach
  void open() {
    office = new Office(people, tokens, Duration.ofDays(2));
    office.invite();
    mails = new TrayMails(database, office);
  }

  private WebTestClient.ResponseSpec post(UUID mail, String deed, Object body) {
    return office
        .secretary()
        .post()
        .uri("/api/mail/inbox/" + mail + "/" + deed)
        .header("Accept-Language", "vi")
        .bodyValue(body)
        .exchange();
  }

  private Map<?, ?> item(UUID id) {
    return office
        .secretary()
        .get()
        .uri("/api/mail/inbox/" + id)
        .header("Accept-Language", "vi")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(Office.OBJECT)
        .returnResult()
        .getResponseBody();
  }

  @Test
  void aSuggestionIsASentenceAndItsSubstituteIsHeldAgainstTheRule() {
    office
        .secretary()
        .put()
        .uri(office.path("/attendance/rule"))
        .bodyValue(Map.of("quorum", "1/2", "leastRank", 2, "strict", true))
        .exchange()
        .expectStatus()
        .isOk();
    var id =
        mails.letter(
            office.one,
            "Xã cử ông Lê Văn Cường, chuyên viên, dự thay.\n\nVào 8:00, Văn phòng đã viết:\n> Kính mời",
            TrayMails.suggestion("DELEGATED", "Lê Văn Cường", "Chuyên viên"));

    var item = item(id);
    assertThat(((Map<?, ?>) item.get("suggestion")).get("text"))
        .isEqualTo("Có vẻ: cử Lê Văn Cường, Chuyên viên, dự thay");
    assertThat(item.get("text")).isEqualTo("Xã cử ông Lê Văn Cường, chuyên viên, dự thay.");
    assertThat(String.valueOf(item.get("quoted"))).contains("Kính mời");
    assertThat(item.get("unitName")).isEqualTo("Xã Hải Hậu");

    var answer =
        Map.of(
            "briefing",
            office.briefing,
            "unit",
            office.one,
            "partStat",
            "DELEGATED",
            "substitute",
            Map.of("name", "Lê Văn Cường", "title", "Chuyên viên"));
    post(id, "settle", answer)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.substitute")
        .isEqualTo("WAITING");
    assertThat(office.row(office.one).get("substitute")).isEqualTo("WAITING");
    post(id, "settle", answer).expectStatus().isEqualTo(HttpStatus.CONFLICT);

    post(id, "undo", Map.of())
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.item.settled")
        .isEqualTo(null);
    assertThat(office.row(office.one).get("reply")).isEqualTo("NEEDS_ACTION");
  }

  @Test
  void faultsAreToldByFieldAndNothingIsLost() {
    var id = mails.letter(office.one, "Xã dự", null);

    post(id, "settle", Map.of("partStat", "PERHAPS"))
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
        .expectBody()
        .jsonPath("$.errors.length()")
        .isEqualTo(3);
    post(id, "answer", Map.of("text", " "))
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    post(id, "time", Map.of("take", true)).expectStatus().isEqualTo(HttpStatus.CONFLICT);
    post(id, "file", Map.of("briefing", office.briefing, "attachments", List.of(7)))
        .expectStatus()
        .isNotFound();
    post(UUID.randomUUID(), "undo", Map.of()).expectStatus().isNotFound();
    assertThat(item(id).get("settled")).isNull();
    people.unit(office.one).get().uri("/api/mail/inbox").exchange().expectStatus().isForbidden();
  }

  @Test
  void papersAreFiledUnderTheRequestTheyAnswerAndCanBeDownloaded() {
    office
        .secretary()
        .post()
        .uri(office.path("/document-requests"))
        .bodyValue(Map.of("unit", office.one, "agendaItem", office.item, "what", "Báo cáo"))
        .exchange()
        .expectStatus()
        .is2xxSuccessful();
    var id = mails.paper(office.one, "bao-cao.txt");

    var file =
        office
            .secretary()
            .get()
            .uri("/api/mail/inbox/" + id + "/attachments/1")
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .valueMatches("Content-Disposition", "attachment;.*bao-cao.txt.*")
            .expectBody(byte[].class)
            .returnResult()
            .getResponseBody();
    assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo("Đạt 80 %");

    post(id, "file", Map.of("briefing", office.briefing, "attachments", List.of(1)))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.settled.action")
        .isEqualTo("FILED");
    assertThat(requestState()).isEqualTo("SENT_IN");

    post(id, "undo", Map.of())
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.left")
        .isEqualTo("DOCUMENTS");
    assertThat(requestState()).isEqualTo("ASKED");
  }

  private Object requestState() {
    return ((Map<?, ?>) ((List<?>) office.get("/preparation").get("requests")).getFirst())
        .get("state");
  }

  @Test
  void aBounceIsToldInPlainWordsWithWhatToDoAndTheAddressIsFlagged() {
    mails.bounced(office.one);

    var row = office.row(office.one);
    assertThat(row.get("bounce")).isEqualTo("UNKNOWN_USER");
    assertThat(String.valueOf(row.get("todo"))).isNotBlank();
    assertThat(String.valueOf(row.get("error"))).doesNotContain("5.1.1");

    var detail = office.get("/attendance/units/" + office.one);
    assertThat(String.valueOf(detail.get("bounces"))).contains("5.1.1 User unknown");
    assertThat((List<?>) detail.get("sent")).hasSize(1);

    assertThat(troubles()).anySatisfy(one -> assertThat(one.get("unit")).isEqualTo(office.one));
    var address = office.one.toLowerCase(java.util.Locale.ROOT) + "@chuanbi.example";
    office
        .secretary()
        .post()
        .uri("/api/tracking/addresses/works")
        .bodyValue(Map.of("address", address))
        .exchange()
        .expectStatus()
        .isNoContent();
    assertThat(troubles()).noneSatisfy(one -> assertThat(one.get("unit")).isEqualTo(office.one));
  }

  private List<Map<String, Object>> troubles() {
    return office
        .secretary()
        .get()
        .uri("/api/tracking/addresses")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(Office.ROWS)
        .returnResult()
        .getResponseBody();
  }

  @Test
  void aUnitsInvitationsOverTimeAreReadAndTakenAway() {
    var one =
        office
            .secretary()
            .get()
            .uri("/api/tracking/units/" + office.one)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(Office.OBJECT)
            .returnResult()
            .getResponseBody();
    assertThat((List<?>) one.get("ways")).hasSize(1);
    assertThat(((Map<?, ?>) one.get("figures")).get("invited")).isEqualTo(0);

    for (var file : List.of("/ways.csv", "/ways.xlsx")) {
      office
          .secretary()
          .get()
          .uri("/api/tracking/units/" + office.one + file)
          .exchange()
          .expectStatus()
          .isOk();
    }
    for (var path :
        List.of("/api/tracking/units", "/api/tracking/units.csv", "/api/tracking/units.xlsx")) {
      office.secretary().get().uri(path).exchange().expectStatus().isOk();
    }
    office
        .secretary()
        .get()
        .uri("/api/tracking/units?from=2026-02-01&to=2026-01-01")
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    office
        .secretary()
        .get()
        .uri("/api/tracking/units/KHONG-CO")
        .exchange()
        .expectStatus()
        .isNotFound();
    people
        .unit(office.one)
        .get()
        .uri("/api/tracking/units")
        .exchange()
        .expectStatus()
        .isForbidden();
  }
}
