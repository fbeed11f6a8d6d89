package vn.giaoban.scheduler.briefing;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.agenda.AgendaItem;
import vn.giaoban.scheduler.writing.Written;

/// The rows of the tables `briefing`, `briefing_unit` and `agenda_item`.
final class BriefingRows {
  private static final String SELECT =
      """
      SELECT b.*,
        EXISTS (SELECT FROM journal j
                WHERE j.briefing_id = b.id AND j.kind = 'InvitationsRequested') AS invited,
        EXISTS (SELECT FROM journal j
                WHERE j.briefing_id = b.id AND j.kind = 'MinutesDistributed') AS distributed
      FROM briefing b
      """;

  private final DatabaseClient database;

  BriefingRows(DatabaseClient database) {
    this.database = database;
  }

  Mono<Briefing> find(UUID id) {
    return fetch(database.sql(SELECT + "WHERE b.id = :id").bind("id", id)).next();
  }

  /// Like [#find], and nobody else may change it before this transaction ends.
  Mono<Briefing> lock(UUID id) {
    return database
        .sql("SELECT id FROM briefing WHERE id = :id FOR UPDATE")
        .bind("id", id)
        .map(row -> requireNonNull(row.get("id", UUID.class)))
        .one()
        .flatMap(this::find);
  }

  Flux<Briefing> search(BriefingQuery query) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    Map<String, Object> values = new HashMap<>();
    if (query.from() != null) {
      conditions.add("b.ends_at > :from");
      values.put("from", query.from());
    }
    if (query.to() != null) {
      conditions.add("b.starts_at < :to");
      values.put("to", query.to());
    }
    if (query.from() != null && query.to() != null && query.from().isBefore(query.to())) {
      // The same once more, in the form that has an index (V31), however long the years before it.
      conditions.add("tstzrange(b.starts_at, b.ends_at) && tstzrange(:from, :to)");
    }
    if (query.unit() != null) {
      conditions.add(
          """
          (EXISTS (SELECT FROM briefing_unit i WHERE i.briefing_id = b.id
                   AND i.unit_id = ANY(ARRAY(SELECT unit_line(:unit))))
           OR b.chair_unit = ANY(ARRAY(SELECT unit_line(:unit))))\
          """);
      values.put("unit", query.unit());
    }
    if (query.q() != null) {
      conditions.add("position(fold(normalize(:q)) IN b.folded) > 0");
      values.put("q", Written.line(query.q()));
    }
    GenericExecuteSpec spec =
        database.sql(
            SELECT
                + "WHERE "
                + String.join(" AND ", conditions)
                + " ORDER BY b.starts_at, b.id LIMIT "
                + query.limit());
    for (Map.Entry<String, Object> value : values.entrySet()) {
      spec = spec.bind(value.getKey(), value.getValue());
    }
    return fetch(spec);
  }

  Mono<Void> insert(Briefing b) {
    return row(
            database.sql(
                """
                INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, chair_unit,
                  state, sequence, opened_at, closed_at, created_by, created_at, version,
                  series_id, recurrence_id, kind, hall, location, invitation_days, document_days,
                  reminder_seconds, letter_text, microphones, quorum, layout, published)
                VALUES (:id, :title, :starts, :ends, :chair, :chairName, :chairUnit,
                  :state, :sequence, :opened, :closed, :by, :at, :version,
                  :series, :recurrence, :kind, :hall, :location, :invitationDays, :documentDays,
                  :reminders, :letterText, :microphones, :quorum, :layout,
                  coalesce((SELECT p.published FROM briefing p WHERE p.series_id = :series
                            ORDER BY p.recurrence_id DESC LIMIT 1), false))\
                """),
            b)
        .bind("by", b.createdBy())
        .bind("at", b.createdAt())
        .then()
        .then(insertUnits(b))
        .then(insertAgenda(b));
  }

  /// Writes a changed briefing; units and agenda only when they differ.
  Mono<Void> update(Briefing before, Briefing b) {
    Mono<Void> itself =
        row(
                database.sql(
                    """
                    UPDATE briefing SET title = :title, starts_at = :starts, ends_at = :ends,
                      chair = :chair, chair_name = :chairName, chair_unit = :chairUnit,
                      state = :state, sequence = :sequence, opened_at = :opened,
                      closed_at = :closed, version = :version, series_id = :series,
                      recurrence_id = :recurrence, kind = :kind, hall = :hall, location = :location,
                      invitation_days = :invitationDays, document_days = :documentDays,
                      reminder_seconds = :reminders, letter_text = :letterText,
                      microphones = :microphones, quorum = :quorum, layout = :layout
                    WHERE id = :id\
                    """),
                b)
            .then();
    Mono<Void> units =
        before.units().equals(b.units())
            ? Mono.empty()
            : clear("DELETE FROM briefing_unit WHERE briefing_id = :id", b.id())
                .then(insertUnits(b));
    Mono<Void> agenda =
        before.agenda().equals(b.agenda())
            ? Mono.empty()
            : clear("DELETE FROM agenda_item WHERE briefing_id = :id", b.id())
                .then(insertAgenda(b));
    return itself.then(units).then(agenda);
  }

  /// Writes its place in a series only.
  Mono<Void> place(Briefing b) {
    GenericExecuteSpec spec =
        database
            .sql(
                "UPDATE briefing SET series_id = :series, recurrence_id = :recurrence WHERE id = :id")
            .bind("id", b.id());
    spec = orNull(spec, "series", b.seriesId(), UUID.class);
    return orNull(spec, "recurrence", b.recurrenceId(), Instant.class).then();
  }

  /// Writes the state, the sequence and the times of the room only.
  Mono<Void> updateState(Briefing b) {
    GenericExecuteSpec spec =
        database
            .sql(
                """
                UPDATE briefing SET state = :state, sequence = :sequence, opened_at = :opened,
                  closed_at = :closed
                WHERE id = :id\
                """)
            .bind("state", b.state().name())
            .bind("sequence", b.sequence())
            .bind("id", b.id());
    spec = orNull(spec, "opened", b.openedAt(), Instant.class);
    return orNull(spec, "closed", b.closedAt(), Instant.class).then();
  }

  /// Scheduled briefings whose room should be open by now, as far as they are not over.
  Flux<UUID> toOpen(Instant now) {
    return ids(
        database
            .sql(
                """
                SELECT id FROM briefing
                WHERE state = 'SCHEDULED' AND starts_at <= :opening AND ends_at > :now
                ORDER BY starts_at\
                """)
            .bind("opening", now.plus(Briefing.OPENS_BEFORE))
            .bind("now", now));
  }

  /// Open briefings that should have ended at `end` or before.
  Flux<UUID> openSince(Instant end) {
    return ids(
        database
            .sql(
                "SELECT id FROM briefing WHERE state = 'OPEN' AND ends_at <= :end ORDER BY ends_at")
            .bind("end", end));
  }

  /// How many sites are in the room, as far as the journal knows.
  Mono<Long> sitesInRoom(UUID id) {
    return database
        .sql(
            """
            SELECT count(*) AS n FROM (
              SELECT DISTINCT ON (payload ->> 'site') kind FROM journal
              WHERE briefing_id = :id AND kind IN ('SiteJoined', 'SiteLeft')
              ORDER BY payload ->> 'site', seq DESC) AS last
            WHERE kind = 'SiteJoined'\
            """)
        .bind("id", id)
        .map(row -> requireNonNull(row.get("n", Long.class)))
        .one();
  }

  private static Flux<UUID> ids(GenericExecuteSpec spec) {
    return spec.map(row -> requireNonNull(row.get("id", UUID.class)))
        .all()
        .collectList()
        .flatMapIterable(ids -> ids);
  }

  private Mono<Void> insertUnits(Briefing b) {
    if (b.units().isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(
            """
            INSERT INTO briefing_unit (briefing_id, unit_id, position)
            SELECT :id, t.unit_id, t.position
            FROM unnest(:units::uuid[]) WITH ORDINALITY AS t (unit_id, position)\
            """)
        .bind("id", b.id())
        .bind("units", b.units().stream().map(InvitedUnit::id).toArray(UUID[]::new))
        .then();
  }

  private Mono<Void> insertAgenda(Briefing b) {
    if (b.agenda().isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(
            """
            INSERT INTO agenda_item
              (id, briefing_id, position, title, seconds, presenter, presenter_name)
            SELECT t.id, :briefing, t.position, t.title, t.seconds, t.presenter, t.presenter_name
            FROM unnest(:ids::uuid[], :titles::text[], :seconds::bigint[], :presenters::text[],
                        :names::text[])
              WITH ORDINALITY AS t (id, title, seconds, presenter, presenter_name, position)\
            """)
        .bind("briefing", b.id())
        .bind("ids", b.agenda().stream().map(AgendaItem::id).toArray(UUID[]::new))
        .bind("titles", texts(b, AgendaItem::title))
        .bind(
            "seconds",
            b.agenda().stream().map(item -> item.duration().toSeconds()).toArray(Long[]::new))
        .bind("presenters", texts(b, AgendaItem::presenter))
        .bind("names", texts(b, AgendaItem::presenterName))
        .then();
  }

  private static String[] texts(Briefing b, Function<AgendaItem, @Nullable String> f) {
    return b.agenda().stream().map(f).toArray(String[]::new);
  }

  private Mono<Void> clear(String sql, UUID id) {
    return database.sql(sql).bind("id", id).then();
  }

  private static GenericExecuteSpec row(GenericExecuteSpec spec, Briefing b) {
    GenericExecuteSpec bound =
        spec.bind("id", b.id())
            .bind("title", b.title())
            .bind("starts", b.startsAt())
            .bind("ends", b.endsAt())
            .bind("chair", b.chair().code())
            .bind("chairName", b.chair().name())
            .bind("state", b.state().name())
            .bind("sequence", b.sequence())
            .bind("version", b.version());
    bound = ArrangementColumns.bind(bound, b.arrangement());
    bound = orNull(bound, "series", b.seriesId(), UUID.class);
    bound = orNull(bound, "recurrence", b.recurrenceId(), Instant.class);
    bound = orNull(bound, "chairUnit", b.chair().unitId(), UUID.class);
    bound = orNull(bound, "opened", b.openedAt(), Instant.class);
    return orNull(bound, "closed", b.closedAt(), Instant.class);
  }

  static <T> GenericExecuteSpec orNull(
      GenericExecuteSpec spec, String name, @Nullable T value, Class<T> type) {
    return value == null ? spec.bindNull(name, type) : spec.bind(name, value);
  }

  /// The briefings a query gives, each with its units and agenda: three queries however many.
  private Flux<Briefing> fetch(GenericExecuteSpec spec) {
    return spec.map(BriefingRow::of)
        .all()
        .collectList()
        .flatMapMany(rows -> {
          if (rows.isEmpty()) {
            return Flux.empty();
          }
          UUID[] ids = rows.stream().map(BriefingRow::id).toArray(UUID[]::new);
          return Mono.zip(units(ids), agendas(ids))
              .flatMapIterable(
                  of -> rows.stream().map(row -> row.briefing(of.getT1(), of.getT2())).toList());
        });
  }

  private Mono<Map<UUID, List<InvitedUnit>>> units(UUID[] ids) {
    return database
        .sql(
            """
            SELECT i.briefing_id, u.id, u.code, u.name, u.email
            FROM briefing_unit i JOIN unit u ON u.id = i.unit_id
            WHERE i.briefing_id = ANY(:ids) ORDER BY i.briefing_id, i.position\
            """)
        .bind("ids", ids)
        .map(row ->
            Map.entry(
                requireNonNull(row.get("briefing_id", UUID.class)),
                new InvitedUnit(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("code", String.class)),
                    requireNonNull(row.get("name", String.class)),
                    row.get("email", String.class))))
        .all()
        .collect(HashMap::new, BriefingRows::add);
  }

  private Mono<Map<UUID, List<AgendaItem>>> agendas(UUID[] ids) {
    return database
        .sql(
            """
            SELECT briefing_id, id, title, seconds, presenter, presenter_name
            FROM agenda_item WHERE briefing_id = ANY(:ids) ORDER BY briefing_id, position\
            """)
        .bind("ids", ids)
        .map(row -> Map.entry(requireNonNull(row.get("briefing_id", UUID.class)), item(row)))
        .all()
        .collect(HashMap::new, BriefingRows::add);
  }

  private static AgendaItem item(Readable row) {
    return new AgendaItem(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("title", String.class)),
        Duration.ofSeconds(requireNonNull(row.get("seconds", Long.class))),
        row.get("presenter", String.class),
        row.get("presenter_name", String.class));
  }

  private static <T> void add(Map<UUID, List<T>> lists, Map.Entry<UUID, T> entry) {
    lists.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue());
  }
}
