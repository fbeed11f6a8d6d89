package vn.giaoban.scheduler.organisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// The demonstration province: Ninh Bình as it is since July 2025, with its departments, and as
/// history the provinces, districts and communes it was made from (as of March 2025). Codes, names,
/// dates and successors are the official ones; the addresses are made up, in a domain that is
/// reserved for examples.
public final class DemoProvince {
  /// Code of the province.
  public static final String PROVINCE = "37";

  private static final String TABLE = "/province/ninh-binh.csv";

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Units units;

  public DemoProvince(DatabaseClient database, TransactionalOperator transactions, Units units) {
    this.database = database;
    this.transactions = transactions;
    this.units = units;
  }

  /// Loads the province into a database without units; all of it or nothing.
  ///
  /// @return how many units were loaded; 0 when there were units already
  public Mono<Integer> load() {
    // The lock makes two nodes that start at once load it once.
    return database
        .sql("SELECT pg_advisory_xact_lock(hashtext('demo province'))")
        .then()
        .then(
            database
                .sql("SELECT EXISTS (SELECT FROM unit) AS taken")
                .map(row -> Boolean.TRUE.equals(row.get("taken", Boolean.class)))
                .one())
        .flatMap(taken -> {
          if (taken) {
            return Mono.just(0);
          }
          List<Unit> rows = read();
          return units.insert(rows).thenReturn(rows.size());
        })
        .as(transactions::transactional);
  }

  /// The rows of the table. It is ours, so it has neither quotes nor commas inside a field.
  static List<Unit> read() {
    try (var in = Objects.requireNonNull(DemoProvince.class.getResourceAsStream(TABLE), TABLE);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(DemoProvince::unit).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Unit unit(String line) {
    String[] f = line.split(",", -1);
    return new Unit(
        UUID.randomUUID(),
        f[0],
        f[1],
        Level.valueOf(f[2]),
        given(f[3]),
        given(f[4]),
        LocalDate.parse(f[5]),
        f[6].isEmpty() ? null : LocalDate.parse(f[6]),
        f[7].isEmpty() ? List.of() : List.of(f[7].split(" ")));
  }

  private static @Nullable String given(String field) {
    return field.isEmpty() ? null : field;
  }
}
