package vn.giaoban.web.room;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Televisions: one waits with a code of six digits; whoever types it in lets it into a meeting as
/// an observer. A code is good once and for ten minutes.
@Component
class Screens {
  static final Duration CODE_LIVES = Duration.ofMinutes(10);

  /// Before the id of every screen's seat.
  private static final String SITE = "screen-";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;

  /// With a thousand televisions waiting, the chance that none of so many codes is free is nil.
  private static final int TRIES = 5;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Journal journal;
  private final JoinTokens tokens;
  private final InstantSource clock;

  Screens(
      DatabaseClient database,
      TransactionalOperator transactions,
      Journal journal,
      JoinTokens tokens,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.journal = journal;
    this.tokens = tokens;
    this.clock = clock;
  }

  /// A television that waits.
  ///
  /// @param token its secret; opens a room once it is paired
  record Waiting(String code, String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Waiting[until " + expiresAt + "]";
    }
  }

  /// A television in a meeting.
  record Paired(String screen, String name) {}

  /// A new code; those that nobody has typed in in time are forgotten.
  Mono<Waiting> announce() {
    var random = new byte[32];
    RANDOM.nextBytes(random);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return database
        .sql("DELETE FROM screen WHERE expires_at < :now")
        .bind("now", clock.instant())
        .then()
        .then(Mono.defer(() -> withCode(token)))
        .repeatWhenEmpty(TRIES, again -> again)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no free code")));
  }

  private Mono<Waiting> withCode(String token) {
    var code = "%06d".formatted(RANDOM.nextInt(CODES));
    var until = clock.instant().plus(CODE_LIVES);
    return database
        .sql(
            """
            INSERT INTO screen (hash, code, expires_at) VALUES (:hash, :code, :until)
            ON CONFLICT (code) DO NOTHING\
            """)
        .bind("hash", JoinTokens.hash(token))
        .bind("code", code)
        .bind("until", until)
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .map(_ -> new Waiting(code, token, until));
  }

  /// Until when a television's code can still be typed in; empty once it is paired, or too late.
  Mono<Instant> waiting(String token) {
    return database
        .sql("SELECT expires_at FROM screen WHERE hash = :hash AND expires_at > :now")
        .bind("hash", JoinTokens.hash(token))
        .bind("now", clock.instant())
        .map(row -> Objects.requireNonNull(row.get(0, Instant.class)))
        .one();
  }

  /// Lets the television with this code in; empty when there is none.
  Mono<Paired> pair(UUID briefing, String code, String name, Actor by) {
    var seat = new Seat(SITE + UUID.randomUUID(), name, SiteKind.PERSON, RoomRole.OBSERVER);
    return database
        .sql("DELETE FROM screen WHERE code = :code AND expires_at > :now RETURNING hash")
        .bind("code", code)
        .bind("now", clock.instant())
        .map(row -> Objects.requireNonNull(row.get(0, byte[].class)))
        .one()
        .flatMap(hash ->
            tokens
                .keep(hash, briefing, seat, by)
                .then(journal.append(briefing, by, "ScreenPaired", Map.of("screen", name)))
                .thenReturn(new Paired(seat.site(), name)))
        .as(transactions::transactional);
  }

  /// The televisions of a meeting, as paired.
  ///
  /// @param by only theirs; null for everybody's
  Mono<List<Paired>> of(UUID briefing, @Nullable Actor by) {
    return database
        .sql(
            """
            SELECT site, name FROM join_token
            WHERE briefing_id = :briefing AND site LIKE :screens AND revoked_at IS NULL
              AND (:by = '' OR issued_by = :by)
            ORDER BY issued_at\
            """)
        .bind("briefing", briefing)
        .bind("screens", SITE + "%")
        .bind("by", by == null ? "" : by.value())
        .map(row ->
            new Paired(
                Objects.requireNonNull(row.get("site", String.class)),
                Objects.requireNonNull(row.get("name", String.class))))
        .all()
        .collectList();
  }

  /// Lets a television go; false when there is none of this id, or it is not theirs.
  Mono<Boolean> release(UUID briefing, String screen, @Nullable Actor only, Actor by) {
    return of(briefing, only)
        .flatMapIterable(all -> all)
        .filter(paired -> paired.screen().equals(screen))
        .next()
        .flatMap(paired ->
            tokens
                .revoke(briefing, screen)
                .then(
                    journal.append(briefing, by, "ScreenReleased", Map.of("screen", paired.name())))
                .thenReturn(true))
        .as(transactions::transactional)
        .defaultIfEmpty(false);
  }
}
