package vn.giaoban.scheduler.tracking;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.scheduler.tracking.AddressTrouble.Bounce;
import vn.giaoban.scheduler.writing.Written;

/// Finds units whose address cannot be relied on.
public final class Addresses {
  /// What nobody looked at for so long is no longer told.
  private static final Duration REMEMBERED = Duration.ofDays(365);

  /// Only addresses that are still in use: of whoever holds the unit's head post, else the unit's.
  /// The few bounces that are open are looked at, never the many that were sent.
  private static final String BROKEN =
      """
      SELECT DISTINCT b.id, u.code, u.name, b.address, b.at, b.reason, b.error
      FROM bounce b
      JOIN unit u ON u.code = b.recipient AND u.valid @> :today
      LEFT JOIN LATERAL (
        SELECT nullif(o.email, '') AS email
        FROM post p JOIN post_holder o ON o.post_id = p.id AND o.standing <> 'SUBSTITUTE'
          AND o.held @> :today
        WHERE p.head AND p.body = u.body AND p.valid @> :today
        ORDER BY o.standing LIMIT 1) head ON true
      WHERE b.closed_at IS NULL AND b.at > :since
        AND lower(coalesce(head.email, u.email)) = b.address
      ORDER BY u.code, b.address, b.at\
      """;

  private final DatabaseClient database;
  private final InstantSource clock;

  public Addresses(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A unit whose address cannot be relied on.
  ///
  /// @param unit its code
  public record Broken(String unit, String name, String address, AddressTrouble trouble) {}

  private record Row(String unit, String name, String address, Bounce bounce) {}

  /// All of them, by code.
  public Mono<List<Broken>> broken() {
    var now = clock.instant();
    return database
        .sql(BROKEN)
        .bind("today", now.atZone(Written.ZONE).toLocalDate())
        .bind("since", now.minus(REMEMBERED))
        .map(Addresses::row)
        .all()
        .collectList()
        .map(rows -> broken(rows, now));
  }

  private static Row row(Readable row) {
    return new Row(
        requireNonNull(row.get("code", String.class)),
        requireNonNull(row.get("name", String.class)),
        requireNonNull(row.get("address", String.class)),
        new Bounce(
            requireNonNull(row.get("at", Instant.class)),
            BounceReason.valueOf(requireNonNull(row.get("reason", String.class))),
            requireNonNull(row.get("error", String.class))));
  }

  private static List<Broken> broken(List<Row> rows, Instant now) {
    var byUnit = new LinkedHashMap<String, List<Row>>();
    rows.forEach(row -> byUnit.computeIfAbsent(row.unit(), _ -> new ArrayList<>()).add(row));
    return byUnit.values().stream()
        .flatMap(of -> {
          var first = of.getFirst();
          return AddressTrouble.of(of.stream().map(Row::bounce).toList(), now)
              .map(trouble -> new Broken(first.unit(), first.name(), first.address(), trouble))
              .stream();
        })
        .toList();
  }

  /// Somebody has looked: the address is right, and earlier bounces no longer count.
  ///
  /// @return how many there were
  public Mono<Long> works(String address) {
    return database
        .sql(
            """
            UPDATE bounce SET closed_at = :now
            WHERE closed_at IS NULL AND address = lower(:address)\
            """)
        .bind("now", clock.instant())
        .bind("address", address.strip())
        .fetch()
        .rowsUpdated();
  }

  /// A mail that came back, whatever has happened since.
  ///
  /// @param open whether nothing has arrived at its address since
  public record Returned(
      Instant at,
      String address,
      String briefingTitle,
      BounceReason reason,
      String error,
      boolean open) {}

  /// Those of a unit, the latest first.
  public Mono<List<Returned>> ofUnit(String unit, int limit) {
    return database
        .sql(
            """
            SELECT r.at, r.address, b.title, r.reason, r.error, r.closed_at IS NULL AS open
            FROM bounce r JOIN briefing b ON b.id = r.briefing_id
            WHERE r.recipient = :unit ORDER BY r.at DESC LIMIT :limit\
            """)
        .bind("unit", unit)
        .bind("limit", limit)
        .map(row ->
            new Returned(
                requireNonNull(row.get("at", Instant.class)),
                requireNonNull(row.get("address", String.class)),
                requireNonNull(row.get("title", String.class)),
                BounceReason.valueOf(requireNonNull(row.get("reason", String.class))),
                requireNonNull(row.get("error", String.class)),
                requireNonNull(row.get("open", Boolean.class))))
        .all()
        .collectList();
  }
}
