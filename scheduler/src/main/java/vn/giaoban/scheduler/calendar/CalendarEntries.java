package vn.giaoban.scheduler.calendar;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.BriefingState;

/// The calendar: briefings by time, without their units, agenda and journal. One statement a
/// question.
public final class CalendarEntries {
  /// First the span (index `briefing_during`: a week of a province is some 230 briefings), then
  /// each of these is looked up in the index of its units.
  private static final String SELECT =
      """
      SELECT b.id, b.title, b.starts_at, b.ends_at, b.chair, b.chair_name, b.state, b.sequence,
        b.published, b.location, b.changed_at, b.changed::text::bigint AS changed,
        (SELECT count(*) FROM briefing_unit i WHERE i.briefing_id = b.id)::integer AS units
      FROM briefing b
      """;

  /// Not EXISTS: after some calls the planner would rather read everything the unit was ever
  /// invited to, which is ten times as much.
  private static final String OF_UNIT =
      """
      (b.chair_unit = ANY(ARRAY(SELECT unit_line(:unit)))
       OR (SELECT true FROM briefing_unit i WHERE i.briefing_id = b.id
           AND i.unit_id = ANY(ARRAY(SELECT unit_line(:unit))) LIMIT 1))\
      """;

  private static final Pattern POINT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final String OF_LEADER =
      """
      (b.chair = :leader
       OR EXISTS (SELECT FROM agenda_item a WHERE a.briefing_id = b.id AND a.presenter = :leader)
       OR EXISTS (SELECT FROM booking k WHERE k.briefing_id = b.id
                  AND k.resource = 'person:' || :leader))\
      """;

  private static final String OF_SITE =
      """
      EXISTS (SELECT FROM booking k WHERE k.briefing_id = b.id
              AND k.resource IN ('hall:' || :site, 'site:' || :site))\
      """;

  /// Who sits at a site of a unit, or at one of its hamlets, takes part in the unit's meetings.
  private static final String OF_POINT =
      """
      EXISTS (SELECT FROM briefing_unit i WHERE i.briefing_id = b.id AND i.unit_id = ANY(ARRAY(
                SELECT u.id FROM site s JOIN unit u ON u.body = s.body WHERE s.id = :point::uuid)))\
      """;

  private final DatabaseClient database;

  public CalendarEntries(DatabaseClient database) {
    this.database = database;
  }

  /// The entries asked for, by start.
  public Flux<CalendarEntry> search(EntryQuery query) {
    if (query.from() != null && query.to() != null && !query.from().isBefore(query.to())) {
      return Flux.empty(); // for the database a range that ends before it begins is a fault
    }
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    if (query.from() != null || query.to() != null) {
      conditions.add("tstzrange(b.starts_at, b.ends_at) && tstzrange(:from, :to)");
    }
    condition(conditions, values, "unit", query.unit(), OF_UNIT);
    condition(conditions, values, "leader", query.leader(), OF_LEADER);
    String site = query.site();
    if (site != null && POINT.matcher(site).matches()) {
      condition(conditions, values, "point", site, OF_POINT);
    } else {
      condition(conditions, values, "site", site, OF_SITE);
    }
    condition(
        conditions,
        values,
        "since",
        query.changedSince() == null ? null : query.changedSince().toString(),
        "b.changed >= :since::xid8");
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    GenericExecuteSpec spec =
        database.sql(SELECT + where + " ORDER BY b.starts_at, b.id LIMIT " + query.limit());
    if (query.from() != null || query.to() != null) {
      spec = bound(bound(spec, "from", query.from()), "to", query.to());
    }
    for (Map.Entry<String, Object> value : values.entrySet()) {
      spec = spec.bind(value.getKey(), value.getValue());
    }
    return spec.map(CalendarEntries::entry).all();
  }

  /// Briefings of the programme in a span, whatever became of them.
  public Flux<CalendarEntry> published(Instant from, Instant to) {
    return database
        .sql(
            SELECT
                + """
                WHERE b.published AND b.starts_at >= :from AND b.starts_at < :to
                ORDER BY b.starts_at, b.id LIMIT 1000\
                """)
        .bind("from", from)
        .bind("to", to)
        .map(CalendarEntries::entry)
        .all();
  }

  /// The titles of each briefing's agenda, in order.
  public Mono<Map<UUID, List<String>>> agendas(Collection<UUID> briefings) {
    return briefings.isEmpty()
        ? Mono.just(Map.of())
        : database
            .sql(
                """
                SELECT briefing_id, array_agg(title ORDER BY position) AS titles FROM agenda_item
                WHERE briefing_id = ANY(:ids) GROUP BY briefing_id\
                """)
            .bind("ids", briefings.toArray(UUID[]::new))
            .map(row ->
                Map.entry(
                    requireNonNull(row.get("briefing_id", UUID.class)),
                    List.of(requireNonNull(row.get("titles", String[].class)))))
            .all()
            .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /// Where a reader stands who has read everything until now: what is changed from here on has this
  /// number or a higher one. It stays the same while nothing is changed.
  public Mono<Long> position() {
    return database
        .sql(
            """
            SELECT least(pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                         (SELECT changed::text::bigint + 1 FROM briefing
                          ORDER BY changed DESC LIMIT 1)) AS position\
            """)
        .map(row -> requireNonNull(row.get("position", Long.class)))
        .one();
  }

  /// Briefings changed from a position on, whoever takes part.
  public Flux<UUID> changedSince(long position, int limit) {
    return database
        .sql("SELECT id FROM briefing WHERE changed >= :since::xid8 LIMIT " + limit)
        .bind("since", Long.toString(position))
        .map(row -> requireNonNull(row.get("id", UUID.class)))
        .all();
  }

  /// When any briefing was changed last; the epoch when there is none.
  public Mono<Instant> lastChange() {
    return database
        .sql("SELECT coalesce(max(changed_at), 'epoch'::timestamptz) AS at FROM briefing")
        .map(row -> requireNonNull(row.get("at", Instant.class)))
        .one();
  }

  private static void condition(
      List<String> conditions,
      Map<String, Object> values,
      String name,
      @Nullable String value,
      String sql) {
    if (value != null) {
      conditions.add(sql);
      values.put(name, value);
    }
  }

  private static GenericExecuteSpec bound(
      GenericExecuteSpec spec, String name, @Nullable Instant value) {
    return value == null ? spec.bindNull(name, Instant.class) : spec.bind(name, value);
  }

  private static CalendarEntry entry(Readable row) {
    return new CalendarEntry(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("title", String.class)),
        requireNonNull(row.get("starts_at", Instant.class)),
        requireNonNull(row.get("ends_at", Instant.class)),
        requireNonNull(row.get("chair", String.class)),
        requireNonNull(row.get("chair_name", String.class)),
        BriefingState.valueOf(requireNonNull(row.get("state", String.class))),
        requireNonNull(row.get("units", Integer.class)),
        requireNonNull(row.get("sequence", Integer.class)),
        Boolean.TRUE.equals(row.get("published", Boolean.class)),
        row.get("location", String.class),
        requireNonNull(row.get("changed_at", Instant.class)),
        requireNonNull(row.get("changed", Long.class)));
  }
}
