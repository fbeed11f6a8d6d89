package vn.giaoban.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
class SignInTest {
  @Autowired private People people;
  @Autowired private FirstAccounts accounts;

  @Test
  void aBrowserSignsInWorksAndSignsOut() {
    var password = account("dang-nhap");
    var signedIn =
        login("dang-nhap", password, null)
            .expectStatus()
            .isOk()
            .expectBody(Map.class)
            .returnResult();
    var session = cookie(signedIn, "GIAOBAN_SESSION");
    var csrf = cookie(signedIn, "XSRF-TOKEN");
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getSameSite()).isEqualTo("Lax");
    assertThat(csrf.isHttpOnly()).isFalse();

    var browser =
        people.nobody().mutate().defaultCookie("GIAOBAN_SESSION", session.getValue()).build();
    browser
        .get()
        .uri("/api/me")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.username")
        .isEqualTo("dang-nhap")
        .jsonPath("$.otpEnabled")
        .isEqualTo(false)
        .jsonPath("$.csrf")
        .isEqualTo(csrf.getValue());

    browser
        .post()
        .uri("/api/tokens")
        .bodyValue(Map.of("name", "x"))
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/csrf");
    browser
        .post()
        .uri("/api/logout")
        .header("X-XSRF-TOKEN", csrf.getValue())
        .exchange()
        .expectStatus()
        .isNoContent();
    browser.get().uri("/api/me").exchange().expectStatus().isUnauthorized();
  }

  @Test
  void aProgramUsesTheTokenOfItsSignIn() {
    var password = account("chuong-trinh");
    var body =
        Objects.requireNonNull(
            login("Chuong-Trinh ", password, null)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());

    var program = bearer(body.get("token").toString());
    program.get().uri("/api/me").exchange().expectStatus().isOk();
    program
        .post()
        .uri("/api/tokens")
        .bodyValue(Map.of("name", "Phần mềm của xã"))
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.token")
        .isNotEmpty();
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountLookTheSame() {
    account("mat-khau-sai");
    for (var username : new String[] {"mat-khau-sai", "khong-co-ai"}) {
      login(username, "sai-roi-nhe", null)
          .expectStatus()
          .isUnauthorized()
          .expectBody()
          .jsonPath("$.detail")
          .isEqualTo("Tên đăng nhập hoặc mật khẩu không đúng.");
    }
  }

  @Test
  void tooManyTriesMustWait() {
    account("thu-nhieu");
    for (var i = 0; i < SignInAttempts.OF_ACCOUNT_FROM_ADDRESS; i++) {
      login("thu-nhieu", "sai-roi-nhe", null).expectStatus().isUnauthorized();
    }

    login("thu-nhieu", "sai-roi-nhe", null)
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .exists("Retry-After")
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/too-many-tries");
  }

  @Test
  void anIncompleteFormTellsEveryField() {
    people
        .nobody()
        .post()
        .uri("/api/login")
        .header("Accept-Language", "en")
        .bodyValue(Map.of())
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors.length()")
        .isEqualTo(2)
        .jsonPath("$.errors[?(@.field=='password')].message")
        .isEqualTo("This is required.");
  }

  @Test
  void theSecondFactorIsSwitchedOnUsedOnceAndSwitchedOff() {
    var password = account("hai-buoc");
    var me = bearer(token("hai-buoc"));
    var start =
        Objects.requireNonNull(
            me.post()
                .uri("/api/me/otp/start")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());
    assertThat(start.get("qrSvg").toString()).startsWith("<svg");
    assertThat(start.get("uri").toString()).startsWith("otpauth://totp/Giaoban:hai-buoc?secret=");
    var secret = unbase32(start.get("secret").toString());
    var step = Instant.now().getEpochSecond() / OneTimeCode.STEP_SECONDS;

    me.post()
        .uri("/api/me/otp/confirm")
        .bodyValue(Map.of("otp", "abcdef"))
        .exchange()
        .expectStatus()
        .isEqualTo(422);
    var first = OneTimeCode.at(secret, step);
    me.post()
        .uri("/api/me/otp/confirm")
        .bodyValue(Map.of("otp", first))
        .exchange()
        .expectStatus()
        .isNoContent();

    login("hai-buoc", password, null).expectStatus().isEqualTo(428);
    login("hai-buoc", password, first).expectStatus().isUnauthorized();
    var second = OneTimeCode.at(secret, step + 1);
    login("hai-buoc", password, second).expectStatus().isOk();
    login("hai-buoc", password, second).expectStatus().isUnauthorized();

    me.post()
        .uri("/api/me/otp/disable")
        .bodyValue(Map.of("password", "sai-roi-nhe", "otp", second))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("password");
  }

  @Test
  void aNewPasswordSignsOtherBrowsersOut() {
    var password = account("doi-mat-khau");
    var other =
        cookie(
            login("doi-mat-khau", password, null).expectBody(Map.class).returnResult(),
            "GIAOBAN_SESSION");

    bearer(token("doi-mat-khau"))
        .post()
        .uri("/api/me/password")
        .bodyValue(Map.of("current", password, "next", "mật khẩu mới dài"))
        .exchange()
        .expectStatus()
        .isNoContent();

    people
        .nobody()
        .get()
        .uri("/api/me")
        .cookie("GIAOBAN_SESSION", other.getValue())
        .exchange()
        .expectStatus()
        .isUnauthorized();
    login("doi-mat-khau", "mật khẩu mới dài", null).expectStatus().isOk();
  }

  @Test
  void unitsDoNotWrite() {
    people
        .unit("13693")
        .post()
        .uri("/api/briefings")
        .bodyValue(Map.of())
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/forbidden");
  }

  private WebTestClient.ResponseSpec login(String username, String password, @Nullable String otp) {
    var body =
        otp == null
            ? Map.of("username", username, "password", password)
            : Map.of("username", username, "password", password, "otp", otp);
    return people.nobody().post().uri("/api/login").bodyValue(body).exchange();
  }

  private String account(String username) {
    var made =
        accounts
            .person(username, username, "", null, Role.SECRETARY, null)
            .block(Duration.ofSeconds(10));
    return Objects.requireNonNull(Objects.requireNonNull(made).password());
  }

  private String token(String username) {
    return people.token(username, Role.SECRETARY, null);
  }

  private WebTestClient bearer(String token) {
    return people.nobody().mutate().defaultHeader("Authorization", "Bearer " + token).build();
  }

  private static ResponseCookie cookie(EntityExchangeResult<?> result, String name) {
    MultiValueMap<String, ResponseCookie> cookies = result.getResponseCookies();
    return Objects.requireNonNull(cookies.getFirst(name));
  }

  private static byte[] unbase32(String text) {
    var out = new byte[text.length() * 5 / 8];
    var buffer = 0L;
    var bits = 0;
    var at = 0;
    for (var letter : text.toCharArray()) {
      buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out[at++] = (byte) (buffer >> bits);
      }
    }
    return out;
  }
}
