package vn.giaoban.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Against the files of `src/test/resources/page-test`, laid out as the UI's build does.
class PagesTest {
  private WebTestClient browser;

  @BeforeEach
  void serve() {
    browser =
        WebTestClient.bindToRouterFunction(new Pages().pageRoutes(new StaticFiles("page-test/")))
            .build();
  }

  @ParameterizedTest
  @CsvSource({
    "/,desk",
    "/units,desk",
    "/briefings/0199/minutes,desk",
    "/login,desk",
    "/join/abc_DEF-123,room",
    "/room/0199,room",
    "/reply/abc_DEF-123,reply",
    "/tv,tv"
  })
  void everyAddressOfAPersonGetsItsPage(String address, String page) {
    browser
        .get()
        .uri(address)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .cacheControl(org.springframework.http.CacheControl.noCache())
        .expectBody(String.class)
        .value(body -> assertThat(body).contains(page));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/briefings",
    "/actuator/nothing",
    "/whip/1",
    "/v3/api-docs",
    "/assets/missing-1.js",
    "/calendar/token.ics",
    "/..%2fapplication.yaml"
  })
  void addressesOfProgramsGetNoPage(String address) {
    browser.get().uri(java.net.URI.create(address)).exchange().expectStatus().isNotFound();
  }

  @Test
  void postsGetNoPage() {
    browser.method(HttpMethod.POST).uri("/calendar").exchange().expectStatus().isNotFound();
  }

  @Test
  void hashedFilesAreKeptForEverAndComeCompressed() {
    var headers =
        browser
            .get()
            .uri("/assets/main-abc123.js")
            .header(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate, br")
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .valueEquals(HttpHeaders.CONTENT_ENCODING, "br")
            .expectHeader()
            .contentTypeCompatibleWith("text/javascript")
            .expectBody()
            .returnResult()
            .getResponseHeaders();
    assertThat(headers.getCacheControl()).contains("immutable");

    browser
        .get()
        .uri("/assets/main-abc123.js")
        .header(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate, br")
        .header(HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(headers.getETag()))
        .exchange()
        .expectStatus()
        .isNotModified();
    browser
        .get()
        .uri("/assets/main-abc123.js")
        .exchange()
        .expectHeader()
        .doesNotExist(HttpHeaders.CONTENT_ENCODING);
  }
}
