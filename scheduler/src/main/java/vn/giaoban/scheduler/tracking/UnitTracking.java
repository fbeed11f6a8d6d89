package vn.giaoban.scheduler.tracking;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.EscalationRule;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.writing.Written;

/// Reads how units have dealt with their invitations: one query for all units, one for the ways of
/// a single one, each by the index on the meetings' times or the unit's invitations.
public final class UnitTracking {
  /// Whether an answer came before somebody had to be called, as [EscalationRule#due] has it.
  private static final String IN_TIME =
      """
      (i.part_stat <> 'NEEDS_ACTION' AND i.replied_at <= greatest(
        b.starts_at - make_interval(secs => :before),
        coalesce(i.queued_at, i.sent_at, b.created_at) + make_interval(secs => :patience)))\
      """;

  private static final String FIGURES =
      """
      count(*)::int AS invited,
      count(*) FILTER (WHERE i.status <> 'QUEUED')::int AS sent,
      count(*) FILTER (WHERE i.status = 'BOUNCED' AND i.seen_at IS NULL
        AND i.part_stat = 'NEEDS_ACTION')::int AS bounced,
      count(*) FILTER (WHERE i.seen_at IS NOT NULL OR i.part_stat <> 'NEEDS_ACTION')::int AS opened,
      count(*) FILTER (WHERE i.part_stat <> 'NEEDS_ACTION')::int AS answered,
      count(*) FILTER (WHERE %s)::int AS in_time,
      avg(extract(epoch FROM i.replied_at - i.sent_at))
        FILTER (WHERE i.replied_at > i.sent_at) AS answer_seconds,
      count(c.briefing_id)::int AS held,
      count(p.site) FILTER (WHERE c.briefing_id IS NOT NULL)::int AS came,
      count(*) FILTER (WHERE i.part_stat = 'DECLINED')::int AS declined,
      count(*) FILTER (WHERE i.part_stat = 'DELEGATED')::int AS substituted,
      coalesce(sum(greatest(0, p.meeting_seconds - p.seconds))
        FILTER (WHERE p.came_at IS NOT NULL), 0)::bigint AS missed_seconds,
      coalesce(sum(i.chases), 0)::int AS chases\
      """
          .formatted(IN_TIME);

  /// The chair calls the meeting and is not judged by it.
  private static final String PAST =
      """
      b.state <> 'CANCELLED' AND i.method = 'REQUEST' AND b.chair <> i.recipient
        AND b.starts_at >= :from AND b.starts_at < least(:to, :now)\
      """;

  private final DatabaseClient database;
  private final InstantSource clock;

  public UnitTracking(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// One unit of the overview.
  ///
  /// @param unit its code
  /// @param parent its parent's code; null at the top
  public record Line(
      String unit,
      String name,
      String level,
      @Nullable String parent,
      @Nullable String parentName,
      Figures figures) {}

  /// All units that were invited to meetings that began in the time, the worst first.
  ///
  /// @param from inclusive
  /// @param to exclusive
  /// @param parent a unit's code: only what belongs to it; null: all
  public Mono<List<Line>> overview(Instant from, Instant to, @Nullable String parent) {
    // The meetings of the time are few beside all invitations: they are found first.
    var spec =
        bound(
                """
                WITH found AS MATERIALIZED (
                  SELECT i.recipient, %s
                  FROM briefing b
                  JOIN invitation i ON i.briefing_id = b.id
                  LEFT JOIN presence_counted c ON c.briefing_id = b.id
                  LEFT JOIN presence p ON p.briefing_id = b.id AND p.site = i.recipient
                  WHERE %s AND i.kind = 'UNIT'
                  GROUP BY i.recipient)
                SELECT f.*, u.code, u.name, u.level, above.code AS parent,
                  above.name AS parent_name
                FROM found f
                JOIN unit u ON u.code = f.recipient AND u.valid @> :today
                LEFT JOIN unit above ON above.id = u.parent
                WHERE (:parent::text IS NULL OR above.code = :parent)\
                """
                    .formatted(FIGURES, PAST),
                from,
                to)
            .bind("today", clock.instant().atZone(Written.ZONE).toLocalDate());
    spec =
        parent == null
            ? spec.bindNull("parent", String.class)
            : spec.bind("parent", parent.strip());
    return spec.map(row ->
            new Line(
                text(row, "code"),
                text(row, "name"),
                text(row, "level"),
                row.get("parent", String.class),
                row.get("parent_name", String.class),
                figures(row)))
        .all()
        .collectList()
        .map(lines ->
            lines.stream()
                .sorted(
                    Comparator.comparingDouble((Line line) -> line.figures().trouble())
                        .reversed()
                        .thenComparing(Line::unit))
                .toList());
  }

  /// How one unit has dealt with the meetings that began in the time.
  public Mono<Figures> figures(String unit, Instant from, Instant to) {
    return bound(
            """
            SELECT %s
            FROM invitation i
            JOIN briefing b ON b.id = i.briefing_id
            LEFT JOIN presence_counted c ON c.briefing_id = b.id
            LEFT JOIN presence p ON p.briefing_id = b.id AND p.site = i.recipient
            WHERE i.recipient = :unit AND %s\
            """
                .formatted(FIGURES, PAST),
            from,
            to)
        .bind("unit", unit)
        .map(UnitTracking::figures)
        .one();
  }

  /// Its invitations to meetings that begin in the time, also to those still ahead, the latest
  /// meeting first.
  public Mono<List<Way>> ways(String unit, Instant from, Instant to, int limit) {
    return database
        .sql(
            """
            SELECT b.id, b.title, b.starts_at, b.state, i.address, i.status, i.error, i.queued_at,
              i.sent_at, i.delivered_at, i.bounced_at, i.registered_at, i.seen_at, i.part_stat,
              i.replied_at, i.delegate, i.chases, %s AS in_time,
              c.briefing_id IS NOT NULL AS counted, p.site IS NOT NULL AS came,
              coalesce(p.seconds, 0) AS seconds, coalesce(p.meeting_seconds, 0) AS meeting_seconds
            FROM invitation i
            JOIN briefing b ON b.id = i.briefing_id
            LEFT JOIN presence_counted c ON c.briefing_id = b.id
            LEFT JOIN presence p ON p.briefing_id = b.id AND p.site = i.recipient
            WHERE i.recipient = :unit AND i.method = 'REQUEST'
              AND b.starts_at >= :from AND b.starts_at < :to
            ORDER BY b.starts_at DESC, b.id LIMIT :limit\
            """
                .formatted(IN_TIME))
        .bind("before", (double) EscalationRule.BEFORE.toSeconds())
        .bind("patience", (double) EscalationRule.PATIENCE.toSeconds())
        .bind("unit", unit)
        .bind("from", from)
        .bind("to", to)
        .bind("limit", limit)
        .map(UnitTracking::way)
        .all()
        .collectList();
  }

  private DatabaseClient.GenericExecuteSpec bound(String sql, Instant from, Instant to) {
    return database
        .sql(sql)
        .bind("before", (double) EscalationRule.BEFORE.toSeconds())
        .bind("patience", (double) EscalationRule.PATIENCE.toSeconds())
        .bind("from", from)
        .bind("to", to)
        .bind("now", clock.instant());
  }

  private static Figures figures(Readable row) {
    var seconds = row.get("answer_seconds", BigDecimal.class);
    return new Figures(
        number(row, "invited"),
        number(row, "sent"),
        number(row, "bounced"),
        number(row, "opened"),
        number(row, "answered"),
        number(row, "in_time"),
        seconds == null ? null : seconds.longValue(),
        number(row, "held"),
        number(row, "came"),
        number(row, "declined"),
        number(row, "substituted"),
        requireNonNull(row.get("missed_seconds", Long.class)),
        number(row, "chases"));
  }

  private static Way way(Readable row) {
    return new Way(
        requireNonNull(row.get("id", UUID.class)),
        text(row, "title"),
        requireNonNull(row.get("starts_at", Instant.class)),
        text(row, "state"),
        row.get("address", String.class),
        InvitationStatus.valueOf(text(row, "status")),
        row.get("error", String.class),
        row.get("queued_at", Instant.class),
        row.get("sent_at", Instant.class),
        row.get("delivered_at", Instant.class),
        row.get("bounced_at", Instant.class),
        row.get("registered_at", Instant.class),
        row.get("seen_at", Instant.class),
        PartStat.valueOf(text(row, "part_stat")),
        row.get("replied_at", Instant.class),
        Boolean.TRUE.equals(row.get("in_time", Boolean.class)),
        row.get("delegate", String.class),
        number(row, "chases"),
        requireNonNull(row.get("counted", Boolean.class)),
        requireNonNull(row.get("came", Boolean.class)),
        number(row, "seconds"),
        number(row, "meeting_seconds"));
  }

  private static int number(Readable row, String column) {
    return requireNonNull(row.get(column, Integer.class), column);
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class), column);
  }
}
