package vn.giaoban.web.problem;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
class ProblemTest {
  @Autowired private People people;

  @Test
  void anUnknownAddressIsAProblemInVietnamese() {
    people
        .secretary()
        .get()
        .uri("/api/nothing-here")
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/not-found")
        .jsonPath("$.title")
        .isEqualTo("Không tìm thấy")
        .jsonPath("$.status")
        .isEqualTo(404);
  }

  @Test
  void theReaderMayAskForEnglish() {
    people
        .secretary()
        .get()
        .uri("/api/nothing-here")
        .header("Accept-Language", "en-GB,en;q=0.9")
        .exchange()
        .expectBody()
        .jsonPath("$.title")
        .isEqualTo("Not found");
  }

  @Test
  void nobodyIsAskedToSignIn() {
    people
        .nobody()
        .get()
        .uri("/api/briefings")
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/not-signed-in");
  }
}
