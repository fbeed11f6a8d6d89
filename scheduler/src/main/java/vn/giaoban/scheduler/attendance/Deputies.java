package vn.giaoban.scheduler.attendance;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Whom a unit can send in the place of its head: its other posts, and who holds them on the day of
/// the meeting.
public final class Deputies {
  private final DatabaseClient database;

  public Deputies(DatabaseClient database) {
    this.database = database;
  }

  /// A post of the unit.
  ///
  /// @param holder null: unknown
  /// @param phone of the holder; null: unknown
  public record Post(
      UUID id, String title, @Nullable String holder, @Nullable String phone, int rank) {}

  /// The posts of an invited unit but the one invited, the highest first; none for a person.
  public Mono<List<Post>> of(UUID briefingId, String unit) {
    return database
        .sql(
            """
            SELECT p.id, p.title, p.rank, h.name, h.phone
            FROM briefing b JOIN unit u ON u.code = :unit
              AND u.valid @> (b.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
            JOIN post p ON p.body = u.body AND NOT p.head
              AND p.valid @> (b.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
            LEFT JOIN LATERAL (
              SELECT o.name, o.phone FROM post_holder o
              WHERE o.post_id = p.id AND o.standing <> 'SUBSTITUTE'
                AND o.held @> (b.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
              ORDER BY o.standing LIMIT 1) h ON true
            WHERE b.id = :briefing ORDER BY p.rank, h.name NULLS LAST LIMIT 100\
            """)
        .bind("briefing", briefingId)
        .bind("unit", unit)
        .map(Deputies::post)
        .all()
        .collectList();
  }

  /// The invitation's number in the unit's own register; empty when none is known.
  public Mono<String> registered(UUID briefingId, String recipient) {
    return database
        .sql(
            """
            SELECT coalesce(registered_number, '') AS number FROM invitation
            WHERE briefing_id = :briefing AND recipient = :recipient\
            """)
        .bind("briefing", briefingId)
        .bind("recipient", recipient)
        .map(row -> Objects.requireNonNull(row.get("number", String.class)))
        .one();
  }

  private static Post post(Readable row) {
    return new Post(
        Objects.requireNonNull(row.get("id", UUID.class)),
        Objects.requireNonNull(row.get("title", String.class)),
        row.get("name", String.class),
        row.get("phone", String.class),
        Objects.requireNonNull(row.get("rank", Integer.class)));
  }
}
