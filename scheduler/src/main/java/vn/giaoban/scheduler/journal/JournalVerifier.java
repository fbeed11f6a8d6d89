package vn.giaoban.scheduler.journal;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Recomputes the chain of a briefing from the first entry on. Reads in pages, so a journal of any
/// length takes little memory; changes nothing.
public final class JournalVerifier {
  private static final int PAGE = 1000;

  private final DatabaseClient database;
  private final JournalRows rows;

  public JournalVerifier(DatabaseClient database) {
    this.database = database;
    this.rows = new JournalRows(database);
  }

  /// Checks one briefing. A briefing without a journal holds, with 0 entries.
  public Mono<JournalVerdict> verify(UUID briefingId) {
    // The head is read first: entries appended while we read do not look like a broken end.
    return head(briefingId)
        .defaultIfEmpty(new Link(0, HashChain.GENESIS))
        .flatMap(head -> walk(briefingId, new Link(0, HashChain.GENESIS), head));
  }

  /// Checks every briefing that has a journal, one after the other, by id.
  public Flux<JournalVerdict> verifyAll() {
    return database
        .sql(
            "SELECT briefing_id FROM journal_head UNION SELECT briefing_id FROM journal ORDER BY 1")
        .map(row -> JournalRows.required(row, "briefing_id", UUID.class))
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .concatMap(this::verify, 1);
  }

  private Mono<JournalVerdict> walk(UUID briefingId, Link from, Link head) {
    return rows.read(briefingId, from.seq(), PAGE)
        .collectList()
        .flatMap(page -> {
          Link reached = from;
          for (JournalEntry entry : page) {
            if (!HashChain.follows(reached.seq(), reached.hash(), entry)
                || (entry.seq() == head.seq() && !entry.hash().equals(head.hash()))) {
              return Mono.just(broken(briefingId, reached));
            }
            reached = new Link(entry.seq(), entry.hash());
          }
          return page.size() == PAGE
              ? walk(briefingId, reached, head)
              : Mono.just(end(briefingId, reached, head));
        });
  }

  private static JournalVerdict end(UUID briefingId, Link reached, Link head) {
    return reached.seq() < head.seq()
        ? broken(briefingId, reached)
        : new JournalVerdict(briefingId, reached.seq(), null);
  }

  private static JournalVerdict broken(UUID briefingId, Link reached) {
    return new JournalVerdict(briefingId, reached.seq(), reached.seq() + 1);
  }

  private Mono<Link> head(UUID briefingId) {
    return database
        .sql("SELECT seq, hash FROM journal_head WHERE briefing_id = :briefing")
        .bind("briefing", briefingId)
        .map(row ->
            new Link(
                JournalRows.required(row, "seq", Long.class),
                JournalRows.required(row, "hash", String.class)))
        .one();
  }

  private record Link(long seq, String hash) {}
}
