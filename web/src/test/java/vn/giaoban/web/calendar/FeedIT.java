package vn.giaoban.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

@WebTest
@Timeout(90)
class FeedIT {
  private static final OffsetDateTime START =
      OffsetDateTime.now(ZoneOffset.ofHours(7))
          .truncatedTo(ChronoUnit.DAYS)
          .plusDays(70)
          .withHour(8);

  @Autowired People people;
  @Autowired DatabaseClient database;

  @Test
  void aProgramReadsTheCalendarOfAUnitAndIsToldWhenNothingChanged() throws Exception {
    var sample = new SampleCalendar(people);
    String kept = sample.briefing("Giao ban; tuần 5, \\ “Đặng”", START, sample.commune);
    String off = sample.briefing("Họp bị hủy", START.plusDays(1), sample.commune);
    sample.briefing("Họp của người khác", START.plusDays(2), sample.other);
    sample.cancel(off);
    var made = sample.feed(people.secretary(), "UNIT", sample.commune);
    String path = "/calendar/" + made.get("token") + ".ics";

    var answer = read(path, null);

    Calendar calendar = new CalendarBuilder().build(new StringReader(answer.getResponseBody()));
    assertThat(calendar.validate().hasErrors()).isFalse();
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events)
        .extracting(event -> event.getRequiredProperty(Property.UID).getValue())
        .containsExactly(SampleCalendar.uid(kept), SampleCalendar.uid(off));
    assertThat(events.getFirst().getRequiredProperty(Property.SUMMARY).getValue())
        .isEqualTo("Giao ban; tuần 5, \\ “Đặng”");
    assertThat(events.getFirst().getRequiredProperty(Property.DESCRIPTION).getValue())
        .contains("1. Phòng, chống; bão số 12")
        .doesNotContain("/join/");
    assertThat(events.getFirst().getProperty(Property.ORGANIZER)).isEmpty();
    assertThat(events.getLast().getRequiredProperty(Property.STATUS).getValue())
        .isEqualTo("CANCELLED");
    assertThat(answer.getResponseBody())
        .contains(
            "BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "REFRESH-INTERVAL;VALUE=DURATION:PT15M");
    assertThat(answer.getResponseHeaders().getContentType().toString())
        .isEqualTo("text/calendar;charset=UTF-8");

    String tag = answer.getResponseHeaders().getETag();
    people
        .nobody()
        .get()
        .uri(path)
        .header(HttpHeaders.IF_NONE_MATCH, tag)
        .exchange()
        .expectStatus()
        .isNotModified();
    people
        .nobody()
        .get()
        .uri(path)
        .header(
            HttpHeaders.IF_MODIFIED_SINCE,
            answer.getResponseHeaders().getFirst(HttpHeaders.LAST_MODIFIED))
        .exchange()
        .expectStatus()
        .isNotModified();
    sample.change(kept, Map.of("title", "Giao ban dời phòng"));
    assertThat(read(path, tag).getResponseBody()).contains("Giao ban dời phòng");
  }

  @Test
  void aTokenThatOpensNothingSaysNothing() {
    var sample = new SampleCalendar(people);
    var made = sample.feed(people.unit(sample.commune), "UNIT", sample.commune);
    var token = made.get("token");
    people.nobody().get().uri("/calendar/" + token + ".ics").exchange().expectStatus().isOk();

    notThere("/calendar/" + token);
    notThere("/calendar/abc.ics");
    notThere("/calendar/" + "x".repeat(3000) + ".ics");
    String id = ((Map<?, ?>) made.get("feed")).get("id").toString();
    people
        .secretary()
        .delete()
        .uri("/api/calendar/feeds/" + id)
        .exchange()
        .expectStatus()
        .isNotFound();
    people
        .unit(sample.commune)
        .delete()
        .uri("/api/calendar/feeds/" + id)
        .exchange()
        .expectStatus()
        .isNoContent();
    notThere("/calendar/" + token + ".ics");
  }

  @Test
  void aClosedOrMovedAccountsCalendarIsGone() {
    var sample = new SampleCalendar(people);
    String account = "donvi" + sample.commune.toLowerCase(java.util.Locale.ROOT);
    var token = sample.feed(people.unit(sample.commune), "UNIT", sample.commune).get("token");

    execute(
        "UPDATE account SET unit_code = '" + sample.other + "' WHERE username = '" + account + "'");
    notThere("/calendar/" + token + ".ics");
    execute(
        "UPDATE account SET unit_code = '"
            + sample.commune
            + "' WHERE username = '"
            + account
            + "'");
    people.nobody().get().uri("/calendar/" + token + ".ics").exchange().expectStatus().isOk();
    execute("UPDATE account SET enabled = false WHERE username = '" + account + "'");
    notThere("/calendar/" + token + ".ics");
  }

  @Test
  void aUnitSubscribesToItsOwnCalendarOnly() {
    var sample = new SampleCalendar(people);
    for (var wanted :
        List.of(
            Map.of("kind", "UNIT", "target", sample.other),
            Map.of("kind", "ALL"),
            Map.of("kind", "PERSON", "target", "chutich"))) {
      people
          .unit(sample.commune)
          .post()
          .uri("/api/calendar/feeds")
          .bodyValue(wanted)
          .exchange()
          .expectStatus()
          .isForbidden();
    }
    people
        .secretary()
        .post()
        .uri("/api/calendar/feeds")
        .bodyValue(Map.of("kind", "UNIT", "target", "KHONG-CO"))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("target");
  }

  private EntityExchangeResult<String> read(String path, String tag) {
    return people
        .nobody()
        .get()
        .uri(path)
        .headers(h -> {
          if (tag != null) {
            h.setIfNoneMatch(tag);
          }
        })
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .returnResult();
  }

  private void notThere(String path) {
    people
        .nobody()
        .get()
        .uri(path)
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/not-found");
  }

  private void execute(String sql) {
    database.sql(sql).then().block();
  }
}
