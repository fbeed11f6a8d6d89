package vn.giaoban.web.organisation;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(90)
class UnitApiIT {
  @Autowired People people;

  @Test
  void aUnitIsTakenInFoundAndEnds() {
    add(Map.of(
            "code", "U1", "name", "Tỉnh Đông Hà", "level", "PROVINCE", "validFrom", "2025-07-01"))
        .expectStatus()
        .isCreated();
    add(Map.of(
            "code", "U1-A",
            "name", "Xã Đông Thái",
            "level", "COMMUNE",
            "parent", "U1",
            "email", "dong-thai@example.org",
            "validFrom", "2025-07-01",
            "validTo", "2026-06-30"))
        .expectStatus()
        .isCreated();

    get("/api/units?parent=U1&level=COMMUNE&q=dong thai&on=2026-06-30")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(1)
        .jsonPath("$[0].code")
        .isEqualTo("U1-A")
        .jsonPath("$[0].parent")
        .isEqualTo("U1")
        .jsonPath("$[0].validTo")
        .isEqualTo("2026-06-30")
        .jsonPath("$[0].successors")
        .isEqualTo(List.of());
    get("/api/units?parent=U1&on=2026-07-01").expectBody().json("[]");
    get("/api/units?q=U1").expectBody().jsonPath("$[0].level").isEqualTo("PROVINCE");
  }

  @Test
  void theSameCodeTwiceAtATimeIsAConflict() {
    Map<String, String> unit =
        Map.of("code", "U2", "name", "Tỉnh Hai", "level", "PROVINCE", "validFrom", "2025-07-01");
    add(unit).expectStatus().isCreated();

    add(unit)
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/unit-code-taken");
  }

  @Test
  void faultsAreTold() {
    add(Map.of("level", "VILLAGE"))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[*].field")
        .isEqualTo(List.of("code", "name", "level"));
    get("/api/units?on=yesterday&level=VILLAGE")
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors.length()")
        .isEqualTo(2);
  }

  @Test
  void unitsReadTheTreeButDoNotWriteIt() {
    people.unit("U9").get().uri("/api/units").exchange().expectStatus().isOk();
    people
        .unit("U9")
        .post()
        .uri("/api/units")
        .bodyValue(Map.of())
        .exchange()
        .expectStatus()
        .isForbidden();
    people.nobody().get().uri("/api/units").exchange().expectStatus().isUnauthorized();
  }

  private WebTestClient.ResponseSpec add(Map<String, String> unit) {
    return people.secretary().post().uri("/api/units").bodyValue(unit).exchange();
  }

  private WebTestClient.ResponseSpec get(String uri) {
    return people.secretary().get().uri(uri).exchange();
  }
}
