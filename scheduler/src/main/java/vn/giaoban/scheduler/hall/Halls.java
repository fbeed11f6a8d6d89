package vn.giaoban.scheduler.hall;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.writing.Written;

/// The register of halls.
public final class Halls {
  private final DatabaseClient database;
  private final TransactionalOperator transactions;

  public Halls(DatabaseClient database, TransactionalOperator transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /// All of them, by name; those that are closed last.
  public Flux<Hall> all() {
    return database
        .sql("SELECT * FROM hall ORDER BY closed, name, code")
        .map(Halls::hall)
        .all()
        .collectList()
        .flatMapIterable(halls -> halls);
  }

  /// The hall that is called so, by code or by name (with or without diacritics); empty: none.
  public Mono<Hall> called(String words) {
    return database
        .sql(
            """
            SELECT * FROM hall
            WHERE code = :words OR (NOT closed AND folded = fold(normalize(:words)))
            ORDER BY (code = :words) DESC LIMIT 1\
            """)
        .bind("words", Written.line(words))
        .map(Halls::hall)
        .one();
  }

  /// Takes a hall into the register. Refused as `invalid-input`, or as `hall-taken` when there is
  /// one with that code or name.
  public Mono<Hall> add(HallForm form) {
    return decided(form.read(null))
        .delayUntil(hall ->
            bound(
                    database.sql(
                        """
                        INSERT INTO hall (code, name, seats, address, note, closed)
                        VALUES (:code, :name, :seats, :address, :note, :closed)\
                        """),
                    hall)
                .then())
        .onErrorMap(DuplicateKeyException.class, Halls::taken);
  }

  /// Changes what the form says. Refused as `hall-not-found` when there is none.
  public Mono<Hall> change(String code, HallForm form) {
    return find(code)
        .flatMap(before -> decided(form.read(before)))
        .delayUntil(hall ->
            bound(
                    database.sql(
                        """
                        UPDATE hall SET name = :name, seats = :seats, address = :address,
                          note = :note, closed = :closed
                        WHERE code = :code\
                        """),
                    hall)
                .then())
        .as(transactions::transactional)
        .onErrorMap(DuplicateKeyException.class, Halls::taken);
  }

  /// Takes it out of the register; one that a briefing uses is closed instead, so that what was
  /// promised keeps its name.
  public Mono<Void> remove(String code) {
    return find(code)
        .flatMap(hall ->
            database
                .sql(
                    """
                    WITH used AS (SELECT EXISTS (SELECT FROM briefing WHERE hall = :code) AS used),
                         gone AS (DELETE FROM hall USING used
                                  WHERE code = :code AND NOT used.used)
                    UPDATE hall SET closed = true FROM used WHERE code = :code AND used.used\
                    """)
                .bind("code", hall.code())
                .then())
        .as(transactions::transactional);
  }

  private Mono<Hall> find(String code) {
    return database
        .sql("SELECT * FROM hall WHERE code = :code FOR UPDATE")
        .bind("code", code)
        .map(Halls::hall)
        .one()
        .switchIfEmpty(
            Mono.error(
                () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "hall-not-found"))));
  }

  private static GenericExecuteSpec bound(GenericExecuteSpec spec, Hall hall) {
    GenericExecuteSpec bound =
        spec.bind("code", hall.code())
            .bind("name", hall.name())
            .bind("address", hall.address())
            .bind("note", hall.note())
            .bind("closed", hall.closed());
    return hall.seats() == null
        ? bound.bindNull("seats", Integer.class)
        : bound.bind("seats", hall.seats());
  }

  private static Throwable taken(Throwable failure) {
    return new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "hall-taken"));
  }

  private static Hall hall(Readable row) {
    return new Hall(
        text(row, "code"),
        text(row, "name"),
        row.get("seats", Integer.class),
        text(row, "address"),
        text(row, "note"),
        Boolean.TRUE.equals(row.get("closed", Boolean.class)));
  }

  private static String text(Readable row, String column) {
    return requireNonNull(row.get(column, String.class));
  }

  private static Mono<Hall> decided(Decision<Hall> decision) {
    return switch (decision) {
      case Decision.Accepted<Hall>(var hall) -> Mono.just(hall);
      case Decision.Refused<Hall>(var refusal) -> Mono.error(new RefusedException(refusal));
    };
  }
}
