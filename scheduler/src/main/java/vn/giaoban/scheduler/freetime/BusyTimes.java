package vn.giaoban.scheduler.freetime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// When people, units and halls are taken: one query.
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
            SELECT b.resource, array_agg(CAST(extract(epoch FROM lower(b.during)) AS bigint)) AS begins,
              array_agg(CAST(extract(epoch FROM upper(b.during)) AS bigint)) AS ends
            FROM booking b
            WHERE lower(b.during) >= :from - interval '1 day' AND lower(b.during) < :to
              AND upper(b.during) > :from
              AND b.resource = ANY(:resources) AND b.briefing_id <> :except
            GROUP BY b.resource\
            """)
        .bind("from", from)
        .bind("to", to)
        .bind("except", except == null ? NOBODY : except)
        .bind("resources", resources.toArray(String[]::new))
        .map(row ->
            Map.entry(
                requireNonNull(row.get("resource", String.class)),
                merged(
                    requireNonNull(row.get("begins", Long[].class)),
                    requireNonNull(row.get("ends", Long[].class)))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /// One after the other; those that touch are one. Here, for the database takes three times as
  /// long.
  private static List<Busy> merged(Long[] begins, Long[] ends) {
    var ranges = new Busy[begins.length];
    for (int i = 0; i < begins.length; i++) {
      ranges[i] = new Busy(begins[i], ends[i]);
    }
    Arrays.sort(ranges, Comparator.comparingLong(Busy::from));
    List<Busy> merged = new ArrayList<>(ranges.length);
    for (Busy next : ranges) {
      Busy last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || next.from() > last.to()) {
        merged.add(next);
      } else if (next.to() > last.to()) {
        merged.set(merged.size() - 1, new Busy(last.from(), next.to()));
      }
    }
    return merged;
  }
}
