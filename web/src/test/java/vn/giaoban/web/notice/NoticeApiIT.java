package vn.giaoban.web.notice;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(60)
class NoticeApiIT {
  private static final String UNIT = "TB01";

  @Autowired People people;

  private String briefing() {
    people.chair();
    people
        .secretary()
        .post()
        .uri("/api/units")
        .bodyValue(
            Map.of(
                "code",
                UNIT,
                "name",
                "Tỉnh Thử Thông Báo",
                "level",
                "PROVINCE",
                "email",
                "tb01@thu.example",
                "validFrom",
                "2025-07-01"))
        .exchange()
        .expectStatus()
        .is2xxSuccessful();
    var made =
        people
            .secretary()
            .post()
            .uri("/api/briefings?force=true&reason=thu")
            .bodyValue(
                Map.of(
                    "title",
                    "Họp về thông báo",
                    "startsAt",
                    OffsetDateTime.now(ZoneOffset.ofHours(7))
                        .truncatedTo(ChronoUnit.HOURS)
                        .plusDays(40)
                        .toString(),
                    "duration",
                    "PT1H",
                    "chair",
                    "chutich",
                    "units",
                    List.of(UNIT),
                    "agenda",
                    List.of()))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
            .returnResult()
            .getResponseBody();
    return String.valueOf(made.get("id"));
  }

  private WebTestClient.ResponseSpec post(String uri, Map<String, ?> body) {
    return people.secretary().post().uri(uri).bodyValue(body).exchange();
  }

  @Test
  void aNoticeIsLookedAtSentOnceAndListed() {
    var notices = "/api/briefings/" + briefing() + "/notices";
    people
        .secretary()
        .put()
        .uri("/api/units/" + UNIT + "/letter-language")
        .bodyValue(Map.of("language", "en"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.usual")
        .isEqualTo("vi");
    var form =
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "subject",
            "Another hall\r\nBcc: x@y.example",
            "text",
            "Hall B.",
            "units",
            List.of(UNIT));

    post(notices + "/preview", form)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.subject")
        .isEqualTo("Notice: Another hall Bcc: x@y.example")
        .jsonPath("$.recipients")
        .isEqualTo(1);
    post(notices, form).expectStatus().isAccepted();
    post(notices, form).expectStatus().isAccepted();
    post(notices, Map.of("subject", "", "text", "", "units", List.of("khong-co")))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors.length()")
        .isEqualTo(3);
    people
        .secretary()
        .get()
        .uri(notices)
        .exchange()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(1)
        .jsonPath("$[0].recipients[0]")
        .isEqualTo(UNIT);
    people.unit(UNIT).get().uri(notices).exchange().expectStatus().isForbidden();
    people
        .secretary()
        .put()
        .uri("/api/units/" + UNIT + "/letter-language")
        .bodyValue(Map.of("language", "fr"))
        .exchange()
        .expectStatus()
        .isEqualTo(422);
  }
}
