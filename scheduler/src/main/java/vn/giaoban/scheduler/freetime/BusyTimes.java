package vn.giaoban.scheduler.freetime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// When people, units and halls are taken: one query, merged by the database.
final class BusyTimes {
  private static final UUID NOBODY = new UUID(0, 0);

  private final DatabaseClient database;

  BusyTimes(DatabaseClient database) {
    this.database = database;
  }

  /// When they are taken.
  ///
  /// @param except a briefing whose own bookings do not count; null: none
  /// @return by resource, each merged and by time; who is free all the time is absent.
  Mono<Map<String, List<Busy>>> of(
      Collection<String> resources, Instant from, Instant to, @Nullable UUID except) {
    return database
        .sql(
            // No booking is longer than a day: where it begins is enough for the index.
            """
            SELECT k.resource,
              ARRAY(SELECT CAST(extract(epoch FROM edge) AS bigint)
                    FROM unnest(k.busy) AS r, LATERAL (VALUES (lower(r)), (upper(r))) AS e (edge)
                    ORDER BY lower(r), edge) AS edges
            FROM (SELECT b.resource, range_agg(b.during) AS busy
                  FROM booking b
                  WHERE lower(b.during) >= :from - interval '1 day' AND lower(b.during) < :to
                    AND upper(b.during) > :from
                    AND b.resource = ANY(:resources) AND b.briefing_id <> :except
                  GROUP BY b.resource) AS k\
            """)
        .bind("from", from)
        .bind("to", to)
        .bind("except", except == null ? NOBODY : except)
        .bind("resources", resources.toArray(String[]::new))
        .map(row ->
            Map.entry(
                requireNonNull(row.get("resource", String.class)),
                ranges(requireNonNull(row.get("edges", Long[].class)))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static List<Busy> ranges(Long[] edges) {
    List<Busy> ranges = new ArrayList<>(edges.length / 2);
    for (int i = 0; i + 1 < edges.length; i += 2) {
      ranges.add(new Busy(edges[i], edges[i + 1]));
    }
    return ranges;
  }
}
