package vn.giaoban.scheduler.search;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.inspect.FullText;
import vn.giaoban.scheduler.job.Sweep;

/// Reads what new documents say, so that they are found by it: within a minute of the upload, in
/// the background, one after the other.
public final class DocumentTexts implements Sweep {
  private static final Logger log = LoggerFactory.getLogger(DocumentTexts.class);

  /// What a sweep takes for itself; the next one goes on.
  private static final Duration TURN = Duration.ofSeconds(30);

  /// A file that takes longer to read was made to take long.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MOST_TRIES = 5;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final BlobStore blobs;
  private final InstantSource clock;

  /// One at a time: reading a PDF fills a processor, and nobody waits for it.
  private final Scheduler reader =
      Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "document-text", 60, true);

  public DocumentTexts(
      DatabaseClient database,
      TransactionalOperator transactions,
      BlobStore blobs,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.blobs = blobs;
    this.clock = clock;
  }

  @Override
  public Mono<Void> run() {
    var end = System.nanoTime() + TURN.toNanos();
    return next().repeat(() -> System.nanoTime() < end).takeWhile(more -> more).then();
  }

  /// Reads one; false when there is none left. The row is locked meanwhile, so two nodes read
  /// different ones.
  private Mono<Boolean> next() {
    return database
        .sql(
            """
            SELECT sha256, tries FROM unread_document WHERE next_try_at <= :now
            ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED\
            """)
        .bind("now", clock.instant())
        .map(row ->
            new Unread(
                requireNonNull(row.get("sha256", String.class)),
                requireNonNull(row.get("tries", Integer.class))))
        .one()
        .flatMap(this::read)
        .thenReturn(true)
        .as(transactions::transactional)
        .filterWhen(_ -> anyLeft())
        .defaultIfEmpty(false);
  }

  private Mono<Boolean> anyLeft() {
    return database
        .sql("SELECT 1 AS one FROM unread_document WHERE next_try_at <= :now LIMIT 1")
        .bind("now", clock.instant())
        .map(_ -> true)
        .one()
        .defaultIfEmpty(false);
  }

  private record Unread(String sha256, int tries) {}

  private Mono<Void> read(Unread unread) {
    return Mono.fromCallable(() -> text(unread.sha256()))
        .subscribeOn(reader)
        .timeout(PATIENCE, Mono.just(Optional.empty()))
        .flatMap(text -> keep(unread, text))
        .onErrorResume(
            IOException.class,
            e -> {
              log.warn("text of {} not read: {}", unread.sha256(), e.toString());
              return unread.tries() + 1 >= MOST_TRIES
                  ? keep(unread, Optional.empty())
                  : later(unread);
            });
  }

  private Optional<String> text(String sha256) throws IOException {
    Path file =
        blobs.find(sha256).orElseThrow(() -> new IOException(sha256 + " is not in the store"));
    return FullText.of(file);
  }

  private Mono<Void> keep(Unread unread, Optional<String> text) {
    var spec =
        database
            .sql(
                """
                INSERT INTO document_text (sha256, text, read_at) VALUES (:sha256, :text, :now)
                ON CONFLICT (sha256) DO UPDATE SET text = EXCLUDED.text, read_at = EXCLUDED.read_at\
                """)
            .bind("sha256", unread.sha256())
            .bind("now", clock.instant());
    var bound =
        text.isPresent() ? spec.bind("text", text.get()) : spec.bindNull("text", String.class);
    return bound
        .then()
        .then(
            database
                .sql("DELETE FROM unread_document WHERE sha256 = :sha256")
                .bind("sha256", unread.sha256())
                .then());
  }

  private Mono<Void> later(Unread unread) {
    Instant next = clock.instant().plus(Duration.ofMinutes(1L << unread.tries()));
    return database
        .sql(
            "UPDATE unread_document SET tries = tries + 1, next_try_at = :next WHERE sha256 = :sha256")
        .bind("sha256", unread.sha256())
        .bind("next", next)
        .then();
  }
}
