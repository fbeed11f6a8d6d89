package vn.giaoban.web.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.test.StepVerifier;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// Who will come, as programs, link holders and accounts ask.
@WebTest
@Timeout(120)
class AttendanceApiIT {
  @Autowired People people;
  @Autowired JoinTokens tokens;
  private Office office;

  @BeforeEach
  void open() {
    office = new Office(people, tokens, Duration.ofDays(1));
  }

  private WebTestClient.ResponseSpec answer(WebTestClient who, Map<String, Object> answer) {
    return who.put()
        .uri(office.path("/reply"))
        .header("Accept-Language", "vi")
        .bodyValue(answer)
        .exchange();
  }

  private static Map<String, Object> substitute(String title, String name) {
    return Map.of("partStat", "DELEGATED", "substitute", Map.of("name", name, "title", title));
  }

  private void rule(int rank, boolean strict) {
    office
        .secretary()
        .put()
        .uri(office.path("/attendance/rule"))
        .bodyValue(Map.of("quorum", "2/3", "leastRank", rank, "strict", strict))
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void aLinkAnswersWithoutAnAccountAndTheBoardShowsIt() {
    office.invite();
    var holder = office.holder(office.one);

    holder
        .get()
        .uri(office.path("/reply"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.reply")
        .isEqualTo("NEEDS_ACTION")
        .jsonPath("$.mayAnswer")
        .isEqualTo(true)
        .jsonPath("$.briefing.agenda.length()")
        .isEqualTo(2);
    answer(holder, Map.of("partStat", "ACCEPTED", "registeredNumber", "1024"))
        .expectStatus()
        .isOk();

    var row = office.row(office.one);
    assertThat(row.get("reply")).isEqualTo("ACCEPTED");
    assertThat(row.get("via")).isEqualTo("link");
    assertThat(row.get("registeredNumber")).isEqualTo("1024");
    assertThat(row.get("opens")).isEqualTo(1);
    assertThat(row.get("post")).isEqualTo("Chủ tịch UBND xã");
    assertThat(Office.figure(office.board(), "ACCEPTED")).isEqualTo(1);
  }

  @Test
  void whoDeclinesSaysWhyAndFaultsAreToldByField() {
    office.invite();
    answer(office.holder(office.one), Map.of("partStat", "DECLINED"))
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("comment")
        .jsonPath("$.errors[0].message")
        .isEqualTo("Đề nghị ghi lý do vắng mặt.");
    answer(office.holder(office.one), Map.of("partStat", "PERHAPS"))
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Test
  void aSubstituteIsHeldAgainstTheRule() {
    office.invite();
    rule(2, true);

    answer(office.holder(office.one), substitute("Chuyên viên", "Lê Văn Cường"))
        .expectStatus()
        .isEqualTo(HttpStatus.CONFLICT)
        .expectBody()
        .jsonPath("$.detail")
        .value(
            String.class,
            text -> assertThat(text).contains("cấp phó").contains("Chuyên viên Lê Văn Cường"));
    assertThat(office.row(office.one).get("reply")).isEqualTo("NEEDS_ACTION");

    answer(office.holder(office.one), substitute("Phó Chủ tịch UBND xã", "Trần Văn Bình"))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.substitute.state")
        .isEqualTo("APPROVED");

    // By account, somebody whose rank nobody knows: the secretary decides.
    answer(people.unit(office.two), substitute("", "Phạm Thị Dung"))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.substitute.state")
        .isEqualTo("WAITING");
    office
        .secretary()
        .post()
        .uri(office.path("/invitations/" + office.two + "/substitute"))
        .bodyValue(Map.of("approve", true))
        .exchange()
        .expectStatus()
        .isOk();

    people
        .nobody()
        .get()
        .uri(office.path("/room/people"))
        .header("Authorization", "Bearer " + office.token(office.three))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.people[?(@.site=='" + office.one + "')].who")
        .isEqualTo("Phó Chủ tịch UBND xã Trần Văn Bình")
        .jsonPath("$.people[?(@.site=='" + office.two + "')].substitute")
        .isEqualTo(true);
  }

  @Test
  void theSilentAreChasedAndListed() {
    office.invite();
    answer(office.holder(office.one), Map.of("partStat", "ACCEPTED")).expectStatus().isOk();

    office
        .secretary()
        .post()
        .uri(office.path("/attendance/chase"))
        .bodyValue(Map.of("message", "Trả lời hôm nay"))
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectBody()
        .jsonPath("$.mailed.length()")
        .value(Integer.class, n -> assertThat(n).isGreaterThanOrEqualTo(2));
    assertThat(office.row(office.two).get("chases")).isEqualTo(1);

    var pdf = bytes("/attendance/call-list.pdf");
    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    var csv = new String(bytes("/attendance.csv"), StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\uFEFF").contains("Xã Hải Hậu").contains("Nhận lời");
    assertThat(new String(bytes("/attendance.xlsx"), 0, 2, StandardCharsets.ISO_8859_1))
        .isEqualTo("PK");
  }

  private byte[] bytes(String rest) {
    return Objects.requireNonNull(
        office
            .secretary()
            .get()
            .uri(office.path(rest))
            .header("Accept-Language", "vi")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBodyContent());
  }

  @Test
  void theBoardIsFollowedByWhatChanges() {
    office.invite();
    var events =
        office
            .secretary()
            .get()
            .uri(office.path("/attendance"))
            .accept(MediaType.TEXT_EVENT_STREAM)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(Office.OBJECT)
            .getResponseBody()
            .filter(event -> event.containsKey("rows"));

    StepVerifier.create(events)
        .assertNext(board -> assertThat((List<?>) board.get("rows")).hasSizeGreaterThan(2))
        .then(() ->
            answer(office.holder(office.three), Map.of("partStat", "ACCEPTED"))
                .expectStatus()
                .isOk())
        .thenConsumeWhile(news ->
            ((List<?>) news.get("rows"))
                .stream().noneMatch(row -> "ACCEPTED".equals(((Map<?, ?>) row).get("reply"))))
        .assertNext(news -> assertThat((List<?>) news.get("rows")).hasSize(1))
        .thenCancel()
        .verify(Duration.ofSeconds(20));
  }

  @Test
  void aPaperAskedForIsHandedInByLinkAndTheWarningGoes() {
    office.invite();
    assertThat(warnings()).contains("ITEM_WITHOUT_DOCUMENT");

    var asked =
        Objects.requireNonNull(
            office
                .secretary()
                .post()
                .uri(office.path("/document-requests"))
                .bodyValue(Map.of("unit", office.one, "agendaItem", office.item, "what", "Tiến độ"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Office.ROWS)
                .returnResult()
                .getResponseBody());
    var id = asked.getFirst().get("id");
    assertThat(warnings()).contains("ITEM_WITHOUT_DOCUMENT");

    // Another unit's link does not find it.
    handIn(office.holder(office.two), id).expectStatus().isForbidden();
    handIn(office.holder(office.one), id)
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("SENT_IN");

    assertThat(warnings()).doesNotContain("ITEM_WITHOUT_DOCUMENT");
    office
        .holder(office.two)
        .get()
        .uri(office.path("/documents"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$[0].title")
        .isEqualTo("Xã Hải Hậu - bao-cao");
  }

  private WebTestClient.ResponseSpec handIn(WebTestClient who, Object request) {
    var form = new MultipartBodyBuilder();
    form.part(
            "file",
            new ByteArrayResource("Đã xong 80 %".getBytes(StandardCharsets.UTF_8)) {
              @Override
              public String getFilename() {
                return "bao-cao.txt";
              }
            })
        .contentType(MediaType.TEXT_PLAIN);
    return who.post()
        .uri(office.path("/document-requests/" + request + "/documents"))
        .body(BodyInserters.fromMultipartData(form.build()))
        .exchange();
  }

  private List<String> warnings() {
    return ((List<?>) office.get("/preparation").get("warnings"))
        .stream().map(one -> String.valueOf(((Map<?, ?>) one).get("kind"))).toList();
  }

  @Test
  void aUnitAsksToSpeakAndTheSecretaryGrantsLess() {
    office.invite();
    var made =
        Objects.requireNonNull(
            office
                .holder(office.two)
                .post()
                .uri(office.path("/speakers"))
                .bodyValue(
                    Map.of(
                        "agendaItem",
                        office.item,
                        "name",
                        "Lê Thị Hoa",
                        "title",
                        "Chủ tịch",
                        "minutes",
                        10,
                        "summary",
                        "Kiến nghị"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Office.OBJECT)
                .returnResult()
                .getResponseBody());
    office
        .secretary()
        .patch()
        .uri(office.path("/speakers/" + made.get("id")))
        .bodyValue(Map.of("state", "ACCEPTED", "minutes", 5))
        .exchange()
        .expectStatus()
        .isOk();

    office
        .holder(office.one)
        .get()
        .uri(office.path("/room/people"))
        .exchange()
        .expectBody()
        .jsonPath("$.speakers[0].name")
        .isEqualTo("Chủ tịch Lê Thị Hoa")
        .jsonPath("$.speakers[0].seconds")
        .isEqualTo(300);
    office
        .holder(office.one)
        .delete()
        .uri(office.path("/speakers/" + made.get("id")))
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @Test
  void unitsSeeNeitherTheBoardNorThePreparation() {
    for (var path : List.of("/attendance", "/attendance.csv", "/preparation")) {
      people.unit(office.one).get().uri(office.path(path)).exchange().expectStatus().isForbidden();
      office
          .holder(office.one)
          .get()
          .uri(office.path(path))
          .exchange()
          .expectStatus()
          .isForbidden();
    }
  }
}
