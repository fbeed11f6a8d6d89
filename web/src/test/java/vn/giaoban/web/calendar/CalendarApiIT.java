package vn.giaoban.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(90)
class CalendarApiIT {
  private static final OffsetDateTime START =
      OffsetDateTime.now(ZoneOffset.ofHours(7))
          .truncatedTo(ChronoUnit.DAYS)
          .plusDays(60)
          .withHour(8);

  @Autowired People people;

  @Test
  void daysHaveLunarDatesAndHolidaysInTheReadersLanguage() {
    people
        .secretary()
        .get()
        .uri("/api/calendar/days?from=2026-02-16&to=2026-02-22")
        .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
        .exchange()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(7)
        .jsonPath("$[0].lunar")
        .isEqualTo("29/12")
        .jsonPath("$[1].lunar")
        .isEqualTo("1/1")
        .jsonPath("$[1].holiday")
        .isEqualTo("TET")
        .jsonPath("$[1].name")
        .isEqualTo("Lunar New Year (Tết)")
        .jsonPath("$[4].working")
        .isEqualTo(false)
        .jsonPath("$[5].holiday")
        .isEmpty();
    get("/api/calendar/days?from=2026-08-22&to=2026-08-31")
        .expectBody()
        .jsonPath("$[0].working")
        .isEqualTo(true)
        .jsonPath("$[0].name")
        .isEqualTo("Làm bù ngày 31/8")
        .jsonPath("$[9].working")
        .isEqualTo(false);
  }

  @Test
  void aYearIsKeptOnlyByTheOfficeAndNotOverAnothersChange() {
    String tag =
        get("/api/calendar/days/2031")
            .expectStatus()
            .isOk()
            .expectBody()
            .jsonPath("$.tetDaysBefore")
            .isEqualTo(1)
            .returnResult()
            .getResponseHeaders()
            .getETag();
    var change =
        Map.of(
            "tetDaysBefore",
            2,
            "days",
            List.of(Map.of("date", "2031-11-24", "kind", "OFF", "name", "Ngày Văn hóa")));
    people
        .unit("U1")
        .put()
        .uri("/api/calendar/days/2031")
        .bodyValue(change)
        .exchange()
        .expectStatus()
        .isForbidden();
    put(change, tag).expectStatus().isOk().expectHeader().exists(HttpHeaders.ETAG);

    put(change, tag)
        .expectStatus()
        .isEqualTo(412)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/calendar-changed");
    get("/api/calendar/days?from=2031-11-24&to=2031-11-24")
        .expectBody()
        .jsonPath("$[0].name")
        .isEqualTo("Ngày Văn hóa")
        .jsonPath("$[0].working")
        .isEqualTo(false);
  }

  @Test
  void eventsOfAUnitAreSlimAndAUnitSeesItsOwn() {
    var sample = new SampleCalendar(people);
    String mine = sample.briefing("Họp của tôi", START, sample.commune, sample.other);
    String others = sample.briefing("Họp của người khác", START.plusHours(3), sample.other);
    String off = sample.briefing("Họp bị hủy", START.plusHours(6), sample.commune);
    sample.cancel(off);
    LocalDate day = START.toLocalDate();
    String span = "/api/calendar/events?from=" + day + "&to=" + day;

    get(span + "&unit=" + sample.commune)
        .expectBody()
        .jsonPath("$.events[*].id")
        .isEqualTo(List.of(mine, off))
        .jsonPath("$.events[0].units")
        .isEqualTo(2)
        .jsonPath("$.events[0].startsAt")
        .isEqualTo(day + "T08:00:00+07:00")
        .jsonPath("$.events[1].state")
        .isEqualTo("CANCELLED")
        .jsonPath("$.more")
        .isEqualTo(false);
    var all = get(span).expectBody(Map.class).returnResult().getResponseBody();
    assertThat(all.toString()).contains(mine, others);
    people
        .unit(sample.commune)
        .get()
        .uri(span)
        .exchange()
        .expectBody()
        .jsonPath("$.events[*].id")
        .isEqualTo(List.of(mine, off));
    people
        .unit(sample.commune)
        .get()
        .uri(span + "&unit=" + sample.other)
        .exchange()
        .expectBody()
        .jsonPath("$.events")
        .isEqualTo(List.of());
    get(span + "&leader=nobody-at-all").expectBody().jsonPath("$.events").isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/calendar/days?from=2026-02-30,from",
    "/api/calendar/days?from=2026-01-01&to=3026-01-01,to",
    "/api/calendar/days?from=2026-01-01&to=2027-12-31,to",
    "/api/calendar/days?from=2026-01-02&to=2026-01-01,to",
    "/api/calendar/days/1899,year",
    "/api/calendar/events?from=yesterday,from",
    "/api/calendar/events?from=-9999-01-01,from",
    "/api/calendar/events?from=2026-01-01&to=2199-12-31,to",
  })
  void absurdSpansAreToldByField(String uri, String field) {
    get(uri)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo(field)
        .jsonPath("$.errors[0].message")
        .value(String.class, message -> assertThat(message).doesNotStartWith("fault."));
  }

  private ResponseSpec get(String uri) {
    return people.secretary().get().uri(uri).exchange();
  }

  private ResponseSpec put(Object body, String tag) {
    return people
        .secretary()
        .put()
        .uri("/api/calendar/days/2031")
        .header(HttpHeaders.IF_MATCH, tag)
        .bodyValue(body)
        .exchange();
  }
}
