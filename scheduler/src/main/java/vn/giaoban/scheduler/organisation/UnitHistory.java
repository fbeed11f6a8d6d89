package vn.giaoban.scheduler.organisation;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.writing.Written;

/// Units through time: found by a name they no longer bear, and their line of descent.
public final class UnitHistory {
  private static final int DEPTH = 12;
  private static final int MOST = 60;

  private final DatabaseClient database;
  private final Units units;

  public UnitHistory(DatabaseClient database, Units units) {
    this.database = database;
    this.units = units;
  }

  /// Units that bear or ever bore such a name or code, with or without diacritics; of those that
  /// are gone, who stands in their place on `on`. Those that exist come first, then by how well
  /// they match, at most 60.
  public Mono<List<Found>> search(String q, LocalDate on) {
    var wanted = Written.line(q);
    if (wanted.isEmpty()) {
      return Mono.just(List.of());
    }
    // What is searched for is folded once (OFFSET 0), not for every row.
    return database
        .sql(
            """
            SELECT u.id
            FROM unit u CROSS JOIN (SELECT fold(normalize(:q)) AS q OFFSET 0) AS folded
            WHERE position(folded.q IN u.folded) > 0 OR u.code = :q
              OR u.agency_code = :q OR u.agency_code_old = :q
            ORDER BY u.code <> :q, NOT u.valid @> :on, NOT u.folded LIKE '%' || folded.q,
              length(u.folded), u.name, u.valid DESC
            LIMIT :most\
            """)
        .bind("q", wanted)
        .bind("on", on)
        .bind("most", MOST)
        .map(row -> requireNonNull(row.get("id", UUID.class)))
        .all()
        .collectList()
        .flatMap(ids -> withHeirs(ids, on));
  }

  private Mono<List<Found>> withHeirs(List<UUID> ids, LocalDate on) {
    record Pair(UUID of, UUID heir) {}
    return ids.isEmpty()
        ? Mono.just(List.of())
        : database
            .sql(
                """
                WITH RECURSIVE line (of, id, depth) AS (
                  SELECT u.id, u.id, 0 FROM unit u WHERE u.id = ANY(:ids) AND NOT u.valid @> :on
                  UNION
                  SELECT l.of, x.successor_id, l.depth + 1
                  FROM line l JOIN unit_successor x ON x.unit_id = l.id
                  WHERE l.depth < :depth)
                SELECT DISTINCT l.of, u.id FROM line l JOIN unit u ON u.id = l.id
                WHERE u.valid @> :on\
                """)
            .bind("ids", ids.toArray(UUID[]::new))
            .bind("on", on)
            .bind("depth", DEPTH)
            .map(row ->
                new Pair(
                    requireNonNull(row.get("of", UUID.class)),
                    requireNonNull(row.get("id", UUID.class))))
            .all()
            .collectList()
            .flatMap(pairs -> {
              var all = new LinkedHashSet<>(ids);
              pairs.forEach(pair -> all.add(pair.heir()));
              return units
                  .byIds(all)
                  .map(byId ->
                      ids.stream()
                          .map(id ->
                              found(
                                  requireNonNull(byId.get(id)),
                                  on,
                                  pairs.stream()
                                      .filter(pair -> pair.of().equals(id))
                                      .map(pair -> requireNonNull(byId.get(pair.heir())))
                                      .sorted(Comparator.comparing(Unit::code))
                                      .toList()))
                          .toList());
            });
  }

  private static Found found(Unit unit, LocalDate on, List<Unit> now) {
    return new Found(unit, exists(unit, on), now);
  }

  private static boolean exists(Unit unit, LocalDate on) {
    return (unit.validFrom() == null || !unit.validFrom().isAfter(on))
        && (unit.validTo() == null || !unit.validTo().isBefore(on));
  }

  /// Everybody before and after a unit, and the unit itself.
  public Mono<Descent> descent(UUID unitId) {
    return reach(unitId, "x.unit_id", "x.successor_id")
        .zipWith(reach(unitId, "x.successor_id", "x.unit_id"))
        .flatMap(found -> {
          var generations = new LinkedHashMap<UUID, Integer>();
          found.getT2().forEach((id, depth) -> generations.put(id, -depth));
          generations.put(unitId, 0);
          found.getT1().forEach(generations::put);
          return units.byIds(generations.keySet()).map(byId -> line(generations, byId));
        });
  }

  private static Descent line(Map<UUID, Integer> generations, Map<UUID, Unit> byId) {
    var line = new ArrayList<Descent.Kin>();
    generations.forEach((id, generation) -> {
      var unit = byId.get(id);
      if (unit != null) {
        line.add(new Descent.Kin(unit, generation));
      }
    });
    line.sort(
        Comparator.comparingInt(Descent.Kin::generation).thenComparing(kin -> kin.unit().code()));
    return new Descent(line);
  }

  /// Each reached once, by its shortest way.
  private Mono<Map<UUID, Integer>> reach(UUID from, String near, String far) {
    record Step(UUID id, int depth) {}
    return database
        .sql(
            """
            WITH RECURSIVE line (id, depth) AS (
              SELECT %2$s, 1 FROM unit_successor x WHERE %1$s = :id
              UNION
              SELECT %2$s, l.depth + 1 FROM line l JOIN unit_successor x ON %1$s = l.id
              WHERE l.depth < :depth)
            SELECT id, min(depth) AS depth FROM line GROUP BY id\
            """
                .formatted(near, far))
        .bind("id", from)
        .bind("depth", DEPTH)
        .map(row ->
            new Step(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("depth", Integer.class))))
        .all()
        .collectList()
        .map(steps -> {
          var all = new HashMap<UUID, Integer>();
          steps.forEach(step -> all.put(step.id(), step.depth()));
          return all;
        });
  }
}
