package vn.giaoban.web.calendar;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.calendar.CalendarFeed.Kind;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.RandomToken;
import vn.giaoban.web.security.Role;

/// The calendars programs subscribe to, table `calendar_feed`. A token is told once and kept as its
/// SHA-256; it opens this calendar and nothing else.
@Component
public class CalendarFeeds {
  private static final int MOST = 50;
  private static final int NAME_LENGTH = 120;

  private static final String COLUMNS =
      "f.id, f.owner, a.name AS owner_name, f.kind, f.target, f.name, f.created_at, f.last_used_at";

  private final DatabaseClient database;
  private final InstantSource clock;

  CalendarFeeds(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A new calendar and the token that opens it.
  record Made(CalendarFeed feed, String token) {}

  /// The caller's calendars, newest first.
  Flux<CalendarFeed> of(Caller caller) {
    return database
        .sql(
            "SELECT "
                + COLUMNS
                + " FROM calendar_feed f JOIN account a ON a.username = f.owner"
                + " WHERE f.owner = :owner ORDER BY f.created_at DESC, f.id")
        .bind("owner", caller.username())
        .map(CalendarFeeds::feed)
        .all();
  }

  /// Makes one. Refused as `invalid-input`, as `calendar-feed-not-yours` when the caller may not
  /// see that calendar, as `calendar-feeds-too-many`.
  ///
  /// @param kind `ALL`, `UNIT` or `PERSON`
  Mono<Made> make(
      Caller caller, @Nullable String kind, @Nullable String target, @Nullable String name) {
    Kind wanted = kind(kind);
    String whose = Written.line(target);
    String called = Written.line(name);
    if (wanted == null) {
      return refused(FieldFault.of("kind", "calendar-feed-kind"));
    }
    if (wanted != Kind.ALL && whose.isEmpty()) {
      return refused(FieldFault.of("target", "not-blank"));
    }
    if (called.length() > NAME_LENGTH) {
      return refused(new FieldFault("name", "calendar-name", Map.of("max", NAME_LENGTH)));
    }
    if (caller.role() == Role.UNIT && (wanted != Kind.UNIT || !whose.equals(caller.unitCode()))) {
      return Mono.error(
          new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "calendar-feed-not-yours")));
    }
    return targetName(wanted, whose)
        .switchIfEmpty(
            refused(
                new FieldFault(
                    "target",
                    wanted == Kind.UNIT ? "unknown-unit" : "unknown-presenter",
                    Map.of("code", whose))))
        .flatMap(found ->
            insert(
                caller,
                wanted,
                wanted == Kind.ALL ? null : whose,
                called.isEmpty() ? found : called));
  }

  /// Takes one back; false when the caller has no such calendar.
  Mono<Boolean> revoke(Caller caller, UUID id) {
    return database
        .sql("DELETE FROM calendar_feed WHERE id = :id AND owner = :owner")
        .bind("id", id)
        .bind("owner", caller.username())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  /// The calendar a token opens, while its owner may see it. Empty otherwise, without saying why.
  public Mono<CalendarFeed> byToken(String token) {
    if (token.isEmpty() || token.length() > 200) {
      return Mono.empty();
    }
    // A unit's account sees its own unit's calendar only, whatever it was when it made this one. Of
    // a unit that is gone, whoever subscribed goes on with its heir's.
    return database
        .sql(
            """
            WITH found AS (
              SELECT %s FROM calendar_feed f JOIN account a ON a.username = f.owner
              CROSS JOIN LATERAL (
                SELECT t.today,
                  CASE f.kind WHEN 'UNIT' THEN unit_heir(f.target, t.today) ELSE f.target END AS target
                FROM (SELECT (:now::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today) t) d
              WHERE f.hash = :hash AND a.enabled
                AND (a.role <> 'UNIT' OR (f.kind = 'UNIT' AND d.target = unit_heir(a.unit_code, d.today)))
            ), used AS (
              UPDATE calendar_feed SET last_used_at = :now FROM found
              WHERE calendar_feed.id = found.id
                AND (found.last_used_at IS NULL OR found.last_used_at < :now - interval '1 minute')
            )
            SELECT * FROM found\
            """
                .formatted(COLUMNS.replace("f.target", "d.target")))
        .bind("hash", RandomToken.hash(token))
        .bind("now", clock.instant())
        .map(CalendarFeeds::feed)
        .one();
  }

  private Mono<Made> insert(Caller caller, Kind kind, @Nullable String target, String name) {
    var token = RandomToken.next();
    var now = clock.instant();
    var feed =
        new CalendarFeed(
            UUID.randomUUID(), caller.username(), caller.name(), kind, target, name, now, null);
    var row =
        database
            .sql(
                """
                INSERT INTO calendar_feed (id, owner, kind, target, name, hash, created_at)
                SELECT :id, :owner, :kind, :target, :name, :hash, :now
                WHERE (SELECT count(*) FROM calendar_feed WHERE owner = :owner) < :most\
                """)
            .bind("id", feed.id())
            .bind("owner", feed.owner())
            .bind("kind", kind.name())
            .bind("name", name)
            .bind("hash", RandomToken.hash(token))
            .bind("now", now)
            .bind("most", MOST);
    row = target == null ? row.bindNull("target", String.class) : row.bind("target", target);
    return row.fetch()
        .rowsUpdated()
        .filter(rows -> rows > 0)
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.of(
                        Refusal.Kind.CONFLICT, "calendar-feeds-too-many", Map.of("max", MOST)))))
        .map(_ -> new Made(feed, token));
  }

  private Mono<String> targetName(Kind kind, String target) {
    return switch (kind) {
      case ALL -> Mono.just("Giaoban");
      case UNIT ->
          name(
              "SELECT name FROM unit WHERE code = :target ORDER BY upper(valid) DESC NULLS FIRST"
                  + " LIMIT 1",
              target);
      case PERSON -> name("SELECT name FROM account WHERE username = :target AND enabled", target);
    };
  }

  private Mono<String> name(String sql, String target) {
    return database
        .sql(sql)
        .bind("target", target)
        .map(row -> requireNonNull(row.get("name", String.class)))
        .one();
  }

  private static @Nullable Kind kind(@Nullable String text) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(Written.line(text))) {
        return kind;
      }
    }
    return null;
  }

  private static <T> Mono<T> refused(FieldFault fault) {
    return Mono.error(() -> new RefusedException(Refusal.invalid(List.of(fault))));
  }

  private static CalendarFeed feed(Readable row) {
    return new CalendarFeed(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("owner", String.class)),
        requireNonNull(row.get("owner_name", String.class)),
        Kind.valueOf(requireNonNull(row.get("kind", String.class))),
        row.get("target", String.class),
        requireNonNull(row.get("name", String.class)),
        requireNonNull(row.get("created_at", Instant.class)),
        row.get("last_used_at", Instant.class));
  }
}
