package vn.giaoban.scheduler.briefing;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.R2dbcException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The rows of the table `booking`. The exclusion constraint decides who gets a resource; here is
/// only asked and told.
final class Bookings {
  private static final String EXCLUSION_VIOLATION = "23P01";

  private final DatabaseClient database;

  Bookings(DatabaseClient database) {
    this.database = database;
  }

  /// Lets one booker at a time pass, until its transaction ends. Not needed for correctness: two
  /// that insert overlapping rows at the same moment would each wait for the other until PostgreSQL
  /// breaks the deadlock, a second later.
  Mono<Void> queueUp() {
    return database.sql("SELECT pg_advisory_xact_lock(hashtext('booking'))").then();
  }

  /// Books everybody for the whole time. Fails with an exclusion violation when somebody whose
  /// resource is not in `forced` is taken.
  Mono<Void> book(Briefing briefing, List<Booking> bookings, Set<String> forced) {
    if (bookings.isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(
            """
            INSERT INTO booking (briefing_id, resource, role, who, who_name, during, forced)
            SELECT :briefing, t.resource, t.role, t.who, t.who_name,
                   tstzrange(:starts, :ends, '[)'), t.forced
            FROM unnest(:resources::text[], :roles::text[], :who::text[], :names::text[],
                        :forced::boolean[]) AS t (resource, role, who, who_name, forced)\
            """)
        .bind("briefing", briefing.id())
        .bind("starts", briefing.startsAt())
        .bind("ends", briefing.endsAt())
        .bind("resources", bookings.stream().map(Booking::resource).toArray(String[]::new))
        .bind("roles", bookings.stream().map(b -> b.role().name()).toArray(String[]::new))
        .bind("who", bookings.stream().map(Booking::who).toArray(String[]::new))
        .bind("names", bookings.stream().map(Booking::whoName).toArray(String[]::new))
        .bind(
            "forced",
            bookings.stream().map(b -> forced.contains(b.resource())).toArray(Boolean[]::new))
        .then();
  }

  /// Which resources the briefing has booked.
  Mono<Set<String>> booked(UUID briefingId) {
    return database
        .sql("SELECT resource FROM booking WHERE briefing_id = :briefing")
        .bind("briefing", briefingId)
        .map(row -> requireNonNull(row.get("resource", String.class)))
        .all()
        .collect(Collectors.toSet());
  }

  /// Gives everything back but `kept`.
  Mono<Void> release(UUID briefingId, Set<String> kept) {
    return database
        .sql("DELETE FROM booking WHERE briefing_id = :briefing AND resource <> ALL(:kept)")
        .bind("briefing", briefingId)
        .bind("kept", kept.toArray(String[]::new))
        .then();
  }

  /// Gives back the time after `end`: the meeting was shorter than planned.
  Mono<Void> endAt(UUID briefingId, Instant end) {
    return database
        .sql("DELETE FROM booking WHERE briefing_id = :briefing AND lower(during) >= :end")
        .bind("briefing", briefingId)
        .bind("end", end)
        .then()
        .then(
            database
                .sql(
                    """
                    UPDATE booking SET during = during * tstzrange(NULL, :end, '[)')
                    WHERE briefing_id = :briefing AND during && tstzrange(:end, NULL, '[)')\
                    """)
                .bind("briefing", briefingId)
                .bind("end", end)
                .then());
  }

  /// Who of the wanted is taken in that time, by other briefings; the earliest first.
  Flux<Taken> taken(Briefing briefing, List<Booking> wanted) {
    return database
        .sql(
            """
            SELECT k.resource, b.id, b.title, b.starts_at, b.ends_at, k.who, k.who_name, k.role
            FROM booking k JOIN briefing b ON b.id = k.briefing_id
            WHERE k.resource = ANY(:resources) AND k.during && tstzrange(:starts, :ends, '[)')
              AND k.briefing_id <> :briefing
            ORDER BY b.starts_at, b.id, k.role, k.who\
            """)
        .bind("resources", wanted.stream().map(Booking::resource).toArray(String[]::new))
        .bind("starts", briefing.startsAt())
        .bind("ends", briefing.endsAt())
        .bind("briefing", briefing.id())
        .map(row ->
            new Taken(
                requireNonNull(row.get("resource", String.class)),
                new Clash(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("title", String.class)),
                    requireNonNull(row.get("starts_at", Instant.class)),
                    requireNonNull(row.get("ends_at", Instant.class)),
                    requireNonNull(row.get("who", String.class)),
                    requireNonNull(row.get("who_name", String.class)),
                    Clash.Role.valueOf(requireNonNull(row.get("role", String.class))))))
        .all()
        .collectList()
        .flatMapIterable(list -> list);
  }

  /// Whether the database said: somebody is taken.
  static boolean isClash(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof R2dbcException e && EXCLUSION_VIOLATION.equals(e.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  /// A resource and the clash over it.
  record Taken(String resource, Clash clash) {}
}
