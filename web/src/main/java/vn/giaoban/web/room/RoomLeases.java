package vn.giaoban.web.room;

import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Which node runs a room, by the database's clock. A node that is killed and comes back under the
/// same name goes on at once; another one waits until the lease has ended.
final class RoomLeases {
  private final DatabaseClient database;
  private final String node;
  private final Duration length;

  /// @param node this node's name, the same after a restart
  RoomLeases(DatabaseClient database, String node, Duration length) {
    this.database = database;
    this.node = node;
    this.length = length;
  }

  /// Takes the room, or keeps it; false when another node has it.
  Mono<Boolean> take(UUID briefingId) {
    return database
        .sql(
            """
            INSERT INTO room_lease AS lease (briefing_id, owner, until)
            VALUES (:briefing, :node, now() + make_interval(secs => :seconds))
            ON CONFLICT (briefing_id) DO UPDATE SET owner = EXCLUDED.owner, until = EXCLUDED.until
            WHERE lease.owner = EXCLUDED.owner OR lease.until < now()
            RETURNING owner\
            """)
        .bind("briefing", briefingId)
        .bind("node", node)
        .bind("seconds", (double) length.toMillis() / 1000)
        .map(_ -> true)
        .one()
        .defaultIfEmpty(false);
  }

  /// Lets another node have it.
  Mono<Void> release(UUID briefingId) {
    return database
        .sql("DELETE FROM room_lease WHERE briefing_id = :briefing AND owner = :node")
        .bind("briefing", briefingId)
        .bind("node", node)
        .then();
  }

  /// How often to take it again.
  Duration renewal() {
    return length.dividedBy(3);
  }
}
