package vn.giaoban.web.attendance;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.room.JoinTokens;
import vn.giaoban.web.testing.People;

/// An office with a province of its own and one meeting, whose first item its first commune
/// presents.
final class Office {
  private static final AtomicInteger COUNT = new AtomicInteger(100);
  static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  static final ParameterizedTypeReference<List<Map<String, Object>>> ROWS =
      new ParameterizedTypeReference<>() {};

  final String one;
  final String two;
  final String three;
  final String briefing;
  final String item;
  private final People people;
  private final JoinTokens tokens;

  /// @param ahead how long before the meeting
  Office(People people, JoinTokens tokens, Duration ahead) {
    this.people = people;
    this.tokens = tokens;
    var number = COUNT.incrementAndGet();
    one = "P" + number;
    two = "Q" + number;
    three = "R" + number;
    people.chair();
    unit("A" + number, "Tỉnh Chuẩn Bị", "PROVINCE", null);
    unit(one, "Xã Hải Hậu", "COMMUNE", "A" + number);
    unit(two, "Phường Hoa Lư", "COMMUNE", "A" + number);
    unit(three, "Xã Kim Sơn", "COMMUNE", "A" + number);
    var made = schedule(number, ahead);
    briefing = String.valueOf(made.get("id"));
    var agenda = (List<?>) Objects.requireNonNull(made.get("agenda"));
    item = String.valueOf(((Map<?, ?>) agenda.getFirst()).get("id"));
  }

  private void unit(String code, String name, String level, @Nullable String parent) {
    var unit = new HashMap<String, Object>();
    unit.put("code", code);
    unit.put("name", name);
    unit.put("level", level);
    unit.put("parent", parent);
    unit.put("email", code.toLowerCase(Locale.ROOT) + "@chuanbi.example");
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

  private Map<String, Object> schedule(int number, Duration ahead) {
    // Every office has its own hours, for they share a chair.
    var start =
        OffsetDateTime.now(ZoneOffset.ofHours(7))
            .truncatedTo(ChronoUnit.MINUTES)
            .plus(ahead)
            .plusHours(2L * (number - 100));
    return Objects.requireNonNull(
        people
            .secretary()
            .post()
            .uri("/api/briefings?force=true")
            .bodyValue(
                Map.of(
                    "title",
                    "Giao ban chuẩn bị " + number,
                    "startsAt",
                    start.toString(),
                    "duration",
                    "PT1H",
                    "chair",
                    "chutich",
                    "units",
                    List.of(one, two, three),
                    "agenda",
                    List.of(
                        Map.of("title", "Tuyến ven biển", "duration", "PT25M", "presenter", one),
                        Map.of("title", "Kết luận", "duration", "PT10M"))))
            .exchange()
            .expectStatus()
            .isCreated()
            .expectBody(OBJECT)
            .returnResult()
            .getResponseBody());
  }

  /// Sends the invitations and waits until the mail server has them.
  void invite() {
    people
        .secretary()
        .post()
        .uri("/api/briefings/" + briefing + "/invitations")
        .exchange()
        .expectStatus()
        .isAccepted();
    await(board -> figure(board, "SENT") >= 3);
  }

  WebTestClient secretary() {
    return people.secretary();
  }

  /// Whoever holds a new link of the unit's.
  WebTestClient holder(String unit) {
    return people.nobody().mutate().defaultHeader("Authorization", "Bearer " + token(unit)).build();
  }

  String token(String unit) {
    var seat = new Seat(unit, "Xã " + unit, SiteKind.UNIT, RoomRole.SITE);
    return Objects.requireNonNull(
            tokens
                .issue(UUID.fromString(briefing), seat, Actor.account("thuky"))
                .block(Duration.ofSeconds(10)))
        .token();
  }

  String path(String rest) {
    return "/api/briefings/" + briefing + rest;
  }

  Map<String, Object> board() {
    return get("/attendance");
  }

  Map<String, Object> get(String rest) {
    return Objects.requireNonNull(
        secretary()
            .get()
            .uri(path(rest))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(OBJECT)
            .returnResult()
            .getResponseBody());
  }

  static int figure(Map<String, Object> board, String name) {
    return (Integer) Objects.requireNonNull(((Map<?, ?>) board.get("figures")).get(name));
  }

  /// One line of the board.
  Map<?, ?> row(String unit) {
    return ((List<?>) board().get("rows"))
        .stream()
            .map(row -> (Map<?, ?>) row)
            .filter(row -> unit.equals(row.get("unit")))
            .findFirst()
            .orElseThrow();
  }

  void await(Predicate<Map<String, Object>> done) {
    Mono.fromCallable(this::board)
        .subscribeOn(Schedulers.boundedElastic())
        .filter(done)
        .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
        .block(Duration.ofSeconds(40));
  }
}
