package vn.giaoban.scheduler.journal;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of the table `journal`.
final class JournalRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private final DatabaseClient database;

  JournalRows(DatabaseClient database) {
    this.database = database;
  }

  /// The entries after `afterSeq`, oldest first. The whole page is fetched before the first entry
  /// is given on, so that a slow reader holds no connection.
  Flux<JournalEntry> read(UUID briefingId, long afterSeq, int limit) {
    return database
        .sql(
            """
            SELECT briefing_id, seq, at, actor, kind, payload::text AS payload, prev_hash, hash
            FROM journal
            WHERE briefing_id = :briefing AND seq > :after
            ORDER BY seq
            LIMIT :limit\
            """)
        .bind("briefing", briefingId)
        .bind("after", afterSeq)
        .bind("limit", limit)
        .map(JournalRows::entry)
        .all()
        .collectList()
        .flatMapIterable(page -> page);
  }

  /// Inserts the entries as they are, in their order.
  Mono<Void> insert(List<JournalEntry> entries) {
    return database
        .sql(
            """
            INSERT INTO journal (briefing_id, seq, at, actor, kind, payload, prev_hash, hash)
            SELECT briefing_id, seq, at, actor, kind, payload::jsonb, prev_hash, hash
            FROM unnest(CAST(:briefing AS uuid[]), CAST(:seq AS bigint[]),
                        CAST(:at AS timestamptz[]), CAST(:actor AS text[]), CAST(:kind AS text[]),
                        CAST(:payload AS text[]), CAST(:prev AS text[]), CAST(:hash AS text[]))
              AS entry (briefing_id, seq, at, actor, kind, payload, prev_hash, hash)
            ORDER BY seq\
            """)
        .bind("briefing", column(entries, JournalEntry::briefingId, UUID[]::new))
        .bind("seq", column(entries, JournalEntry::seq, Long[]::new))
        .bind("at", column(entries, JournalEntry::at, Instant[]::new))
        .bind("actor", column(entries, JournalEntry::actor, String[]::new))
        .bind("kind", column(entries, JournalEntry::kind, String[]::new))
        .bind(
            "payload",
            column(entries, entry -> CanonicalJson.write(entry.payload()), String[]::new))
        .bind("prev", column(entries, JournalEntry::prevHash, String[]::new))
        .bind("hash", column(entries, JournalEntry::hash, String[]::new))
        .then();
  }

  private static <T> T[] column(
      List<JournalEntry> entries, Function<JournalEntry, T> of, IntFunction<T[]> array) {
    return entries.stream().map(of).toArray(array);
  }

  private static JournalEntry entry(Readable row) {
    return new JournalEntry(
        required(row, "briefing_id", UUID.class),
        required(row, "seq", Long.class),
        required(row, "at", Instant.class),
        required(row, "actor", String.class),
        required(row, "kind", String.class),
        JSON.readValue(required(row, "payload", String.class), OBJECT),
        required(row, "prev_hash", String.class),
        required(row, "hash", String.class));
  }

  /// A column that is NOT NULL.
  static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
