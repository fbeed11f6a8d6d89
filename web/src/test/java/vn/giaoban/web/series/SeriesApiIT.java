package vn.giaoban.web.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// Series, kinds of meetings, halls and free time over HTTP.
@WebTest
@Timeout(120)
class SeriesApiIT {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};

  @Autowired People people;
  @Autowired DatabaseClient database;

  private final int number = COUNT.incrementAndGet();
  private final String commune = "S" + number;
  private final String province = "SP" + number;

  /// A Monday some weeks ahead.
  private final OffsetDateTime start =
      OffsetDateTime.now(ZoneOffset.ofHours(7))
          .truncatedTo(ChronoUnit.DAYS)
          .with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.MONDAY))
          .plusWeeks(10L + number)
          .plusHours(8);

  @BeforeEach
  void units() {
    unit(province, "Tỉnh Chuỗi " + number, "PROVINCE", null);
    unit(commune, "Xã Chuỗi " + number, "COMMUNE", province);
  }

  @Test
  void aSeriesIsMadeCutChangedAndCalledOff() {
    Map<String, Object> first = made(briefing("FREQ=WEEKLY;BYDAY=MO;COUNT=5"));
    String series = (String) first.get("series");
    assertThat(first.get("recurrenceId")).isEqualTo(first.get("startsAt"));
    List<Map<String, Object>> instances = instances(series);
    assertThat(instances).hasSize(5);
    String third = (String) instances.get(2).get("id");

    patch("/api/briefings/" + third + "?scope=following", Map.of("title", "Giao ban mới"))
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.title")
        .isEqualTo("Giao ban mới")
        .jsonPath("$.series")
        .value(other -> assertThat(other).isNotEqualTo(series));
    assertThat(instances(series)).hasSize(2);
    patch("/api/briefings/" + third + "?scope=everything", Map.of("title", "x"))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("scope");
    people
        .secretary()
        .delete()
        .uri("/api/briefings/" + third + "?scope=following&reason=Thôi")
        .exchange()
        .expectStatus()
        .isNoContent();
    people
        .secretary()
        .delete()
        .uri("/api/series/" + series)
        .exchange()
        .expectStatus()
        .isNoContent();
    assertThat(instances(series)).allMatch(one -> one.get("state").equals("CANCELLED"));
    people.unit(commune).get().uri("/api/series/" + series).exchange().expectStatus().isForbidden();
    people
        .secretary()
        .get()
        .uri("/api/series/" + java.util.UUID.randomUUID())
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void aRuleThatMakesNoSenseIsToldWithTheOtherFaults() {
    for (String rule :
        List.of(
            "FREQ=SECONDLY",
            "FREQ=DAILY;COUNT=1000000",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=WEEKLY;BYDAY=NONSENSE")) {
      Map<String, Object> body = briefing(rule);
      body.put("title", "");
      people
          .secretary()
          .post()
          .uri("/api/briefings")
          .bodyValue(body)
          .exchange()
          .expectStatus()
          .isEqualTo(422)
          .expectBody()
          .jsonPath("$.errors[*].field")
          .isEqualTo(List.of("title", "recurrence"));
    }
  }

  @Test
  void aFormLooksAtTheMeetingsBeforeItIsSaved() {
    people
        .secretary()
        .post()
        .uri("/api/series/preview")
        .bodyValue(
            Map.of(
                "startsAt", "2026-12-25T08:00:00+07:00",
                "recurrence", "FREQ=WEEKLY;BYDAY=FR;COUNT=3",
                "holidays", "AFTER"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(3)
        .jsonPath("$[1].recurrenceId")
        .isEqualTo("2027-01-01T08:00:00+07:00")
        .jsonPath("$[1].startsAt")
        .isEqualTo("2027-01-04T08:00:00+07:00")
        .jsonPath("$[1].moved")
        .isEqualTo(true);
  }

  @Test
  void aKindOfMeetingFillsInWhatIsLeftOut() {
    String code = "K" + number;
    people
        .secretary()
        .post()
        .uri("/api/templates")
        .bodyValue(
            Map.of(
                "code", code,
                "name", "Giao ban thử " + number,
                "title", "Giao ban tháng {thang}",
                "duration", "PT50M",
                "units", List.of(commune),
                "agenda", List.of(Map.of("title", "Một", "duration", "PT20M")),
                "leadTimes", Map.of("invitationDays", 5),
                "reminders", List.of("PT2H"),
                "roomPolicy", Map.of("microphones", "MUTED", "quorum", "2/3")))
        .exchange()
        .expectStatus()
        .isCreated();

    Map<String, Object> made =
        made(
            new LinkedHashMap<>(
                Map.of("kind", code, "startsAt", start.toString(), "chair", province)));

    assertThat(made)
        .containsEntry("title", "Giao ban tháng " + start.getMonthValue())
        .containsEntry("duration", "PT50M")
        .containsEntry("units", List.of(commune))
        .containsEntry("kind", code)
        .containsEntry("reminders", List.of("PT2H"));
    assertThat((Map<?, ?>) made.get("leadTimes")).isEqualTo(leads(5, null));
    assertThat(((Map<?, ?>) made.get("roomPolicy")).get("quorum")).isEqualTo("2/3");
    patch("/api/templates/" + code, Map.of("name", "Khác")).expectStatus().isOk();
    people
        .secretary()
        .patch()
        .uri("/api/templates/" + code)
        .header("If-Match", "\"0\"")
        .bodyValue(Map.of("name", "Nữa"))
        .exchange()
        .expectStatus()
        .isEqualTo(412);
    people
        .secretary()
        .post()
        .uri("/api/briefings")
        .bodyValue(Map.of("kind", "KHONG-CO", "title", "x"))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("kind");
    people
        .secretary()
        .delete()
        .uri("/api/templates/" + code)
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  /// What a kind says reaches those who carry it out: the letter, the reminders, the rule on
  /// substitutes, the hall.
  @Test
  void whatAKindArrangesIsCarriedOut() throws IOException {
    String code = "A" + number;
    people
        .secretary()
        .post()
        .uri("/api/templates")
        .bodyValue(
            Map.of(
                "code",
                code,
                "name",
                "Giao ban có quy định " + number,
                "duration",
                "PT1H",
                "units",
                List.of(commune),
                "location",
                "Hội trường lớn",
                "reminders",
                List.of("PT2H", "P2D"),
                "letterText",
                "Đề nghị chuẩn bị ý kiến bằng văn bản.",
                "substitutes",
                Map.of("leastRank", 2, "strict", true)))
        .exchange()
        .expectStatus()
        .isCreated();
    Map<String, Object> asked =
        new LinkedHashMap<>(Map.of("kind", code, "startsAt", start.toString(), "chair", province));
    asked.put("title", "Theo loại");
    String id = (String) made(asked).get("id");
    people
        .secretary()
        .post()
        .uri("/api/briefings/" + id + "/invitations")
        .exchange()
        .expectStatus()
        .isAccepted();

    assertThat(
            database
                .sql(
                    """
                    SELECT trigger_name AS name FROM qrtz_triggers
                    WHERE trigger_group = :id AND trigger_name LIKE 'remind/%' ORDER BY 1\
                    """)
                .bind("id", id)
                .map(row -> row.get("name", String.class))
                .all()
                .collectList()
                .block())
        .containsExactly("remind/PT2H", "remind/PT48H");
    people
        .secretary()
        .get()
        .uri("/api/briefings/" + id + "/attendance")
        .exchange()
        .expectBody()
        .jsonPath("$.rule.leastRank")
        .isEqualTo(2)
        .jsonPath("$.rule.strict")
        .isEqualTo(true)
        .jsonPath("$.rule.quorum")
        .isEqualTo(">1/2");
    byte[] letter =
        people
            .secretary()
            .get()
            .uri("/api/briefings/" + id + "/invitations/letter.pdf")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();
    try (var pdf = Loader.loadPDF(letter)) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("GIẤY MỜI", "Hội trường lớn", "Đề nghị chuẩn bị ý kiến bằng văn bản.");
    }
    people
        .unit(commune)
        .get()
        .uri("/api/briefings/" + id + "/invitations/letter.pdf")
        .exchange()
        .expectStatus()
        .isForbidden();
    people
        .secretary()
        .patch()
        .uri("/api/templates/" + code)
        .bodyValue(Map.of("substitutes", Map.of("leastRank", 7)))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("substitutes.leastRank");
  }

  @Test
  void whoIsWantedTwiceIsProposedAnotherTime() {
    made(briefing(null));
    Map<String, Object> second = briefing(null);
    second.put("title", "Họp chồng giờ");
    Map<String, Object> forced =
        people
            .secretary()
            .post()
            .uri("/api/briefings?force=true&reason=Khẩn")
            .bodyValue(second)
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(OBJECT)
            .returnResult()
            .getResponseBody();

    people
        .secretary()
        .get()
        .uri("/api/briefings/" + forced.get("id") + "/attendance/overlaps")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$[?(@.who=='" + commune + "')].slot")
        .value(slot -> assertThat(slot.toString()).contains("+07:00"));
  }

  @Test
  void theAccountOfAMergedUnitActsForItsHeir() {
    String other = commune + "X";
    String heir = commune + "H";
    unit(other, "Xã Cùng Nhập " + number, "COMMUNE", province);
    String id = (String) made(briefing(null)).get("id");
    WebTestClient account = people.unit(commune);
    account.get().uri("/api/briefings/" + id).exchange().expectStatus().isOk();
    people
        .secretary()
        .post()
        .uri("/api/briefings/" + id + "/invitations")
        .exchange()
        .expectStatus()
        .isAccepted();

    people
        .secretary()
        .post()
        .uri("/api/units/changes")
        .bodyValue(
            Map.of(
                "kind",
                "MERGE",
                "on",
                start.minusWeeks(10L + number).toLocalDate().minusDays(7).toString(),
                "units",
                List.of(commune, other),
                "into",
                List.of(Map.of("code", heir, "name", "Phường Mới Nhập " + number))))
        .exchange()
        .expectStatus()
        .isOk();

    account.get().uri("/api/me").exchange().expectBody().jsonPath("$.unit").isEqualTo(heir);
    account
        .get()
        .uri("/api/briefings/" + id)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.units[0]")
        .isEqualTo(heir);
    account
        .get()
        .uri("/api/calendar/events?from=" + start.toLocalDate() + "&to=" + start.toLocalDate())
        .exchange()
        .expectBody()
        .jsonPath("$.events[0].id")
        .isEqualTo(id);
    account
        .post()
        .uri("/api/briefings/" + id + "/invitations/" + heir + "/reply")
        .bodyValue(Map.of("partStat", "ACCEPTED"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.reply")
        .isEqualTo("ACCEPTED");
  }

  @Test
  void freeTimeIsWhatNobodyHasBooked() {
    String hall = "H" + number;
    people
        .secretary()
        .post()
        .uri("/api/halls")
        .bodyValue(Map.of("code", hall, "name", "Phòng " + hall, "seats", 20))
        .exchange()
        .expectStatus()
        .isCreated();
    Map<String, Object> taken = briefing(null);
    taken.put("duration", "PT1H40M");
    taken.put("location", hall);
    assertThat(made(taken).get("location")).isEqualTo("Phòng " + hall);
    String day = start.toLocalDate().toString();
    Map<String, Object> search = new LinkedHashMap<>();
    search.put("units", List.of(commune));
    search.put("chair", province);
    search.put("duration", "PT1H");
    search.put("from", start.toString());
    search.put("to", start.plusHours(10).toString());
    search.put("halls", List.of(hall));
    search.put("workingHours", Map.of("everyDay", true));

    people
        .chair()
        .post()
        .uri("/api/briefings/free-slots")
        .bodyValue(search)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$[0].startsAt")
        .isEqualTo(day + "T09:40:00+07:00")
        .jsonPath("$[0].free")
        .isEqualTo(true)
        .jsonPath("$[0].hall")
        .isEqualTo(hall)
        .jsonPath("$[0].reasons[0]")
        .isEqualTo("đủ 2/2 đơn vị, người phải dự");
    people
        .secretary()
        .post()
        .uri("/api/briefings/free-slots")
        .bodyValue(Map.of("units", List.of("nowhere"), "duration", "soon", "to", "never"))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors.length()")
        .isEqualTo(3);
  }

  /// From one request to 492 letters in the outbox; what takes a person's time is one click.
  @Test
  void anUrgentMeetingOf492UnitsIsScheduledAndInvitedInSeconds() {
    database
        .sql(
            """
            INSERT INTO unit (id, code, name, level, parent, email, valid)
            SELECT gen_random_uuid(), 'U492-' || n, 'Xã số ' || n, 'COMMUNE',
              (SELECT id FROM unit WHERE code = :province), 'xa' || n || '@tinh.example',
              daterange('2025-07-01', NULL)
            FROM generate_series(1, 492) AS n\
            """)
        .bind("province", province)
        .then()
        .block();
    List<String> units = new ArrayList<>();
    for (int n = 1; n <= 492; n++) {
      units.add("U492-" + n);
    }
    long begin = System.nanoTime();

    Map<String, Object> made =
        made(
            new LinkedHashMap<>(
                Map.of(
                    "kind",
                    "URGENT",
                    "title",
                    "Họp khẩn: ứng phó bão số 12",
                    "startsAt",
                    OffsetDateTime.now(ZoneOffset.ofHours(7))
                        .plusMinutes(30)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                    "chair",
                    province,
                    "units",
                    units)));
    people
        .secretary()
        .mutate()
        .responseTimeout(Duration.ofSeconds(60))
        .build()
        .post()
        .uri("/api/briefings/" + made.get("id") + "/invitations")
        .bodyValue(Map.of("message", "Họp ngay"))
        .exchange()
        .expectStatus()
        .is2xxSuccessful();

    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    System.out.println("urgent meeting, 492 invitations in the outbox after " + took);
    Long queued =
        database
            .sql(
                """
                SELECT count(*) AS n FROM outbox
                WHERE briefing_id = CAST(:briefing AS uuid) AND kind = 'INVITATION'\
                """)
            .bind("briefing", made.get("id"))
            .map(row -> row.get("n", Long.class))
            .one()
            .block();
    assertThat(queued).isEqualTo(492);
    assertThat(took).isLessThan(Duration.ofSeconds(60));
  }

  private static Map<String, Object> leads(Integer invitation, Integer document) {
    Map<String, Object> leads = new LinkedHashMap<>();
    leads.put("invitationDays", invitation);
    leads.put("documentDays", document);
    return leads;
  }

  private Map<String, Object> briefing(String rule) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", "Giao ban chuỗi");
    body.put("startsAt", start.toString());
    body.put("duration", "PT1H");
    body.put("chair", province);
    body.put("units", List.of(commune));
    if (rule != null) {
      body.put("recurrence", rule);
    }
    return body;
  }

  private Map<String, Object> made(Map<String, Object> body) {
    return people
        .secretary()
        .post()
        .uri("/api/briefings")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody(OBJECT)
        .returnResult()
        .getResponseBody();
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> instances(String series) {
    return (List<Map<String, Object>>)
        people
            .secretary()
            .get()
            .uri("/api/series/" + series)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(OBJECT)
            .returnResult()
            .getResponseBody()
            .get("instances");
  }

  private WebTestClient.ResponseSpec patch(String uri, Map<String, Object> body) {
    return people.secretary().patch().uri(uri).bodyValue(body).exchange();
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
