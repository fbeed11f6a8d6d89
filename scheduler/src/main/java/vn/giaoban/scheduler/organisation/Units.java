package vn.giaoban.scheduler.organisation;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.writing.Written;

/// The tree of units, on any date.
public final class Units {
  private static final String SELECT =
      """
      SELECT u.id, u.code, u.name, u.level, p.code AS parent, u.email,
             u.body, u.phone, u.address, u.agency_code, u.agency_code_old, u.tags, u.version,
             lower(u.valid) AS valid_from, upper(u.valid) - 1 AS valid_to,
             ARRAY(SELECT s.code FROM unit_successor x JOIN unit s ON s.id = x.successor_id
                   WHERE x.unit_id = u.id ORDER BY s.code) AS successors
      FROM unit u LEFT JOIN unit p ON p.id = u.parent
      """;

  private static final String IN_ORDER =
      """

      ORDER BY array_position(ARRAY['PROVINCE', 'DEPARTMENT', 'DISTRICT', 'COMMUNE'], u.level),
               u.code, u.valid\
      """;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;

  public Units(DatabaseClient database, TransactionalOperator transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /// The units asked for: by level from the top, then by code.
  public Flux<Unit> search(UnitQuery query) {
    List<String> conditions = new ArrayList<>(List.of("u.valid @> :on"));
    if (query.parent() != null) {
      conditions.add("p.code = :parent");
    }
    if (query.level() != null) {
      conditions.add("u.level = :level");
    }
    if (query.q() != null) {
      conditions.add("(position(fold(normalize(:q)) IN u.folded) > 0 OR u.code = :q)");
    }
    GenericExecuteSpec spec =
        database
            .sql(SELECT + "WHERE " + String.join(" AND ", conditions) + IN_ORDER)
            .bind("on", query.on());
    if (query.parent() != null) {
      spec = spec.bind("parent", query.parent());
    }
    if (query.level() != null) {
      spec = spec.bind("level", query.level().name());
    }
    if (query.q() != null) {
      spec = spec.bind("q", Written.line(query.q()));
    }
    return fetch(spec);
  }

  /// The units that bear these codes on a date, by code; codes unknown on that date are absent.
  public Mono<Map<String, Unit>> byCodes(Collection<String> codes, LocalDate on) {
    return codes.isEmpty()
        ? Mono.just(Map.of())
        : fetch(
                database
                    .sql(SELECT + "WHERE u.code = ANY(:codes) AND u.valid @> :on")
                    .bind("codes", codes.toArray(String[]::new))
                    .bind("on", on))
            .collectMap(Unit::code);
  }

  /// Every unit that ever bore one of these codes, the oldest first.
  public Flux<Unit> everByCodes(Collection<String> codes) {
    return codes.isEmpty()
        ? Flux.empty()
        : fetch(
            database
                .sql(SELECT + "WHERE u.code = ANY(:codes) ORDER BY u.code, u.valid")
                .bind("codes", codes.toArray(String[]::new)));
  }

  /// The units with these ids, by id.
  public Mono<Map<UUID, Unit>> byIds(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Mono.just(Map.of())
        : fetch(
                database
                    .sql(SELECT + "WHERE u.id = ANY(:ids)")
                    .bind("ids", ids.toArray(UUID[]::new)))
            .collectMap(Unit::id);
  }

  /// Who stands in the place of these codes on any day; codes that name no unit are none's.
  public Mono<Lineage> lineage(Collection<String> codes) {
    return codes.isEmpty()
        ? Mono.just(Lineage.NONE)
        : database
            .sql(
                """
                WITH RECURSIVE line (id, depth) AS (
                  SELECT u.id, 0 FROM unit u WHERE u.code = ANY(:codes)
                  UNION
                  SELECT x.successor_id, l.depth + 1
                  FROM line l JOIN unit_successor x ON x.unit_id = l.id WHERE l.depth < 12)
                SELECT u.id, u.code, lower(u.valid) AS since, upper(u.valid) AS until,
                  ARRAY(SELECT x.successor_id FROM unit_successor x WHERE x.unit_id = u.id) AS heirs
                FROM unit u WHERE u.id IN (SELECT id FROM line) ORDER BY u.code, u.valid\
                """)
            .bind("codes", codes.toArray(String[]::new))
            .map(row ->
                new Lineage.Period(
                    requireNonNull(row.get("id", UUID.class)),
                    requireNonNull(row.get("code", String.class)),
                    row.get("since", LocalDate.class),
                    row.get("until", LocalDate.class),
                    Arrays.asList(requireNonNull(row.get("heirs", UUID[].class)))))
            .all()
            .collectList()
            .map(Lineage::new);
  }

  /// Every row of the tree, of all times.
  Mono<List<Unit>> everything() {
    return fetch(database.sql(SELECT + "ORDER BY u.code, u.valid")).collectList();
  }

  /// The unit that bears a code on a day; refused as `unit-not-found` when there is none.
  public Mono<Unit> get(String code, LocalDate on) {
    return byCodes(List.of(code), on)
        .flatMap(found -> Mono.justOrEmpty(found.get(code)))
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.of(
                        Refusal.Kind.NOT_FOUND,
                        "unit-not-found",
                        Map.of("code", code, "on", on.toString())))));
  }

  /// Changes what is known of a unit, not its place in the tree: that is [UnitChanges]'s. A name is
  /// changed as a correction: for all days of the row.
  ///
  /// @param form null members stay; empty ones are taken out
  /// @param version as read; refused as `unit-changed` when somebody was faster. Null: whatever it
  ///   is
  public Mono<Unit> correct(String code, LocalDate on, UnitForm form, @Nullable Integer version) {
    return get(code, on)
        .flatMap(unit ->
            version == null || version == unit.details().version()
                ? Mono.just(unit)
                : Mono.error(changed(unit)))
        .flatMap(unit ->
            switch (UnitRules.corrected(unit, form)) {
              case Decision.Refused<Unit>(var refusal) ->
                  Mono.<Unit>error(new RefusedException(refusal));
              case Decision.Accepted<Unit>(var next) -> update(next);
            })
        .flatMap(unit -> get(code, on))
        .as(transactions::transactional);
  }

  private static RefusedException changed(Unit unit) {
    return new RefusedException(
        Refusal.of(
            Refusal.Kind.STALE,
            "unit-changed",
            Map.of("name", unit.name(), "version", unit.details().version())));
  }

  private Mono<Unit> update(Unit unit) {
    var spec =
        database
            .sql(
                """
                UPDATE unit SET name = :name, email = :email, phone = :phone, address = :address,
                  agency_code = :agency, agency_code_old = :agencyOld, tags = :tags,
                  version = version + 1
                WHERE id = :id AND version = :version\
                """)
            .bind("id", unit.id())
            .bind("version", unit.details().version())
            .bind("name", unit.name())
            .bind("tags", unit.details().tags().toArray(String[]::new));
    spec = text(spec, "email", unit.email());
    spec = text(spec, "phone", unit.details().phone());
    spec = text(spec, "address", unit.details().address());
    spec = text(spec, "agency", unit.details().agencyCode());
    return text(spec, "agencyOld", unit.details().agencyCodeOld())
        .fetch()
        .rowsUpdated()
        .flatMap(rows -> rows == 0 ? Mono.error(changed(unit)) : Mono.just(unit));
  }

  private static GenericExecuteSpec text(
      GenericExecuteSpec spec, String name, @Nullable String value) {
    return value == null ? spec.bindNull(name, String.class) : spec.bind(name, value);
  }

  /// Takes a unit into the tree. Refused as `invalid-input`, or as `unit-code-taken` when the code
  /// belongs to another unit in those years.
  public Mono<Unit> add(UnitForm form) {
    return switch (UnitRules.read(form, UUID.randomUUID())) {
      case Decision.Refused<Unit>(var refusal) -> Mono.error(new RefusedException(refusal));
      case Decision.Accepted<Unit>(var unit) ->
          checked(unit)
              .flatMap(u -> insert(List.of(u)).thenReturn(u))
              .as(transactions::transactional)
              .onErrorMap(DataIntegrityViolationException.class, e -> taken(unit, e));
    };
  }

  /// Inserts units as they are; parents and successors may be among them. The caller's transaction.
  Mono<Void> insert(List<Unit> units) {
    List<String> above =
        units.stream()
            .map(Unit::parent)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .distinct()
            .toList();
    return units.isEmpty()
        ? Mono.empty()
        : everByCodes(above)
            .collectList()
            .flatMap(known -> insert(units, parents(units, known)))
            .then(Mono.defer(() -> successors(units)));
  }

  /// One statement, so that whatever listens to the table hears of a list once.
  private Mono<Void> insert(List<Unit> units, String[] parents) {
    return database
        .sql(
            """
            INSERT INTO unit (id, code, name, level, parent, email, valid, body, phone, address,
                              agency_code, agency_code_old, tags)
            SELECT id, code, name, level, parent, email, daterange(valid_from, valid_to, '[]'), body,
                   phone, address, agency_code, agency_code_old, string_to_array(tags, chr(31))
            FROM unnest(:ids::uuid[], :codes::text[], :names::text[], :levels::text[],
                        :parents::uuid[], :emails::text[], :froms::date[], :tos::date[],
                        :bodies::uuid[], :phones::text[], :addresses::text[], :agencies::text[],
                        :agenciesOld::text[], :tags::text[])
              AS t (id, code, name, level, parent, email, valid_from, valid_to, body, phone, address,
                    agency_code, agency_code_old, tags)
            ORDER BY id <> body\
            """)
        .bind("ids", array(units, Unit::id, new UUID[0]))
        .bind("codes", array(units, Unit::code, new String[0]))
        .bind("names", array(units, Unit::name, new String[0]))
        .bind("levels", array(units, u -> u.level().name(), new String[0]))
        .bind("parents", parents)
        .bind("emails", texts(units, Unit::email))
        .bind("froms", texts(units, u -> u.validFrom()))
        .bind("tos", texts(units, u -> u.validTo()))
        .bind("bodies", array(units, u -> u.details().body(), new UUID[0]))
        .bind("phones", texts(units, u -> u.details().phone()))
        .bind("addresses", texts(units, u -> u.details().address()))
        .bind("agencies", texts(units, u -> u.details().agencyCode()))
        .bind("agenciesOld", texts(units, u -> u.details().agencyCodeOld()))
        .bind("tags", array(units, u -> String.join("\u001f", u.details().tags()), new String[0]))
        .then();
  }

  /// The row above each: the one that bears the parent's code on the first day.
  ///
  /// @param known rows that bear such codes already
  private static String[] parents(List<Unit> units, List<Unit> known) {
    Map<String, List<Unit>> byCode =
        Stream.concat(known.stream(), units.stream()).collect(Collectors.groupingBy(Unit::code));
    return texts(
        units,
        unit ->
            unit.parent() == null
                ? null
                : byCode.getOrDefault(unit.parent(), List.of()).stream()
                    .filter(above -> covers(above, unit.validFrom()))
                    .map(Unit::id)
                    .findFirst()
                    .orElse(null));
  }

  /// @param day null: the beginning of time
  private static boolean covers(Unit unit, @Nullable LocalDate day) {
    return day == null
        ? unit.validFrom() == null
        : (unit.validFrom() == null || !unit.validFrom().isAfter(day))
            && (unit.validTo() == null || !unit.validTo().isBefore(day));
  }

  /// The successors of rows are what they say, no longer what they were.
  Mono<Void> succeed(List<Unit> units) {
    return units.isEmpty()
        ? Mono.empty()
        : database
            .sql("DELETE FROM unit_successor WHERE unit_id = ANY(:ids)")
            .bind("ids", array(units, Unit::id, new UUID[0]))
            .then()
            .then(Mono.defer(() -> successors(units)));
  }

  /// Connects units inserted before with those that bear their successors' codes on the day after
  /// their last.
  private Mono<Void> successors(List<Unit> units) {
    if (units.stream().allMatch(unit -> unit.successors().isEmpty())) {
      return Mono.empty();
    }
    return database
        .sql(
            """
            INSERT INTO unit_successor (unit_id, successor_id)
            SELECT u.id, s.id
            FROM unnest(:ids::uuid[], :successors::text[]) AS t (id, successors)
            JOIN unit u ON u.id = t.id
            CROSS JOIN regexp_split_to_table(t.successors, ' ') AS wanted
            JOIN unit s ON s.code = wanted AND s.valid @> upper(u.valid)\
            """)
        .bind("ids", array(units, Unit::id, new UUID[0]))
        .bind(
            "successors",
            texts(units, u -> u.successors().isEmpty() ? null : String.join(" ", u.successors())))
        .then();
  }

  private Mono<Unit> checked(Unit unit) {
    LocalDate first = unit.validFrom() == null ? LocalDate.of(1900, 1, 1) : unit.validFrom();
    List<String> above = unit.parent() == null ? List.of() : List.of(unit.parent());
    LocalDate after = unit.validTo() == null ? LocalDate.MAX : unit.validTo().plusDays(1);
    return Mono.zip(byCodes(above, first), byCodes(unit.successors(), after))
        .flatMap(found -> {
          List<FieldFault> faults =
              new ArrayList<>(
                  UnitRules.below(
                      unit, unit.parent() == null ? null : found.getT1().get(unit.parent())));
          for (int i = 0; i < unit.successors().size(); i++) {
            String code = unit.successors().get(i);
            if (!found.getT2().containsKey(code)) {
              faults.add(
                  new FieldFault("successors[" + i + "]", "unknown-unit", Map.of("code", code)));
            }
          }
          return faults.isEmpty()
              ? Mono.just(unit)
              : Mono.error(new RefusedException(Refusal.invalid(faults)));
        });
  }

  private static Throwable taken(Unit unit, DataIntegrityViolationException e) {
    return String.valueOf(e.getMessage()).contains("unit_code_once_at_a_time")
        ? new RefusedException(
            Refusal.of(Refusal.Kind.CONFLICT, "unit-code-taken", Map.of("code", unit.code())))
        : e;
  }

  private static Flux<Unit> fetch(GenericExecuteSpec spec) {
    return spec.map(Units::unit).all().collectList().flatMapIterable(units -> units);
  }

  private static Unit unit(Readable row) {
    return new Unit(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("code", String.class)),
        requireNonNull(row.get("name", String.class)),
        Level.valueOf(requireNonNull(row.get("level", String.class))),
        row.get("parent", String.class),
        row.get("email", String.class),
        row.get("valid_from", LocalDate.class),
        row.get("valid_to", LocalDate.class),
        Arrays.asList(requireNonNull(row.get("successors", String[].class))),
        new Unit.Details(
            requireNonNull(row.get("body", UUID.class)),
            row.get("phone", String.class),
            row.get("address", String.class),
            row.get("agency_code", String.class),
            row.get("agency_code_old", String.class),
            Arrays.asList(requireNonNull(row.get("tags", String[].class))),
            requireNonNull(row.get("version", Integer.class))));
  }

  private static <T> T[] array(List<Unit> units, Function<Unit, T> f, T[] type) {
    return units.stream().map(f).toList().toArray(type);
  }

  /// As text with nulls; PostgreSQL casts it to what the column is.
  private static String[] texts(List<Unit> units, Function<Unit, ? extends @Nullable Object> f) {
    return units.stream()
        .map(f)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }
}
