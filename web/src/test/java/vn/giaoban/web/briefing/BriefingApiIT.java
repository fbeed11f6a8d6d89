package vn.giaoban.web.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(90)
class BriefingApiIT {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final OffsetDateTime FIRST =
      OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.HOURS).plusDays(40);

  @Autowired People people;

  private final int number = COUNT.incrementAndGet();
  private final String commune = "C" + number;
  private final String other = "D" + number;
  private final OffsetDateTime start = FIRST.plusDays(number);

  @BeforeEach
  void units() {
    unit("P" + number, "Tỉnh Thử Nghiệm", "PROVINCE", null);
    unit(commune, "Xã Hải Hậu", "COMMUNE", "P" + number);
    unit(other, "Xã Đông Thái", "COMMUNE", "P" + number);
    people.chair();
  }

  @Test
  void theLifeOfABriefingOverHttp() {
    String id = schedule(people.secretary(), briefing("Giao ban tuần", commune, other));

    get(people.secretary(), "/api/briefings/" + id)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.title")
        .isEqualTo("Giao ban tuần")
        .jsonPath("$.startsAt")
        .isEqualTo(Written.time(start.toInstant()))
        .jsonPath("$.duration")
        .isEqualTo("PT1H40M")
        .jsonPath("$.chair")
        .isEqualTo("chutich")
        .jsonPath("$.unitNames." + commune)
        .isEqualTo("Xã Hải Hậu")
        .jsonPath("$.agenda[0].duration")
        .isEqualTo("PT30M")
        .jsonPath("$.state")
        .isEqualTo("SCHEDULED")
        .jsonPath("$.stage")
        .isEqualTo("INVITE")
        .jsonPath("$.room.openedAt")
        .isEmpty()
        .jsonPath("$.createdBy")
        .isEqualTo("thuky");
    people
        .secretary()
        .patch()
        .uri("/api/briefings/" + id)
        .bodyValue(Map.of("title", "Giao ban đột xuất"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.sequence")
        .isEqualTo(1);
    post(people.chair(), "/api/briefings/" + id + "/open")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("OPEN")
        .jsonPath("$.room.openedAt")
        .isNotEmpty();
    post(people.chair(), "/api/briefings/" + id + "/close")
        .expectBody()
        .jsonPath("$.stage")
        .isEqualTo("MINUTES");
    get(people.secretary(), "/api/briefings/" + id + "/journal")
        .expectBody()
        .jsonPath("$[*].kind")
        .isEqualTo(List.of("BriefingScheduled", "BriefingChanged", "RoomOpened", "RoomClosed"))
        .jsonPath("$[1].text")
        .isEqualTo("thuky thay đổi: tên cuộc họp.")
        .jsonPath("$[1].prevHash")
        .value(hash -> assertThat(hash).asString().hasSize(64));
    get(people.secretary(), "/api/briefings/" + id + "/journal/verify")
        .expectBody()
        .json("{\"ok\":true,\"entries\":4,\"brokenAt\":null}");
  }

  @Test
  void aClashSaysWhoAndWhenAndCanBeForced() {
    String first = schedule(people.secretary(), briefing("Giao ban một", commune));
    Map<String, Object> second = briefing("Giao ban hai", commune);

    people
        .secretary()
        .post()
        .uri("/api/briefings")
        .bodyValue(second)
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/briefing-clash")
        .jsonPath("$.title")
        .isEqualTo("Trùng lịch")
        .jsonPath("$.clashes.length()")
        .isEqualTo(2)
        .jsonPath("$.clashes[0].kind")
        .isEqualTo("CHAIR")
        .jsonPath("$.clashes[1].briefing")
        .isEqualTo(first)
        .jsonPath("$.clashes[1].who")
        .isEqualTo(commune)
        .jsonPath("$.clashes[1].whoName")
        .isEqualTo("Xã Hải Hậu")
        .jsonPath("$.clashes[1].title")
        .isEqualTo("Giao ban một");

    String forced =
        created(
            people
                .secretary()
                .post()
                .uri(uri ->
                    uri.path("/api/briefings")
                        .queryParam("force", true)
                        .queryParam("reason", "Bão số 12")
                        .build())
                .bodyValue(second)
                .exchange());
    get(people.secretary(), "/api/briefings/" + forced + "/journal")
        .expectBody()
        .jsonPath("$[1].kind")
        .isEqualTo("ClashOverridden")
        .jsonPath("$[1].text")
        .isEqualTo("thuky chấp nhận trùng lịch (2). Lý do: Bão số 12.");
  }

  @Test
  void theSecondOfTwoSecretariesIsToldWhatChangedAndLosesNothing() {
    String id = schedule(people.secretary(), briefing("Giao ban", commune));
    String etag =
        get(people.secretary(), "/api/briefings/" + id)
            .expectStatus()
            .isOk()
            .returnResult(Void.class)
            .getResponseHeaders()
            .getETag();
    patch(id, etag, Map.of("title", "Giao ban tuần")).expectStatus().isOk();

    patch(id, etag, Map.of("title", "Giao ban tháng", "duration", "PT2H"))
        .expectStatus()
        .isEqualTo(412)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/briefing-changed")
        .jsonPath("$.changes.length()")
        .isEqualTo(1)
        .jsonPath("$.changes[0].field")
        .isEqualTo("title")
        .jsonPath("$.changes[0].was")
        .isEqualTo("Giao ban")
        .jsonPath("$.changes[0].theirs")
        .isEqualTo("Giao ban tuần")
        .jsonPath("$.changes[0].yours")
        .isEqualTo("Giao ban tháng")
        .jsonPath("$.changes[0].who")
        .isEqualTo("thuky")
        .jsonPath("$.changes[0].at")
        .exists()
        .jsonPath("$.current.duration")
        .isEqualTo("PT1H40M")
        .jsonPath("$.etag")
        .value(now -> patch(id, (String) now, Map.of("duration", "PT2H")).expectStatus().isOk());
    patch(id, "\"nonsense\"", Map.of("title", "x")).expectStatus().isEqualTo(412);
    patch(id, "*", Map.of("title", "Giao ban quý")).expectStatus().isOk();
    patch(id, "W/\"3-0\"", Map.of("title", "Giao ban năm")).expectStatus().isOk();
  }

  private WebTestClient.ResponseSpec patch(String id, String ifMatch, Map<String, Object> body) {
    return people
        .secretary()
        .patch()
        .uri("/api/briefings/" + id)
        .header("If-Match", ifMatch)
        .bodyValue(body)
        .exchange();
  }

  @Test
  void faultsComeTogetherInTheReadersLanguage() {
    Map<String, Object> bad = briefing("", "nowhere");
    bad.put("startsAt", "2020-01-01T08:00:00+07:00");
    bad.put("recurrence", "FREQ=SECONDLY");

    people
        .secretary()
        .post()
        .uri("/api/briefings")
        .header("Accept-Language", "en")
        .bodyValue(bad)
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[*].field")
        .isEqualTo(List.of("title", "startsAt", "units[0]", "recurrence"))
        .jsonPath("$.errors[1].message")
        .isEqualTo("The start has passed.")
        .jsonPath("$.errors[2].message")
        .value(message -> assertThat(message).asString().contains("nowhere"));
  }

  @Test
  void rubbishIsRefusedNotStumbledOver() {
    for (String body :
        List.of("", "[]", "{\"units\":{}}", "{\"agenda\":[[]]}", "nonsense", "null")) {
      people
          .secretary()
          .post()
          .uri("/api/briefings")
          .contentType(MediaType.APPLICATION_JSON)
          .bodyValue(body)
          .exchange()
          .expectStatus()
          .value(status -> assertThat(status).isBetween(400, 422));
    }
    get(people.secretary(), "/api/briefings?from=never").expectStatus().isEqualTo(422);
    get(people.secretary(), "/api/briefings/not-an-id").expectStatus().is4xxClientError();
    get(people.secretary(), "/api/briefings/" + UUID.randomUUID()).expectStatus().isNotFound();
  }

  @Test
  void theCalendarIsCutByTimeUnitAndWords() {
    String id = schedule(people.secretary(), briefing("Phòng chống lụt bão " + number, commune));
    String day = start.toLocalDate().toString();

    for (String query :
        List.of(
            "from=" + day + "&to=" + day + "&unit=" + commune,
            "q=LUT bao " + number,
            "unit=" + commune)) {
      get(people.secretary(), "/api/briefings?" + query)
          .expectBody()
          .jsonPath("$[*].id")
          .isEqualTo(List.of(id));
    }
    get(people.secretary(), "/api/briefings?to=2020-01-01&unit=" + commune).expectBody().json("[]");
  }

  @Test
  void aUnitSeesItsOwnBriefingsAndChangesNothing() {
    String mine = schedule(people.secretary(), briefing("Của xã", commune));
    WebTestClient stranger = people.unit(other);
    WebTestClient guest = people.unit(commune);

    get(guest, "/api/briefings").expectBody().jsonPath("$[*].id").isEqualTo(List.of(mine));
    get(guest, "/api/briefings/" + mine).expectStatus().isOk();
    get(stranger, "/api/briefings").expectBody().json("[]");
    get(stranger, "/api/briefings?unit=" + commune).expectBody().json("[]");
    get(stranger, "/api/briefings/" + mine).expectStatus().isNotFound();
    get(guest, "/api/briefings/" + mine + "/journal").expectStatus().isForbidden();
    post(guest, "/api/briefings/" + mine + "/open").expectStatus().isForbidden();
    guest.delete().uri("/api/briefings/" + mine).exchange().expectStatus().isForbidden();
    guest
        .post()
        .uri("/api/briefings")
        .bodyValue(briefing("x", commune))
        .exchange()
        .expectStatus()
        .isForbidden();
    get(people.nobody(), "/api/briefings").expectStatus().isUnauthorized();
  }

  @Test
  void aCancelledBriefingStaysReadable() {
    String id = schedule(people.secretary(), briefing("Giao ban", commune));

    people
        .secretary()
        .delete()
        .uri("/api/briefings/" + id + "?reason=Bão")
        .exchange()
        .expectStatus()
        .isNoContent();

    get(people.secretary(), "/api/briefings/" + id)
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("CANCELLED");
    post(people.secretary(), "/api/briefings/" + id + "/open").expectStatus().isEqualTo(409);
  }

  @Test
  void aBriefingInsideItsWindowIsOpenAtOnce() {
    Map<String, Object> soon = briefing("Khẩn", commune);
    soon.put(
        "startsAt",
        OffsetDateTime.now(ZoneOffset.ofHours(7))
            .plusMinutes(20)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString());
    soon.put("chair", "P" + number);

    String id = schedule(people.secretary(), soon);

    get(people.secretary(), "/api/briefings/" + id)
        .expectBody()
        .jsonPath("$.state")
        .isEqualTo("OPEN");
  }

  @Test
  void theStreamGoesOnWhereTheReaderStopped() {
    String id = schedule(people.secretary(), briefing("Giao ban", commune));
    post(people.secretary(), "/api/briefings/" + id + "/open").expectStatus().isOk();

    StepVerifier.create(stream(id, "1").map(ServerSentEvent::id).take(2))
        .expectNext("2")
        .then(
            () -> post(people.secretary(), "/api/briefings/" + id + "/close").expectStatus().isOk())
        .expectNext("3")
        .expectComplete()
        .verify(Duration.ofSeconds(20));
    assertThat(stream(id, "2").blockFirst(Duration.ofSeconds(10)))
        .satisfies(event -> assertThat(event.event()).isEqualTo("entry"))
        .satisfies(event -> assertThat(event.data()).containsEntry("kind", "RoomClosed"));
  }

  private Flux<ServerSentEvent<Map<String, Object>>> stream(String id, String last) {
    return people
        .secretary()
        .get()
        .uri("/api/briefings/" + id + "/journal")
        .accept(MediaType.TEXT_EVENT_STREAM)
        .header("Last-Event-ID", last)
        .exchange()
        .expectStatus()
        .isOk()
        .returnResult(new ParameterizedTypeReference<ServerSentEvent<Map<String, Object>>>() {})
        .getResponseBody()
        .filter(event -> event.id() != null);
  }

  private Map<String, Object> briefing(String title, String... units) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", title);
    body.put("startsAt", start.toString());
    body.put("duration", "PT1H40M");
    body.put("chair", "chutich");
    body.put("units", List.of(units));
    body.put("agenda", List.of(Map.of("title", "Vụ đông", "duration", "PT30M")));
    return body;
  }

  private static String schedule(WebTestClient client, Map<String, Object> body) {
    return created(client.post().uri("/api/briefings").bodyValue(body).exchange());
  }

  private static String created(WebTestClient.ResponseSpec response) {
    return (String)
        response
            .expectStatus()
            .isCreated()
            .expectHeader()
            .exists("Location")
            .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
            .returnResult()
            .getResponseBody()
            .get("id");
  }

  private static WebTestClient.ResponseSpec get(WebTestClient client, String uri) {
    return client.get().uri(uri).exchange();
  }

  private static WebTestClient.ResponseSpec post(WebTestClient client, String uri) {
    return client.post().uri(uri).exchange();
  }

  private void unit(String code, String name, String level, String parent) {
    Map<String, Object> unit = new LinkedHashMap<>();
    unit.put("code", code);
    unit.put("name", name);
    unit.put("level", level);
    unit.put("parent", parent);
    unit.put("validFrom", "2025-07-01");
    people
        .secretary()
        .post()
        .uri("/api/units")
        .bodyValue(unit)
        .exchange()
        .expectStatus()
        .value(status -> assertThat(status).isIn(201, 409));
  }
}
