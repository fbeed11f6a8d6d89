package vn.giaoban.scheduler.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The journal in PostgreSQL.
public final class JournalOverR2dbc implements Journal {
  private static final Logger log = LoggerFactory.getLogger(JournalOverR2dbc.class);
  private static final int PAGE = 500;

  /// How long a live reader waits for what else comes, so that many entries are read at once.
  private static final Duration LIVE_DELAY = Duration.ofMillis(20);

  /// Entries kept for a reader of [#live] that is slower than the briefing; more are dropped.
  private static final int LIVE_BUFFER = 4096;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final JournalRows rows;
  private final Flux<JournalWake> wakes;
  private final Flux<JournalEntry> live;
  private final InstantSource clock;

  /// @param database over the pool
  /// @param wakes where [JournalWakes#all] of a connection of its own comes from
  public JournalOverR2dbc(
      DatabaseClient database,
      TransactionalOperator transactions,
      JournalWakes wakes,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.rows = new JournalRows(database);
    this.wakes = wakes.all();
    this.live =
        this.wakes
            .ofType(JournalWake.Appended.class)
            .bufferTimeout(PAGE, LIVE_DELAY)
            .onBackpressureBuffer(LIVE_BUFFER)
            .concatMapIterable(JournalOverR2dbc::stretches)
            .concatMap(stretch ->
                rows.read(stretch.briefingId(), stretch.after(), stretch.count())
                    .onErrorResume(e -> {
                      log.warn("journal entries not read for live readers: {}", e.toString());
                      return Mono.empty();
                    }))
            .share();
    this.clock = clock;
  }

  @Override
  public Mono<List<JournalEntry>> append(UUID briefingId, List<Deed> deeds) {
    if (deeds.isEmpty()) {
      return Mono.just(List.of());
    }
    return lockHead(briefingId)
        .flatMap(head -> {
          List<JournalEntry> entries = chain(briefingId, head, deeds);
          return rows.insert(entries).then(moveHead(entries.getLast())).thenReturn(entries);
        })
        .as(transactions::transactional);
  }

  @Override
  public Flux<JournalEntry> read(UUID briefingId, long afterSeq, int limit) {
    return rows.read(briefingId, afterSeq, limit);
  }

  @Override
  public Flux<JournalEntry> follow(UUID briefingId, long afterSeq) {
    return Flux.defer(() -> {
      var cursor = new AtomicLong(afterSeq);
      // Listening starts before the first read, so nothing falls between the two.
      return Flux.merge(
              wakes.filter(wake -> concerns(wake, briefingId)),
              Mono.<JournalWake>just(new JournalWake.Connected()))
          .onBackpressureLatest()
          .concatMap(_ -> catchUp(briefingId, cursor), 1);
    });
  }

  @Override
  public Flux<JournalEntry> live() {
    return live.onBackpressureBuffer(LIVE_BUFFER);
  }

  /// What several wakes tell of one briefing; it is woken once for each entry, in their order.
  private static List<Stretch> stretches(List<JournalWake.Appended> wakes) {
    return wakes.stream()
        .collect(groupingBy(JournalWake.Appended::briefingId, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(e -> new Stretch(e.getKey(), e.getValue().getFirst().seq() - 1, e.getValue().size()))
        .toList();
  }

  private static boolean concerns(JournalWake wake, UUID briefingId) {
    return switch (wake) {
      case JournalWake.Connected() -> true;
      case JournalWake.Appended(var woken, _) -> woken.equals(briefingId);
    };
  }

  private Flux<JournalEntry> catchUp(UUID briefingId, AtomicLong cursor) {
    return Flux.defer(() -> rows.read(briefingId, cursor.get(), PAGE).collectList())
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
        .flatMap(page -> {
          if (page.isEmpty()) {
            return Flux.<JournalEntry>empty();
          }
          cursor.set(page.getLast().seq());
          Flux<JournalEntry> entries = Flux.fromIterable(page);
          return page.size() < PAGE
              ? entries
              : entries.concatWith(Flux.defer(() -> catchUp(briefingId, cursor)));
        });
  }

  private List<JournalEntry> chain(UUID briefingId, Head head, List<Deed> deeds) {
    // PostgreSQL keeps microseconds; what is hashed must be what can be read back.
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<JournalEntry> entries = new ArrayList<>(deeds.size());
    long seq = head.seq();
    String prev = head.hash();
    for (Deed deed : deeds) {
      seq++;
      String who = CanonicalJson.storable(deed.by().value());
      Happening happening = deed.happening();
      Map<String, @Nullable Object> payload = CanonicalJson.plainMap(happening.payload());
      String hash = HashChain.hash(prev, briefingId, seq, at, who, happening.kind(), payload);
      entries.add(
          new JournalEntry(briefingId, seq, at, who, happening.kind(), payload, prev, hash));
      prev = hash;
    }
    return entries;
  }

  /// Takes the briefing's row in `journal_head`, so that other appenders wait until this
  /// transaction ends.
  private Mono<Head> lockHead(UUID briefingId) {
    return database
        .sql(
            """
            INSERT INTO journal_head AS head (briefing_id, seq, hash)
            VALUES (:briefing, 0, :genesis)
            ON CONFLICT (briefing_id) DO UPDATE SET seq = head.seq
            RETURNING seq, hash\
            """)
        .bind("briefing", briefingId)
        .bind("genesis", HashChain.GENESIS)
        .map(row ->
            new Head(
                JournalRows.required(row, "seq", Long.class),
                JournalRows.required(row, "hash", String.class)))
        .one();
  }

  private Mono<Void> moveHead(JournalEntry last) {
    return database
        .sql("UPDATE journal_head SET seq = :seq, hash = :hash WHERE briefing_id = :briefing")
        .bind("seq", last.seq())
        .bind("hash", last.hash())
        .bind("briefing", last.briefingId())
        .then();
  }

  private record Stretch(UUID briefingId, long after, int count) {}

  private record Head(long seq, String hash) {}
}
