package vn.giaoban.scheduler.record.store;

import io.r2dbc.spi.Readable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.scheduler.record.Notation;
import vn.giaoban.scheduler.record.RecordType;
import vn.giaoban.scheduler.record.RegisterEntry;
import vn.giaoban.scheduler.record.RegisterNumbers;

/// The register in PostgreSQL. The series' row is the lock: `ON CONFLICT DO UPDATE` waits for
/// whoever took the number before and did not commit yet.
public final class RegisterOverR2dbc implements RegisterNumbers {
  private final DatabaseClient database;
  private final IssuingOffice.Source offices;
  private final InstantSource clock;

  public RegisterOverR2dbc(
      DatabaseClient database, IssuingOffice.Source offices, InstantSource clock) {
    this.database = database;
    this.offices = offices;
    this.clock = clock;
  }

  @Override
  public Mono<RegisterEntry> take(RegisterEntry.Request request, Actor actor) {
    return offices
        .office()
        .flatMap(office ->
            next(request.issuedOn().getYear(), request.type())
                .map(number ->
                    entry(
                        request,
                        new Notation(number, request.type(), office.abbreviation()),
                        office)))
        .flatMap(entry -> insert(entry, actor).thenReturn(entry));
  }

  private Mono<Integer> next(int year, RecordType type) {
    return database
        .sql(
            """
            INSERT INTO register_series AS s (year, type, last) VALUES (:year, :type, 1)
            ON CONFLICT (year, type) DO UPDATE SET last = s.last + 1
            RETURNING last
            """)
        .bind("year", year)
        .bind("type", type.abbreviation())
        .map(row -> value(row, "last", Integer.class))
        .one();
  }

  private static RegisterEntry entry(
      RegisterEntry.Request request, Notation notation, IssuingOffice office) {
    return new RegisterEntry(
        UUID.randomUUID(),
        notation.number(),
        notation.text(),
        request.issuedOn(),
        request.type(),
        request.subject(),
        office.fullName(),
        request.signer(),
        request.pages());
  }

  private Mono<Void> insert(RegisterEntry entry, Actor actor) {
    return database
        .sql(
            """
            INSERT INTO register_entry
              (id, year, type, number, notation, issued_on, subject, issuing_unit, signer, pages,
               taken_by, taken_at)
            VALUES (:id, :year, :type, :number, :notation, :date, :subject, :unit, :signer, :pages,
                    :by, :at)
            """)
        .bind("id", entry.id())
        .bind("year", entry.issuedOn().getYear())
        .bind("type", entry.type().abbreviation())
        .bind("number", entry.number())
        .bind("notation", entry.notation())
        .bind("date", entry.issuedOn())
        .bind("subject", entry.subject())
        .bind("unit", entry.issuingUnit())
        .bind("signer", entry.signer())
        .bind("pages", entry.pages())
        .bind("by", actor.value())
        .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
        .then();
  }

  @Override
  public Mono<List<RegisterEntry>> search(
      int year, Optional<RecordType> type, String words, int limit) {
    return database
        .sql(
            """
            SELECT id, type, number, notation, issued_on, subject, issuing_unit, signer, pages
            FROM register_entry
            WHERE year = :year
              AND (:type = '' OR type = :type)
              AND (:words = '' OR position(fold(:words) IN folded) > 0)
            ORDER BY taken_at DESC, type, number DESC
            LIMIT :limit
            """)
        .bind("year", year)
        .bind("type", type.map(RecordType::abbreviation).orElse(""))
        .bind("words", words.strip())
        .bind("limit", limit)
        .map(RegisterOverR2dbc::entry)
        .all()
        .collectList();
  }

  private static RegisterEntry entry(Readable row) {
    return new RegisterEntry(
        value(row, "id", UUID.class),
        value(row, "number", Integer.class),
        value(row, "notation", String.class),
        value(row, "issued_on", LocalDate.class),
        RecordType.of(value(row, "type", String.class)).orElseThrow(),
        value(row, "subject", String.class),
        value(row, "issuing_unit", String.class),
        value(row, "signer", String.class),
        value(row, "pages", Integer.class));
  }

  private static <T> T value(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
