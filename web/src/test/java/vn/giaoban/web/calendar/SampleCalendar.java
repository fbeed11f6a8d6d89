package vn.giaoban.web.calendar;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.testing.People;

/// A province of two communes of its own, and briefings in it.
public final class SampleCalendar {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final People people;
  private final int number = COUNT.incrementAndGet();
  private final String chair = "KC" + number;

  /// Codes of its two communes.
  public final String commune = "KA" + number;

  public final String other = "KB" + number;

  public SampleCalendar(People people) {
    this.people = people;
    unit("K" + number, "Tỉnh Lịch", "PROVINCE", null);
    unit(commune, "Xã Lịch Một", "COMMUNE", "K" + number);
    unit(other, "Xã Lịch Hai", "COMMUNE", "K" + number);
    unit(chair, "Sở Lịch", "DEPARTMENT", "K" + number);
  }

  /// A briefing of two hours with one agenda item; its id.
  public String briefing(String title, OffsetDateTime start, String... units) {
    return briefing(Map.of(), title, start, units);
  }

  /// The same with more members in the request.
  public String briefing(Map<String, ?> more, String title, OffsetDateTime start, String... units) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("title", title);
    body.put("startsAt", Written.time(start.toInstant()));
    body.put("duration", "PT2H");
    body.put("chair", chair);
    body.put("units", List.of(units));
    body.put("agenda", List.of(Map.of("title", "Phòng, chống; bão số 12", "duration", "PT30M")));
    var made =
        people
            .secretary()
            .post()
            .uri("/api/briefings")
            .bodyValue(body)
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(Map.class)
            .returnResult()
            .getResponseBody();
    return Objects.requireNonNull(made).get("id").toString();
  }

  /// Changes a briefing.
  public void change(String id, Map<String, ?> changes) {
    people
        .secretary()
        .patch()
        .uri("/api/briefings/" + id)
        .bodyValue(changes)
        .exchange()
        .expectStatus()
        .isOk();
  }

  /// Calls a briefing off.
  public void cancel(String id) {
    people.secretary().delete().uri("/api/briefings/" + id).exchange().expectStatus().isNoContent();
  }

  /// What `POST /api/calendar/feeds` answers.
  public Map<?, ?> feed(WebTestClient as, String kind, String target) {
    return Objects.requireNonNull(
        as.post()
            .uri("/api/calendar/feeds")
            .bodyValue(Map.of("kind", kind, "target", target))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(Map.class)
            .returnResult()
            .getResponseBody());
  }

  /// The iCalendar UID of a briefing.
  public static String uid(String briefing) {
    return vn.giaoban.scheduler.inbox.Sorter.uid(UUID.fromString(briefing));
  }

  private void unit(String code, String name, String level, String parent) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", code);
    body.put("name", name);
    body.put("level", level);
    body.put("parent", parent);
    body.put("validFrom", "2025-07-01");
    people
        .secretary()
        .post()
        .uri("/api/units")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isCreated();
  }
}
