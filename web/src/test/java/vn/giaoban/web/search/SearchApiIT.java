package vn.giaoban.web.search;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(90)
class SearchApiIT {
  @Autowired People people;

  @Test
  void whatWasJustScheduledIsFoundByThoseWhoMaySeeIt() {
    unit("TK1");
    unit("TK2");
    people
        .secretary()
        .post()
        .uri("/api/briefings?force=true")
        .bodyValue(
            Map.of(
                "title", "Rà soát đê kè xung yếu",
                "startsAt", "2027-03-01T08:00:00+07:00",
                "duration", "PT1H",
                "chair", "TK2",
                "units", List.of("TK1"),
                "agenda", List.of(Map.of("title", "Cống Mộc Nam", "duration", "PT10M"))))
        .exchange()
        .expectStatus()
        .isCreated();

    find(people.secretary(), "mộc nam")
        .expectBody()
        .jsonPath("$.total")
        .isEqualTo(1)
        .jsonPath("$.kinds.BRIEFING")
        .isEqualTo(1)
        .jsonPath("$.hits[0].snippet[?(@.hit == true)].text")
        .isEqualTo(List.of("Mộc", "Nam"))
        .jsonPath("$.hits[0].state")
        .isEqualTo("SCHEDULED");
    find(people.unit("TK1"), "de ke xung yeu").expectBody().jsonPath("$.total").isEqualTo(1);
    find(people.unit("TK9"), "de ke xung yeu").expectBody().jsonPath("$.total").isEqualTo(0);
    people.nobody().get().uri("/api/search?q=a").exchange().expectStatus().isUnauthorized();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?!",
        "-",
        "'",
        "\\",
        "a & | ! ( <-> :* '",
        "\"",
        "%",
        "'; DROP TABLE unit; --"
      })
  void whateverIsTypedIsAnswered(String typed) {
    find(people.secretary(), typed).expectStatus().isOk().expectBody().jsonPath("$.hits").isArray();
  }

  @Test
  void aPastedTextIsCutAndFaultsAreToldTogether() {
    find(people.secretary(), "báo cáo ".repeat(1250))
        .expectBody()
        .jsonPath("$.cut")
        .isEqualTo(true);
    people
        .secretary()
        .get()
        .uri("/api/search?q=a&type=BOOK&from=31-02-2026&state=ASLEEP&page=0")
        .header("Accept-Language", "en")
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[*].field")
        .isEqualTo(List.of("type", "state", "from", "page"));
  }

  private WebTestClient.ResponseSpec find(WebTestClient who, String words) {
    return who.get()
        .uri(builder -> builder.path("/api/search").queryParam("q", "{q}").build(words))
        .exchange();
  }

  private void unit(String code) {
    people
        .secretary()
        .post()
        .uri("/api/units")
        .bodyValue(Map.of("code", code, "name", "Tỉnh " + code, "level", "PROVINCE"))
        .exchange()
        .expectStatus()
        .isCreated();
  }
}
