package vn.giaoban.scheduler.tracking;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.job.Sweep;

/// Counts from the journals of meetings that are over who was in the room for how long, so that
/// nobody has to read the journals of years for it.
public final class PresenceCount implements Sweep {
  /// The room's last facts are journaled together with the closing or right after it.
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /// A room closes hours after its meeting, at most.
  private static final Duration LATELY = Duration.ofDays(14);

  private static final int AT_ONCE = 200;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  public PresenceCount(
      DatabaseClient database, TransactionalOperator transactions, InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Mono<Void> run() {
    var now = clock.instant();
    return database
        .sql(
            """
            SELECT b.id FROM briefing b
            WHERE b.ends_at > :lately AND b.state = 'CLOSED' AND b.closed_at < :settled
              AND NOT EXISTS (SELECT FROM presence_counted c WHERE c.briefing_id = b.id)
            ORDER BY b.ends_at LIMIT :limit\
            """)
        .bind("lately", now.minus(LATELY))
        .bind("settled", now.minus(LAST_WORDS))
        .bind("limit", AT_ONCE)
        .map(row -> requireNonNull(row.get("id", UUID.class)))
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .concatMap(id -> count(id, now))
        .then();
  }

  private Mono<Void> count(UUID briefingId, Instant now) {
    return database
        .sql(
            """
            INSERT INTO presence_counted (briefing_id, at) VALUES (:briefing, :now)
            ON CONFLICT DO NOTHING\
            """)
        .bind("briefing", briefingId)
        .bind("now", now)
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows > 0)
        .flatMap(_ ->
            database
                .sql(
                    """
                    INSERT INTO presence (briefing_id, site, came_at, seconds, meeting_seconds)
                    SELECT :briefing, site, came_at, seconds, meeting_seconds
                    FROM presence_of(:briefing) WHERE here AND site IS NOT NULL
                    ON CONFLICT DO NOTHING\
                    """)
                .bind("briefing", briefingId)
                .then())
        .as(transactions::transactional);
  }
}
