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

  private static final String[] FAMILIES = {
    "Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đinh", "Bùi", "Hoàng", "Đỗ", "Phan", "Mai"
  };
  private static final String[] MIDDLES = {
    "Văn", "Thị", "Đức", "Ngọc", "Minh", "Quang", "Thu", "Xuân", "Hữu"
  };
  private static final String[] NAMES = {
    "An", "Bình", "Cường", "Dung", "Giang", "Hà", "Hải", "Hương", "Khánh", "Lan", "Long", "Mai",
    "Nam", "Oanh", "Phúc", "Quý", "Sơn", "Tâm", "Thảo", "Vinh"
  };

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
          return units.insert(rows).then(heads()).then(sites()).thenReturn(rows.size());
        })
        .as(transactions::transactional);
  }

  /// Somebody in every head post of today, with a name that is made up; the province's own is the
  /// chair's account.
  private Mono<Void> heads() {
    return database
        .sql(
            """
            WITH head AS (
              SELECT p.id, u.code, row_number() OVER (ORDER BY u.code) AS n
              FROM post p JOIN unit u ON u.body = p.body
              WHERE p.head AND upper_inf(u.valid))
            INSERT INTO post_holder (id, post_id, name, username, phone, standing, held)
            SELECT gen_random_uuid(), id,
              CASE WHEN code = :province THEN 'Nguyễn Văn Minh'
                ELSE (:families::text[])[1 + (n * 7) % array_length(:families::text[], 1)] || ' '
                  || (:middles::text[])[1 + (n * 5) % array_length(:middles::text[], 1)] || ' '
                  || (:names::text[])[1 + (n * 11) % array_length(:names::text[], 1)] END,
              CASE WHEN code = :province THEN 'chutich' END,
              '0229 38' || lpad((10000 + n * 7)::text, 5, '0'), 'HOLDER',
              daterange('2025-07-01', NULL)
            FROM head\
            """)
        .bind("province", PROVINCE)
        .bind("families", FAMILIES)
        .bind("middles", MIDDLES)
        .bind("names", NAMES)
        .then();
  }

  /// The hall of one commune with the sites of its hamlets, to look at.
  private Mono<Void> sites() {
    return database
        .sql(
            """
            WITH hall AS (
              INSERT INTO site (id, body, name, place, phone, seats, equipment, keeper)
              SELECT gen_random_uuid(), body, 'Hội trường UBND xã', 'Tầng 2, trụ sở UBND xã',
                '0228 3877 001', 120,
                '[{"kind":"CODEC","name":null,"count":1},{"kind":"CAMERA","name":null,"count":2},
                  {"kind":"MICROPHONE","name":null,"count":6},
                  {"kind":"SCREEN","name":"75 inch","count":2}]', 'Vũ Mạnh Hùng'
              FROM unit WHERE code = '14215' AND upper_inf(valid) RETURNING id, body)
            INSERT INTO site (id, body, above, name, seats, position)
            SELECT gen_random_uuid(), body, id, 'Nhà văn hóa xóm ' || n, 40, n
            FROM hall CROSS JOIN generate_series(1, 14) AS n\
            """)
        .then();
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
