package vn.giaoban.scheduler.organisation;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Ends and continues rows of `unit`. Always in the caller's transaction.
final class UnitPeriods {
  private final DatabaseClient database;

  UnitPeriods(DatabaseClient database) {
    this.database = database;
  }

  /// Lets one change of the tree at a time pass, until its transaction ends: a cycle can be made by
  /// two changes each of which is right by itself.
  Mono<Void> queueUp() {
    return database.sql("SELECT pg_advisory_xact_lock(hashtext('unit tree'))").then();
  }

  /// Ends the row the day before `on` and continues the same body in a new one, until the old row
  /// would have ended. What comes after the old row comes after the new one.
  ///
  /// @param name null: as before
  /// @param parent the row above; null: as before
  /// @return the new row
  Mono<UUID> goOn(UUID row, LocalDate on, @Nullable String name, @Nullable UUID parent) {
    var next = UUID.randomUUID();
    // One statement would check the exclusion constraint before the old row ends.
    var copy =
        database
            .sql(
                """
                INSERT INTO unit (id, code, name, level, parent, email, valid, body, phone, address,
                                  agency_code, agency_code_old, tags)
                SELECT :next, code, coalesce(:name, name), level, coalesce(:parent, parent), email,
                       daterange(:on, :until::date), body, phone, address, agency_code,
                       agency_code_old, tags
                FROM unit WHERE id = :row\
                """)
            .bind("next", next)
            .bind("row", row)
            .bind("on", on);
    var named = name == null ? copy.bindNull("name", String.class) : copy.bind("name", name);
    var placed =
        parent == null ? named.bindNull("parent", UUID.class) : named.bind("parent", parent);
    record Until(@Nullable LocalDate day) {}
    return database
        .sql("SELECT upper(valid) AS until FROM unit WHERE id = :row FOR UPDATE")
        .bind("row", row)
        .map(found -> new Until(found.get("until", LocalDate.class)))
        .one()
        .flatMap(until ->
            cut(List.of(row), on)
                .then(
                    (until.day() == null
                            ? placed.bindNull("until", LocalDate.class)
                            : placed.bind("until", until.day()))
                        .then()))
        .then(
            Mono.defer(() ->
                database
                    .sql("UPDATE unit_successor SET unit_id = :next WHERE unit_id = :row")
                    .bind("next", next)
                    .bind("row", row)
                    .then()))
        .then(Mono.defer(() -> link(List.of(row), List.of(next))))
        .then(Mono.defer(() -> retitle(row, next)))
        .thenReturn(next);
  }

  /// A commune that becomes a ward has "Chủ tịch UBND phường" at its head, where the head was
  /// called as usual. What was sent keeps the title it was sent with.
  private Mono<Void> retitle(UUID row, UUID next) {
    return database
        .sql(
            """
            UPDATE post p SET title = usual_head(n.level, n.name), version = p.version + 1
            FROM unit o, unit n
            WHERE o.id = :row AND n.id = :next AND p.body = n.body AND p.head
              AND p.title = usual_head(o.level, o.name)
              AND p.title <> usual_head(n.level, n.name)\
            """)
        .bind("row", row)
        .bind("next", next)
        .then();
  }

  private Mono<Void> cut(Collection<UUID> rows, LocalDate on) {
    return database
        .sql(
            """
            UPDATE unit SET valid = daterange(lower(valid), least(upper(valid), :on)),
              version = version + 1
            WHERE id = ANY(:rows)\
            """)
        .bind("rows", rows.toArray(UUID[]::new))
        .bind("on", on)
        .then();
  }

  /// Ends rows the day before `on`; whoever was to come after them comes no more.
  Mono<Void> end(Collection<UUID> rows, LocalDate on) {
    return cut(rows, on)
        .then(
            database
                .sql("DELETE FROM unit_successor WHERE unit_id = ANY(:rows)")
                .bind("rows", rows.toArray(UUID[]::new))
                .then());
  }

  /// Every heir comes after every row.
  Mono<Void> link(Collection<UUID> rows, Collection<UUID> heirs) {
    return database
        .sql(
            """
            INSERT INTO unit_successor (unit_id, successor_id)
            SELECT u, s FROM unnest(:rows::uuid[]) AS u CROSS JOIN unnest(:heirs::uuid[]) AS s
            ON CONFLICT DO NOTHING\
            """)
        .bind("rows", rows.toArray(UUID[]::new))
        .bind("heirs", heirs.toArray(UUID[]::new))
        .then();
  }

  Mono<Void> correctName(UUID row, String name) {
    return database
        .sql("UPDATE unit SET name = :name, version = version + 1 WHERE id = :row")
        .bind("row", row)
        .bind("name", name)
        .then();
  }

  Mono<Void> correctParent(UUID row, UUID parent) {
    return database
        .sql("UPDATE unit SET parent = :parent, version = version + 1 WHERE id = :row")
        .bind("row", row)
        .bind("parent", parent)
        .then();
  }

  /// The rows directly below these bodies on a day.
  Mono<List<UUID>> below(Collection<UUID> rows, LocalDate on) {
    return database
        .sql(
            """
            SELECT c.id FROM unit c JOIN unit p ON p.id = c.parent
            WHERE p.body IN (SELECT body FROM unit WHERE id = ANY(:rows)) AND c.valid @> :on
            ORDER BY c.code\
            """)
        .bind("rows", rows.toArray(UUID[]::new))
        .bind("on", on)
        .map(row -> requireNonNull(row.get("id", UUID.class)))
        .all()
        .collectList();
  }

  /// The codes above a unit on a day, the nearest first.
  Mono<List<String>> above(String code, LocalDate on) {
    return database
        .sql(
            """
            WITH RECURSIVE line (body, parent, code, depth) AS (
              SELECT u.body, u.parent, u.code, 0 FROM unit u WHERE u.code = :code AND u.valid @> :on
              UNION ALL
              SELECT u.body, u.parent, u.code, l.depth + 1
              FROM line l JOIN unit was ON was.id = l.parent
              JOIN unit u ON u.body = was.body AND u.valid @> :on
              WHERE l.depth < 20)
            SELECT code FROM line WHERE depth > 0 ORDER BY depth\
            """)
        .bind("code", code)
        .bind("on", on)
        .map(row -> requireNonNull(row.get("code", String.class)))
        .all()
        .collectList();
  }
}
