package vn.giaoban.web.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// From the click to the mailbox and back, over real SMTP and IMAP.
@WebTest
@Timeout(120)
class InvitationApiIT {
  private static final AtomicInteger COUNT = new AtomicInteger(100);
  private static final ParameterizedTypeReference<List<Map<String, Object>>> ROWS =
      new ParameterizedTypeReference<>() {};

  @Autowired People people;

  private final int number = COUNT.incrementAndGet();
  private final String one = "M" + number;
  private final String two = "N" + number;

  @BeforeEach
  void units() {
    unit("T" + number, "Tỉnh Thử Thư", "PROVINCE", null);
    unit(one, "Xã Giao Thủy", "COMMUNE", "T" + number);
    unit(two, "Xã Giao Thủy", "COMMUNE", "T" + number);
    people.chair();
  }

  private void unit(String code, String name, String level, @Nullable String parent) {
    var unit = new HashMap<String, Object>();
    unit.put("code", code);
    unit.put("name", name);
    unit.put("level", level);
    unit.put("parent", parent);
    unit.put("email", code.toLowerCase(Locale.ROOT) + "@thu.example");
    unit.put("validFrom", "2025-07-01");
    people
        .secretary()
        .post()
        .uri("/api/units")
        .bodyValue(unit)
        .exchange()
        .expectStatus()
        .is2xxSuccessful();
  }

  private String schedule(String... units) {
    var start =
        OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.HOURS).plusDays(number);
    var made =
        people
            .secretary()
            .post()
            .uri("/api/briefings")
            .bodyValue(
                Map.of(
                    "title",
                    "Giao ban \"tuần\" <" + number + ">",
                    "startsAt",
                    start.toString(),
                    "duration",
                    "PT1H40M",
                    "chair",
                    "chutich",
                    "units",
                    List.of(units),
                    "agenda",
                    List.of(Map.of("title", "Phòng chống bão", "duration", "PT30M"))))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
            .returnResult()
            .getResponseBody();
    return String.valueOf(made.get("id"));
  }

  private WebTestClient.ResponseSpec send(String id) {
    return people
        .secretary()
        .post()
        .uri("/api/briefings/" + id + "/invitations")
        .bodyValue(Map.of("message", "Mang theo số liệu", "letter", true))
        .exchange();
  }

  private List<Map<String, Object>> rows(String uri) {
    return people
        .secretary()
        .get()
        .uri(uri)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(ROWS)
        .returnResult()
        .getResponseBody();
  }

  private List<Map<String, Object>> await(String uri, Predicate<List<Map<String, Object>>> done) {
    return Mono.fromCallable(() -> rows(uri))
        .subscribeOn(Schedulers.boundedElastic())
        .filter(done)
        .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
        .block(Duration.ofSeconds(40));
  }

  private String box(String unit) {
    return "/api/mail/boxes/" + unit.toLowerCase(Locale.ROOT) + "@thu.example";
  }

  private Map<String, Object> message(Object id) {
    return people
        .secretary()
        .get()
        .uri("/api/mail/messages/" + id)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
        .returnResult()
        .getResponseBody();
  }

  @Test
  void anInvitationGoesOutAndItsAnswerComesBackByMail() {
    var id = schedule(one, two);
    send(id).expectStatus().isAccepted();
    await(
        "/api/briefings/" + id + "/invitations",
        rows -> rows.stream().allMatch(row -> "SENT".equals(row.get("status"))));

    var line = await(box(one), lines -> !lines.isEmpty()).getFirst();
    var mail = message(line.get("id"));
    assertThat(mail.get("subject").toString()).startsWith("Giấy mời: Giao ban \"tuần\"");
    assertThat(mail.get("text").toString())
        .contains(
            "Kính gửi: Chủ tịch UBND xã Giao Thủy",
            "Mang theo số liệu",
            "Phòng chống bão (30 phút)");
    assertThat(mail.get("html").toString())
        .contains("Vào phòng họp", "&lt;" + number + "&gt;")
        .doesNotContain("<" + number + ">");
    assertThat(((Map<?, ?>) mail.get("calendar")).get("method")).isEqualTo("REQUEST");
    assertThat(mail.get("raw").toString())
        .contains("Content-Type: text/calendar; method=REQUEST; charset=UTF-8");

    var link = mail.get("text").toString().replaceAll("(?s).*/join/(\\S+).*", "$1");
    people
        .nobody()
        .get()
        .uri("/api/join")
        .headers(headers -> headers.setBearerAuth(link))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.self.site")
        .isEqualTo(one);
    assertThat(rows("/api/briefings/" + id + "/invitations"))
        .anyMatch(row -> one.equals(row.get("unit")) && row.get("seenAt") != null);

    var file = (Map<?, ?>) ((List<?>) mail.get("attachments")).getFirst();
    assertThat(file.get("name")).isEqualTo("Giấy mời.pdf");
    people
        .secretary()
        .get()
        .uri(file.get("href").toString())
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .consumeWith(pdf -> assertThat(pdf.getResponseBody()).startsWith(0x25, 0x50, 0x44, 0x46));

    people
        .secretary()
        .post()
        .uri("/api/mail/messages/" + line.get("id") + "/reply")
        .bodyValue(Map.of("partStat", "ACCEPTED", "comment", "Sẽ dự đủ"))
        .exchange()
        .expectStatus()
        .isNoContent();

    var answered =
        await(
                "/api/briefings/" + id + "/invitations",
                rows -> rows.stream().anyMatch(row -> "ACCEPTED".equals(row.get("reply"))))
            .stream()
            .filter(row -> one.equals(row.get("unit")))
            .findFirst()
            .orElseThrow();
    assertThat(answered)
        .containsEntry("via", "mail")
        .containsEntry("comment", "Sẽ dự đủ")
        .containsEntry("status", "DELIVERED")
        .containsEntry("statusText", "Đã đến");
  }

  @Test
  void aChangeAndACancellationReachTheCalendar() {
    var id = schedule(one, two);
    send(id);
    await(box(one), lines -> lines.size() == 1);
    await(box(two), lines -> lines.size() == 1);
    people
        .secretary()
        .patch()
        .uri("/api/briefings/" + id)
        .bodyValue(Map.of("units", List.of(one), "title", "Giao ban tháng"))
        .exchange()
        .expectStatus()
        .isOk();
    send(id).expectStatus().isAccepted();

    var update = await(box(one), lines -> lines.size() == 2).getFirst();
    var removed = await(box(two), lines -> lines.size() == 2).getFirst();
    assertThat(update.get("subject").toString()).startsWith("Giấy mời (thay đổi): ");
    assertThat(removed.get("subject").toString()).startsWith("Hủy họp: ");

    people.secretary().delete().uri("/api/briefings/" + id + "?reason=Bão").exchange();
    var cancelled = await(box(one), lines -> lines.size() == 3).getFirst();
    var mail = message(cancelled.get("id"));
    assertThat(((Map<?, ?>) mail.get("calendar")).get("method")).isEqualTo("CANCEL");
    assertThat(mail.get("text").toString()).contains("Lý do:", "Bão");
  }

  @Test
  void unitsAnswerForThemselvesOnly() {
    var id = schedule(one, two);
    send(id);
    var unit = people.unit(one);

    unit.post()
        .uri("/api/briefings/" + id + "/invitations/" + one + "/reply")
        .bodyValue(Map.of("partStat", "DELEGATED", "delegate", "Phó Chủ tịch Nam"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.reply")
        .isEqualTo("DELEGATED")
        .jsonPath("$.via")
        .isEqualTo("account")
        .jsonPath("$.delegate")
        .isEqualTo("Phó Chủ tịch Nam");
    unit.post()
        .uri("/api/briefings/" + id + "/invitations/" + two + "/reply")
        .bodyValue(Map.of("partStat", "ACCEPTED"))
        .exchange()
        .expectStatus()
        .isForbidden();
    unit.get()
        .uri("/api/briefings/" + id + "/invitations")
        .exchange()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(1);
    unit.get().uri("/api/mail/boxes").exchange().expectStatus().isForbidden();
    unit.post()
        .uri("/api/briefings/" + id + "/invitations")
        .exchange()
        .expectStatus()
        .isForbidden();
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    var id = schedule();
    send(id)
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/invitation-nobody")
        .jsonPath("$.title")
        .isEqualTo("Chưa có ai để mời");
    people
        .secretary()
        .post()
        .uri("/api/briefings/" + id + "/invitations/" + one + "/reply")
        .bodyValue(Map.of("partStat", "perhaps"))
        .exchange()
        .expectStatus()
        .is4xxClientError()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("partStat");
    people
        .secretary()
        .get()
        .uri("/api/mail/messages/999999")
        .exchange()
        .expectStatus()
        .isNotFound();
  }
}
