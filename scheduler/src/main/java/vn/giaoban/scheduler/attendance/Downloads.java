package vn.giaoban.scheduler.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Notes who has fetched which version of a paper. A viewer fetches a file in many pieces; within a
/// quarter of an hour they are one fetch.
public final class Downloads {
  private static final Duration ONE_FETCH = Duration.ofMinutes(15);

  /// More readers than a large meeting has papers times sites: then it is forgotten, and the
  /// database is asked again.
  private static final int REMEMBERED = 50_000;

  private record Fetch(UUID document, int version, String reader) {}

  private final Map<Fetch, Instant> lately = new ConcurrentHashMap<>();
  private final DatabaseClient database;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  public Downloads(
      DatabaseClient database,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock) {
    this.database = database;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// One who has fetched a paper.
  ///
  /// @param document its title
  public record Reader(
      String reader, UUID document, String title, int version, Instant firstAt, int times) {}

  /// Somebody fetches a version, or a piece of it. The journal hears of the first time.
  ///
  /// @param reader a unit's code, or a person's user name
  public Mono<Void> fetched(
      UUID briefingId, UUID document, int version, String reader, Actor actor) {
    var now = clock.instant();
    var fetch = new Fetch(document, version, reader);
    var before = lately.get(fetch);
    if (before != null && now.isBefore(before.plus(ONE_FETCH))) {
      return Mono.empty();
    }
    if (lately.size() >= REMEMBERED) {
      lately.clear();
    }
    lately.put(fetch, now);
    return database
        .sql(
            """
            INSERT INTO document_download AS d
              (document_id, version, reader, briefing_id, first_at, last_at)
            VALUES (:document, :version, :reader, :briefing, :now, :now)
            ON CONFLICT (document_id, version, reader) DO UPDATE
              SET times = d.times + 1, last_at = excluded.last_at
            RETURNING times\
            """)
        .bind("document", document)
        .bind("version", version)
        .bind("reader", reader)
        .bind("briefing", briefingId)
        .bind("now", now)
        .map(row -> Objects.requireNonNull(row.get("times", Integer.class)))
        .one()
        .filter(times -> times == 1)
        .flatMap(_ ->
            journal.append(
                briefingId,
                actor,
                "DocumentDownloaded",
                Map.of("unit", reader, "document", document.toString(), "version", version)))
        .then()
        .as(transactions::transactional);
  }

  /// Who has fetched what of a briefing, the latest first.
  public Mono<List<Reader>> ofBriefing(UUID briefingId) {
    return database
        .sql(
            """
            SELECT d.reader, d.document_id, t.title, d.version, d.first_at, d.times
            FROM document_download d JOIN document t ON t.id = d.document_id
            WHERE d.briefing_id = :briefing ORDER BY d.first_at DESC LIMIT 10000\
            """)
        .bind("briefing", briefingId)
        .map(row ->
            new Reader(
                Objects.requireNonNull(row.get("reader", String.class)),
                Objects.requireNonNull(row.get("document_id", UUID.class)),
                Objects.requireNonNull(row.get("title", String.class)),
                Objects.requireNonNull(row.get("version", Integer.class)),
                Objects.requireNonNull(row.get("first_at", Instant.class)),
                Objects.requireNonNull(row.get("times", Integer.class))))
        .all()
        .collectList();
  }
}
