package vn.giaoban.scheduler.series;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.scheduler.briefing.BriefingForm;

/// The rows of the table `series`, and which briefings belong to one.
final class SeriesRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SELECT =
      """
      SELECT id, rule, starts, form::text AS form, ex_dates, r_dates, holidays, carry_over,
        made_until, finished, follows, version, trouble, created_by, created_at
      FROM series
      """;

  private final DatabaseClient database;

  SeriesRows(DatabaseClient database) {
    this.database = database;
  }

  Mono<Series> find(UUID id) {
    return database.sql(SELECT + "WHERE id = :id").bind("id", id).map(SeriesRows::series).one();
  }

  /// Like [#find], and nobody else may change it before this transaction ends.
  Mono<Series> lock(UUID id) {
    return database
        .sql(SELECT + "WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id)
        .map(SeriesRows::series)
        .one();
  }

  Mono<Void> insert(Series s) {
    return bound(
            database.sql(
                """
                INSERT INTO series (id, rule, starts, form, ex_dates, r_dates, holidays, carry_over,
                  made_until, finished, follows, version, trouble, created_by, created_at)
                VALUES (:id, :rule, :starts, :form::jsonb, :ex, :r, :holidays, :carry, :until,
                  :finished, :follows, :version, :trouble, :by, :at)\
                """),
            s)
        .bind("by", s.createdBy())
        .bind("at", s.createdAt())
        .then();
  }

  Mono<Void> update(Series s) {
    return bound(
            database.sql(
                """
                UPDATE series SET rule = :rule, starts = :starts, form = :form::jsonb,
                  ex_dates = :ex, r_dates = :r, holidays = :holidays, carry_over = :carry,
                  made_until = :until, finished = :finished, follows = :follows,
                  version = :version, trouble = :trouble
                WHERE id = :id\
                """),
            s)
        .then();
  }

  Mono<Void> trouble(UUID id, String why) {
    return database
        .sql("UPDATE series SET trouble = :why WHERE id = :id")
        .bind("why", why)
        .bind("id", id)
        .then();
  }

  /// Series whose next briefings should be made: those made until before `horizon`.
  Flux<UUID> toContinue(Instant horizon) {
    return ids(
        database
            .sql(
                """
                SELECT id FROM series WHERE NOT finished AND made_until < :horizon
                ORDER BY made_until LIMIT 50\
                """)
            .bind("horizon", horizon));
  }

  /// The briefings of a series, by their moment.
  Flux<UUID> briefings(UUID id) {
    return ids(
        database
            .sql("SELECT id FROM briefing WHERE series_id = :id ORDER BY recurrence_id")
            .bind("id", id));
  }

  /// Closed briefings from which nothing was carried over yet.
  Flux<UUID> toCarryOver(Instant since) {
    return ids(
        database
            .sql(
                """
                SELECT id FROM briefing
                WHERE series_id IS NOT NULL AND state = 'CLOSED' AND carried_at IS NULL
                  AND closed_at > :since
                ORDER BY closed_at LIMIT 50\
                """)
            .bind("since", since));
  }

  /// Notes that what was left undone went on; false: somebody was faster.
  Mono<Boolean> carried(UUID briefing, Instant at) {
    return database
        .sql("UPDATE briefing SET carried_at = :at WHERE id = :id AND carried_at IS NULL")
        .bind("at", at)
        .bind("id", briefing)
        .fetch()
        .rowsUpdated()
        .map(n -> n == 1);
  }

  /// The next briefing that is still ahead, of this series or one that goes on from it.
  Mono<UUID> next(UUID series, Instant after) {
    return database
        .sql(
            """
            WITH RECURSIVE line AS (
              SELECT CAST(:id AS uuid) AS id
              UNION SELECT s.id FROM series s JOIN line ON s.follows = line.id)
            SELECT b.id FROM briefing b JOIN line ON b.series_id = line.id
            WHERE b.state = 'SCHEDULED' AND b.starts_at > :after
            ORDER BY b.starts_at LIMIT 1\
            """)
        .bind("id", series)
        .bind("after", after)
        .map(row -> requireNonNull(row.get("id", UUID.class)))
        .one();
  }

  /// The series that goes on from this one; empty: none.
  Mono<UUID> followedBy(UUID id) {
    return database
        .sql("SELECT id FROM series WHERE follows = :id ORDER BY created_at LIMIT 1")
        .bind("id", id)
        .map(row -> requireNonNull(row.get("id", UUID.class)))
        .one();
  }

  private static Flux<UUID> ids(GenericExecuteSpec spec) {
    return spec.map(row -> requireNonNull(row.get("id", UUID.class)))
        .all()
        .collectList()
        .flatMapIterable(ids -> ids);
  }

  private static GenericExecuteSpec bound(GenericExecuteSpec spec, Series s) {
    GenericExecuteSpec bound =
        spec.bind("id", s.id())
            .bind("rule", s.recurrence().rule())
            .bind("starts", s.recurrence().first())
            .bind("form", JSON.writeValueAsString(s.form()))
            .bind("ex", s.exDates().toArray(Instant[]::new))
            .bind("r", s.rDates().toArray(Instant[]::new))
            .bind("holidays", s.holidays().name())
            .bind("carry", s.carryOver())
            .bind("until", s.madeUntil())
            .bind("finished", s.finished())
            .bind("version", s.version());
    bound = orNull(bound, "follows", s.follows(), UUID.class);
    return orNull(bound, "trouble", s.trouble(), String.class);
  }

  private static <T> GenericExecuteSpec orNull(
      GenericExecuteSpec spec, String name, @Nullable T value, Class<T> type) {
    return value == null ? spec.bindNull(name, type) : spec.bind(name, value);
  }

  private static Series series(Readable row) {
    return new Series(
        requireNonNull(row.get("id", UUID.class)),
        Recurrence.kept(
            requireNonNull(row.get("rule", String.class)),
            requireNonNull(row.get("starts", LocalDateTime.class))),
        JSON.readValue(requireNonNull(row.get("form", String.class)), BriefingForm.class),
        moments(row, "ex_dates"),
        moments(row, "r_dates"),
        HolidayMove.valueOf(requireNonNull(row.get("holidays", String.class))),
        Boolean.TRUE.equals(row.get("carry_over", Boolean.class)),
        requireNonNull(row.get("made_until", Instant.class)),
        Boolean.TRUE.equals(row.get("finished", Boolean.class)),
        row.get("follows", UUID.class),
        requireNonNull(row.get("version", Integer.class)),
        row.get("trouble", String.class),
        requireNonNull(row.get("created_by", String.class)),
        requireNonNull(row.get("created_at", Instant.class)));
  }

  private static List<Instant> moments(Readable row, String column) {
    return Arrays.asList(requireNonNull(row.get(column, Instant[].class)));
  }
}
