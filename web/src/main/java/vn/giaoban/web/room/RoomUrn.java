package vn.giaoban.web.room;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRuling;

/// Where secret ballots lie until they are counted: how often each option was chosen, and nothing
/// else. What is done to the urn and what the journal says of it are one transaction, so that a
/// ballot is neither lost nor counted twice when the server is killed.
final class RoomUrn {
  private final DatabaseClient database;
  private final TransactionalOperator transaction;

  RoomUrn(DatabaseClient database, TransactionalOperator transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /// One more of this choice.
  <T> Mono<T> put(UUID briefingId, RoomRuling.IntoUrn ballot, Mono<T> together) {
    var first = new Integer[ballot.options()];
    Arrays.fill(first, 0);
    first[ballot.choice()] = 1;
    // Every count is written anew, so that the statement is the same whatever was chosen.
    return database
        .sql(
            """
            INSERT INTO room_urn AS urn (briefing_id, vote, counts)
            VALUES (:briefing, :vote, :ballot)
            ON CONFLICT (briefing_id, vote) DO UPDATE SET counts = ARRAY(
              SELECT was + is_now
              FROM unnest(urn.counts, EXCLUDED.counts) WITH ORDINALITY AS sum (was, is_now, place)
              ORDER BY place)\
            """)
        .bind("briefing", briefingId)
        .bind("vote", ballot.vote())
        .bind("ballot", first)
        .then()
        .then(together)
        .as(transaction::transactional);
  }

  /// Empties the urn of a vote and tells what was in it.
  ///
  /// @param together what is written with it, from the counts by option
  <T> Mono<T> count(
      UUID briefingId, RoomRuling.CountUrn vote, Function<List<Integer>, Mono<T>> together) {
    return taken(briefingId, vote.vote())
        .defaultIfEmpty(Collections.nCopies(vote.options(), 0))
        .flatMap(together)
        .as(transaction::transactional);
  }

  /// Throws away what is in the urn of a vote.
  <T> Mono<T> empty(UUID briefingId, String vote, Mono<T> together) {
    return taken(briefingId, vote).then(together).as(transaction::transactional);
  }

  private Mono<List<Integer>> taken(UUID briefingId, String vote) {
    return database
        .sql("DELETE FROM room_urn WHERE briefing_id = :briefing AND vote = :vote RETURNING counts")
        .bind("briefing", briefingId)
        .bind("vote", vote)
        .map(row -> List.of(Objects.requireNonNull(row.get("counts", Integer[].class))))
        .one();
  }
}
