package vn.giaoban.scheduler.attendance;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.Overlap.Meeting;

/// Finds who is wanted by two meetings at once, by different offices or by one that insisted. Both
/// meetings find the same.
public final class Overlaps {
  private final DatabaseClient database;
  private final Slots slots;

  public Overlaps(DatabaseClient database, Slots slots) {
    this.database = database;
    this.slots = slots;
  }

  /// Proposes another time for a briefing.
  @FunctionalInterface
  public interface Slots {
    /// The earliest time at which all of the briefing could be; empty when none is near.
    Mono<Instant> next(UUID briefingId);
  }

  /// Those of a briefing that is still to come, by time of the other meeting.
  public Mono<List<Overlap>> of(UUID briefingId) {
    return found(briefingId)
        .flatMap(all ->
            all.isEmpty()
                ? Mono.just(all)
                : slots
                    .next(briefingId)
                    .map(at -> all.stream().map(one -> at(one, at)).toList())
                    .onErrorResume(_ -> Mono.empty()) // A proposal is worth no failure.
                    .defaultIfEmpty(all));
  }

  private static Overlap at(Overlap one, Instant slot) {
    return new Overlap(
        one.who(), one.whoName(), one.role(), one.other(), one.otherBy(), one.substitute(), slot);
  }

  private Mono<List<Overlap>> found(UUID briefingId) {
    Flux<Overlap> found =
        database
            .sql(
                """
                SELECT DISTINCT ON (o.starts_at, o.id, mine.who)
                  mine.who, mine.who_name, mine.role, o.id, o.title, o.starts_at, o.ends_at,
                  coalesce(a.name, o.created_by) AS by,
                  (SELECT p.title || ' ' || h.name FROM unit u
                     JOIN post p ON p.body = u.body AND NOT p.head
                       AND p.valid @> (o.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                     JOIN post_holder h ON h.post_id = p.id AND h.standing <> 'SUBSTITUTE'
                       AND h.held @> (o.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                   WHERE mine.resource = 'unit:' || u.id
                   ORDER BY p.rank, h.name LIMIT 1) AS substitute
                FROM booking mine
                JOIN briefing b ON b.id = mine.briefing_id AND b.state IN ('SCHEDULED', 'OPEN')
                JOIN booking theirs ON theirs.resource = mine.resource
                  AND theirs.during && mine.during AND theirs.briefing_id <> mine.briefing_id
                JOIN briefing o ON o.id = theirs.briefing_id AND o.state IN ('SCHEDULED', 'OPEN')
                LEFT JOIN account a
                  ON a.username = regexp_replace(o.created_by, '^account:', '')
                WHERE mine.briefing_id = :briefing AND mine.role <> 'HALL'
                ORDER BY o.starts_at, o.id, mine.who
                LIMIT 200\
                """)
            .bind("briefing", briefingId)
            .map(Overlaps::overlap)
            .all();
    return found.collectList();
  }

  private static Overlap overlap(Readable row) {
    return new Overlap(
        text(row, "who"),
        text(row, "who_name"),
        text(row, "role"),
        new Meeting(
            Objects.requireNonNull(row.get("id", UUID.class)),
            text(row, "title"),
            Objects.requireNonNull(row.get("starts_at", Instant.class)),
            Objects.requireNonNull(row.get("ends_at", Instant.class))),
        text(row, "by"),
        row.get("substitute", String.class),
        null);
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }
}
