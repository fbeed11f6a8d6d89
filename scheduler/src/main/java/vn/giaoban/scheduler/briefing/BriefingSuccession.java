package vn.giaoban.scheduler.briefing;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.organisation.Successions;
import vn.giaoban.scheduler.organisation.UnitChange.Ended;

/// Briefings that have not begun go over from units that end to those that take over; what was is
/// told in their journals. Past briefings keep the units of their day.
public final class BriefingSuccession implements Successions {
  private final DatabaseClient database;
  private final Journal journal;
  private final Function<List<UUID>, Mono<Void>> afterwards;

  /// @param afterwards brings the invitees of these briefings up to date, once all is committed
  public BriefingSuccession(
      DatabaseClient database, Journal journal, Function<List<UUID>, Mono<Void>> afterwards) {
    this.database = database;
    this.journal = journal;
    this.afterwards = afterwards;
  }

  @Override
  public Mono<Void> told(List<UUID> briefings) {
    return briefings.isEmpty() ? Mono.empty() : afterwards.apply(briefings);
  }

  @Override
  public Mono<List<UUID>> succeeded(LocalDate on, List<Ended> ended, Actor actor) {
    var old = new ArrayList<UUID>();
    var heirs = new ArrayList<UUID>();
    for (var one : ended) {
      for (var heir : one.heirs()) {
        if (!heir.equals(one.unitId())) {
          old.add(one.unitId());
          heirs.add(heir);
        }
      }
    }
    var pairs = new Pairs(old.toArray(UUID[]::new), heirs.toArray(UUID[]::new));
    return old.isEmpty()
        ? Mono.just(List.of())
        : affected(on, pairs)
            .flatMap(ids ->
                Flux.fromIterable(ids)
                    .concatMap(id -> goOver(id, on, pairs, actor))
                    .then(Mono.just(ids)));
  }

  /// Of several heirs the one with the lowest code; `turn` orders those that end.
  private static final String FIRST_HEIRS =
      """
      WITH s AS (
        SELECT DISTINCT ON (t.old) t.old, o.code AS old_code, u.code, u.name,
          rank() OVER (ORDER BY o.code) AS turn
        FROM unnest(:old::uuid[], :heirs::uuid[]) AS t (old, heir)
        JOIN unit o ON o.id = t.old JOIN unit u ON u.id = t.heir ORDER BY t.old, u.code)
      """;

  /// Unit by unit who takes over; a unit that is split stands in several.
  private record Pairs(UUID[] old, UUID[] heirs) {}

  private Mono<List<UUID>> affected(LocalDate on, Pairs pairs) {
    return database
        .sql(
            """
            SELECT b.id FROM briefing b
            WHERE b.state = 'SCHEDULED' AND b.starts_at >= :on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
              AND (b.chair_unit = ANY(:old) OR EXISTS (
                SELECT FROM briefing_unit x WHERE x.briefing_id = b.id AND x.unit_id = ANY(:old)))
            ORDER BY b.starts_at, b.id FOR UPDATE OF b\
            """)
        .bind("on", on)
        .bind("old", pairs.old())
        .map(row -> requireNonNull(row.get("id", UUID.class)))
        .all()
        .collectList();
  }

  private Mono<Void> goOver(UUID briefing, LocalDate on, Pairs pairs, Actor actor) {
    return names(briefing, pairs)
        .flatMap(names ->
            run(
                    """
                    INSERT INTO briefing_unit (briefing_id, unit_id, position)
                    SELECT x.briefing_id, t.heir, min(x.position)
                    FROM briefing_unit x
                    JOIN unnest(:old::uuid[], :heirs::uuid[]) AS t (old, heir) ON t.old = x.unit_id
                    WHERE x.briefing_id = :briefing GROUP BY 1, 2
                    ON CONFLICT DO NOTHING\
                    """,
                    briefing,
                    pairs)
                .then(
                    run(
                        """
                        DELETE FROM briefing_unit USING unnest(:old::uuid[], :heirs::uuid[]) AS t (old, heir)
                        WHERE briefing_id = :briefing AND unit_id = t.old\
                        """,
                        briefing,
                        pairs))
                .then(
                    run(
                        """
                        UPDATE briefing b SET chair = s.code, chair_name = s.name, chair_unit = s.id
                        FROM (SELECT DISTINCT ON (t.old) t.old, u.id, u.code, u.name
                              FROM unnest(:old::uuid[], :heirs::uuid[]) AS t (old, heir)
                              JOIN unit u ON u.id = t.heir ORDER BY t.old, u.code) AS s
                        WHERE b.id = :briefing AND b.chair_unit = s.old\
                        """,
                        briefing,
                        pairs))
                .then(
                    // A heir who is taken at that time by another of its forerunners' meetings
                    // keeps both: the secretaries see the clash, nobody is lost.
                    run(
                        """
                        INSERT INTO booking AS k
                          (briefing_id, resource, role, who, who_name, during, forced)
                        SELECT DISTINCT ON (u.id) g.briefing_id, 'unit:' || u.id, g.role, u.code,
                          u.name, g.during, g.forced OR EXISTS (
                            SELECT FROM booking o WHERE o.resource = 'unit:' || u.id
                              AND o.during && g.during AND o.briefing_id <> g.briefing_id)
                        FROM booking g
                        JOIN unnest(:old::uuid[], :heirs::uuid[]) AS t (old, heir)
                          ON g.resource = 'unit:' || t.old
                        JOIN unit u ON u.id = t.heir
                        WHERE g.briefing_id = :briefing
                        ORDER BY u.id, g.role
                        ON CONFLICT (briefing_id, resource) DO NOTHING\
                        """,
                        briefing,
                        pairs))
                .then(
                    run(
                        """
                        DELETE FROM booking USING unnest(:old::uuid[], :heirs::uuid[]) AS t (old, heir)
                        WHERE briefing_id = :briefing AND resource = 'unit:' || t.old\
                        """,
                        briefing,
                        pairs))
                .then(papersAndSpeakers(briefing, pairs))
                .then(
                    journal.append(
                        briefing,
                        actor,
                        "UnitsSucceeded",
                        Map.of(
                            "from", on.toString(),
                            "before", names.before(),
                            "after", names.after()))))
        .then();
  }

  /// Who was to present, was asked for papers or wants to speak is the heir from now on. An heir
  /// that stands there already for itself keeps its own.
  private Mono<Void> papersAndSpeakers(UUID briefing, Pairs pairs) {
    return run(
            FIRST_HEIRS
                + """
                UPDATE agenda_item a SET presenter = s.code, presenter_name = s.name FROM s
                WHERE a.briefing_id = :briefing AND a.presenter = s.old_code\
                """,
            briefing,
            pairs)
        .then(
            run(
                FIRST_HEIRS
                    + """
                    UPDATE document_request r SET unit = s.code, unit_name = s.name FROM s
                    WHERE r.briefing_id = :briefing AND r.unit = s.old_code AND s.code <> s.old_code
                      AND r.answered_at IS NULL AND r.waived_at IS NULL
                      AND s.turn = (SELECT min(f.turn) FROM s f JOIN document_request m
                                      ON m.unit = f.old_code AND m.briefing_id = :briefing
                                    WHERE f.code = s.code
                                      AND m.agenda_item IS NOT DISTINCT FROM r.agenda_item)
                      AND NOT EXISTS (SELECT FROM document_request o
                        WHERE o.briefing_id = :briefing AND o.unit = s.code
                          AND o.agenda_item IS NOT DISTINCT FROM r.agenda_item)\
                    """,
                briefing,
                pairs))
        .then(
            // Who was asked beside its heir need not be asked any more.
            run(
                FIRST_HEIRS
                    + """
                    UPDATE document_request r SET waived_at = now(), waived_by = 'units',
                      waive_reason = s.name, next_chase_at = NULL FROM s
                    WHERE r.briefing_id = :briefing AND r.unit = s.old_code AND s.code <> s.old_code
                      AND r.answered_at IS NULL AND r.waived_at IS NULL\
                    """,
                briefing,
                pairs))
        .then(
            run(
                FIRST_HEIRS
                    + """
                    UPDATE speaker r SET unit = s.code, unit_name = s.name FROM s
                    WHERE r.briefing_id = :briefing AND r.unit = s.old_code AND s.code <> s.old_code
                      AND r.state IN ('ASKED', 'ACCEPTED')
                      AND s.turn = (SELECT min(f.turn) FROM s f JOIN speaker m
                                      ON m.unit = f.old_code AND m.briefing_id = :briefing
                                    WHERE f.code = s.code AND m.agenda_item = r.agenda_item)
                      AND NOT EXISTS (SELECT FROM speaker o
                        WHERE o.briefing_id = :briefing AND o.unit = s.code
                          AND o.agenda_item = r.agenda_item)\
                    """,
                briefing,
                pairs));
  }

  private record Names(String before, String after) {}

  private Mono<Names> names(UUID briefing, Pairs pairs) {
    return database
        .sql(
            """
            WITH t AS (
              SELECT t.old, t.heir FROM unnest(:old::uuid[], :heirs::uuid[]) AS t (old, heir)
              WHERE t.old IN (SELECT unit_id FROM briefing_unit WHERE briefing_id = :briefing
                              UNION SELECT chair_unit FROM briefing WHERE id = :briefing))
            SELECT
              (SELECT string_agg(name, ', ' ORDER BY code) FROM unit
               WHERE id IN (SELECT old FROM t)) AS before,
              (SELECT string_agg(name, ', ' ORDER BY code) FROM unit
               WHERE id IN (SELECT heir FROM t)) AS after\
            """)
        .bind("old", pairs.old())
        .bind("heirs", pairs.heirs())
        .bind("briefing", briefing)
        .map(row ->
            new Names(
                requireNonNull(row.get("before", String.class)),
                requireNonNull(row.get("after", String.class))))
        .one();
  }

  private Mono<Void> run(String sql, UUID briefing, Pairs pairs) {
    return Mono.defer(() ->
        database
            .sql(sql)
            .bind("old", pairs.old())
            .bind("heirs", pairs.heirs())
            .bind("briefing", briefing)
            .then());
  }
}
