package vn.giaoban.web.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import vn.giaoban.web.calendar.SampleCalendar;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.WebTest;

/// As Thunderbird, DAVx5 and the telephones ask.
@WebTest
@Timeout(90)
class CalDavIT {
  private static final OffsetDateTime START =
      OffsetDateTime.now(ZoneOffset.ofHours(7))
          .truncatedTo(ChronoUnit.DAYS)
          .plusDays(80)
          .withHour(8);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Autowired People people;

  private SampleCalendar sample;
  private String token;
  private String calendar;

  @BeforeEach
  void subscribe() {
    sample = new SampleCalendar(people);
    var made = sample.feed(people.secretary(), "UNIT", sample.commune);
    token = made.get("token").toString();
    calendar = "/caldav/calendars/" + ((Map<?, ?>) made.get("feed")).get("id") + "/lich/";
  }

  @Test
  void aClientFindsItsWayFromTheHostToTheCalendar() {
    people
        .nobody()
        .method(HttpMethod.valueOf("PROPFIND"))
        .uri("/.well-known/caldav")
        .exchange()
        .expectStatus()
        .isEqualTo(301)
        .expectHeader()
        .location("/caldav/");
    people
        .nobody()
        .options()
        .uri("/caldav/")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .value("DAV", dav -> assertThat(dav).contains("calendar-access"));
    String principal =
        href(propfind("/caldav/", 0, "<d:current-user-principal/>"), "current-user-principal");
    String home = href(propfind(principal, 0, "<c:calendar-home-set/>"), "calendar-home-set");

    String listed =
        propfind(home, 1, "<d:resourcetype/><d:displayname/><c:supported-calendar-component-set/>");

    assertThat(listed).contains(calendar, "<c:calendar", "Xã Lịch Một", "name=\"VEVENT\"");
  }

  @Test
  void eventsAreQueriedByTimeAndFetchedByName() {
    String first = sample.briefing("Họp sáng", START, sample.commune);
    sample.briefing("Họp tuần sau", START.plusDays(7), sample.commune);
    sample.briefing("Họp của người khác", START.plusHours(3), sample.other);

    String found =
        report(
            """
            <c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
              <d:prop><d:getetag/></d:prop>
              <c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
                <c:time-range start="%s" end="%s"/>
              </c:comp-filter></c:comp-filter></c:filter>
            </c:calendar-query>\
            """
                .formatted(
                    UTC.format(START.minusDays(1).toInstant()),
                    UTC.format(START.plusDays(1).toInstant())));
    assertThat(hrefs(found)).hasSize(1);
    String item = hrefs(found).getFirst();

    String got =
        report(
            """
            <c:calendar-multiget xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
              <d:prop><d:getetag/><c:calendar-data/><d:no-such/></d:prop>
              <d:href>%s</d:href><d:href>%sgone.ics</d:href>
            </c:calendar-multiget>\
            """
                .formatted(item, calendar));

    assertThat(got)
        .contains("UID:" + SampleCalendar.uid(first), "SUMMARY:Họp sáng")
        .doesNotContain("METHOD:")
        .containsSubsequence("gone.ics", "404 Not Found");
    assertThat(propfind(calendar, 1, "<d:getetag/>")).contains(item);
    var single = authorized(HttpMethod.GET, item, null, null).expectStatus().isOk();
    String tag = single.expectBody(String.class).returnResult().getResponseHeaders().getETag();
    assertThat(found).contains(tag);
  }

  @Test
  void aClientIsToldWhatChangedAndNothingElse() {
    String kept = sample.briefing("Họp giữ nguyên", START, sample.commune);
    String moved = sample.briefing("Họp sẽ dời", START.plusDays(1), sample.commune);
    String left = sample.briefing("Họp sẽ rút", START.plusDays(2), sample.commune, sample.other);
    String first = sync("");
    assertThat(hrefs(first)).hasSize(3);
    assertThat(hrefs(sync(position(first)))).isEmpty();

    sample.change(moved, Map.of("title", "Họp đã dời"));
    sample.change(left, Map.of("units", List.of(sample.other)));
    String second = sync(position(first));

    assertThat(hrefs(second)).hasSize(2);
    assertThat(second).contains("SUMMARY:Họp đã dời", "404 Not Found").doesNotContain("Họp sẽ rút");
    assertThat(second).doesNotContain(SampleCalendar.uid(kept));
    assertThat(hrefs(sync(position(second)))).isEmpty();
    authorized(HttpMethod.valueOf("REPORT"), calendar, sync, "urn:x-giaoban:sync:99999999999999")
        .expectStatus()
        .isForbidden()
        .expectBody(String.class)
        .value(body -> assertThat(body).contains("valid-sync-token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "MKCALENDAR", "PROPPATCH", "MOVE"})
  void nothingCanBeWritten(String method) {
    authorized(HttpMethod.valueOf(method), calendar + "new.ics", "BEGIN:VCALENDAR", null)
        .expectStatus()
        .isForbidden()
        .expectBody(String.class)
        .value(body -> assertThat(body).contains("need-privileges"));
  }

  @Test
  void strangersAreAskedForThePassword() {
    people
        .nobody()
        .method(HttpMethod.valueOf("PROPFIND"))
        .uri(calendar)
        .headers(h -> h.setBasicAuth("thuky", "wrong"))
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .value(HttpHeaders.WWW_AUTHENTICATE, v -> assertThat(v).startsWith("Basic "));
    String another = sample.feed(people.secretary(), "UNIT", sample.other).get("token").toString();
    people
        .nobody()
        .method(HttpMethod.valueOf("PROPFIND"))
        .uri(calendar)
        .headers(h -> h.setBasicAuth("thuky", another))
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void hostileAndBrokenXmlIsRefused() {
    for (String body :
        List.of(
            "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<d:propfind xmlns:d=\"DAV:\"><d:prop><d:displayname>&x;</d:displayname></d:prop>"
                + "</d:propfind>",
            "<d:propfind xmlns:d=\"DAV:\">",
            "no xml at all")) {
      authorized(HttpMethod.valueOf("PROPFIND"), calendar, body, null)
          .expectStatus()
          .isBadRequest();
    }
    authorized(HttpMethod.valueOf("PROPFIND"), calendar, "<a>" + " ".repeat(400_000) + "</a>", null)
        .expectStatus()
        .isEqualTo(413);
    authorized(
            HttpMethod.valueOf("REPORT"),
            calendar,
            """
            <c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
              <d:prop><d:getetag/></d:prop><c:filter><c:comp-filter name="VCALENDAR">
              <c:comp-filter name="VEVENT"><c:time-range start="yesterday"/></c:comp-filter>
              </c:comp-filter></c:filter></c:calendar-query>\
            """,
            null)
        .expectStatus()
        .isForbidden()
        .expectBody(String.class)
        .value(text -> assertThat(text).contains("valid-filter"));
  }

  private static final String sync =
      """
      <d:sync-collection xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
        <d:sync-token>%s</d:sync-token><d:sync-level>1</d:sync-level>
        <d:prop><d:getetag/><c:calendar-data/></d:prop>
      </d:sync-collection>\
      """;

  private String sync(String from) {
    return report(sync.formatted(from));
  }

  private String report(String body) {
    return text(authorized(HttpMethod.valueOf("REPORT"), calendar, body, null));
  }

  private String propfind(String path, int depth, String props) {
    return text(
        people
            .nobody()
            .method(HttpMethod.valueOf("PROPFIND"))
            .uri(path)
            .headers(h -> h.setBasicAuth("thuky", token))
            .header("Depth", Integer.toString(depth))
            .contentType(MediaType.APPLICATION_XML)
            .bodyValue(
                "<d:propfind xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><d:prop>"
                    + props
                    + "</d:prop></d:propfind>")
            .exchange());
  }

  private ResponseSpec authorized(HttpMethod method, String path, String body, String token) {
    var request =
        people.nobody().method(method).uri(path).headers(h -> h.setBasicAuth("thuky", this.token));
    return body == null
        ? request.exchange()
        : request
            .contentType(MediaType.APPLICATION_XML)
            .bodyValue(token == null ? body : body.formatted(token))
            .exchange();
  }

  private static String text(ResponseSpec answer) {
    return answer
        .expectStatus()
        .isEqualTo(207)
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }

  private static String href(String answer, String property) {
    var found = Pattern.compile(property + ">\\s*<d:href>([^<]+)").matcher(answer);
    assertThat(found.find()).as(answer).isTrue();
    return found.group(1);
  }

  private static List<String> hrefs(String answer) {
    List<String> all = new ArrayList<>();
    var found = Pattern.compile("<d:response><d:href>([^<]+)").matcher(answer);
    while (found.find()) {
      all.add(found.group(1));
    }
    return all;
  }

  private static String position(String answer) {
    var found = Pattern.compile("<d:sync-token>([^<]+)").matcher(answer);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
