package vn.giaoban.scheduler.organisation;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.organisation.ImportChange.Kind;
import vn.giaoban.scheduler.organisation.UnitChange.Ended;
import vn.giaoban.scheduler.table.Table;
import vn.giaoban.scheduler.table.Tables;
import vn.giaoban.scheduler.writing.Written;

/// Brings the tree to what a list says: all of it in one transaction, or nothing. The same list
/// again changes nothing.
public final class UnitImport {
  /// Most octets of a list.
  public static final int MAX_OCTETS = 20 << 20;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;
  private final Units units;
  private final UnitPeriods periods;
  private final LeaderRows leaders;
  private final Successions successions;
  private final InstantSource clock;

  public UnitImport(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      Successions successions,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.units = units;
    this.periods = new UnitPeriods(database);
    this.leaders = new LeaderRows(database);
    this.successions = successions;
    this.clock = clock;
  }

  /// How a list is to be taken.
  ///
  /// @param on first day of the state it tells; null: today
  /// @param complete whether what it leaves out, of its levels and provinces, ends
  public record Order(@Nullable LocalDate on, boolean complete) {}

  /// What importing would do; nothing is changed.
  public Mono<ImportReport> preview(byte[] octets, Order order) {
    return table(octets).flatMap(table -> report(table, order)).as(transactions::transactional);
  }

  /// Imports. The report's faults are empty, or nothing was imported.
  public Mono<ImportReport> run(byte[] octets, Order order, Actor actor) {
    return table(octets)
        .flatMap(table ->
            periods
                .queueUp()
                .then(Mono.defer(() -> report(table, order)))
                .flatMap(report ->
                    report.faults().isEmpty()
                        ? apply(report, day(order))
                            .flatMap(ended -> successions.succeeded(day(order), ended, actor))
                            .map(briefings -> new Done(report, briefings))
                        : Mono.just(new Done(report, List.of())))
                .as(transactions::transactional))
        .onErrorMap(DataIntegrityViolationException.class, UnitImport::later)
        .flatMap(done -> successions.told(done.briefings()).thenReturn(done.report()));
  }

  private record Done(ImportReport report, List<UUID> briefings) {}

  private LocalDate day(Order order) {
    return order.on() == null ? clock.instant().atZone(Written.ZONE).toLocalDate() : order.on();
  }

  /// Computed aside: a whole country takes a moment.
  private static Mono<Table> table(byte[] octets) {
    return Mono.fromCallable(() -> Tables.read(octets))
        .subscribeOn(Schedulers.boundedElastic())
        .map(decision ->
            switch (decision) {
              case Decision.Accepted<Table>(var table) -> table;
              case Decision.Refused<Table>(var refusal) -> throw new RefusedException(refusal);
            });
  }

  private Mono<ImportReport> report(Table table, Order order) {
    var on = day(order);
    return units
        .everything()
        .flatMap(existing -> {
          Set<String> codes = existing.stream().map(Unit::code).collect(Collectors.toSet());
          var reading = UnitListReader.read(table, on, codes::contains);
          var led = reading.units().stream().filter(unit -> unit.leader() != null).toList();
          return leaders
              .on(led.stream().map(WantedUnit::code).toList(), on)
              .map(known -> report(table, order, existing, reading, known));
        });
  }

  private ImportReport report(
      Table table,
      Order order,
      List<Unit> existing,
      UnitListReader.Reading reading,
      Map<String, Leader> known) {
    var on = day(order);
    var plan =
        UnitImportPlan.led(
            UnitImportPlan.of(existing, reading.units(), on, order.on() != null, order.complete()),
            existing,
            reading.units(),
            on,
            known);
    var faults = new ArrayList<>(reading.faults());
    faults.addAll(plan.faults());
    return new ImportReport(
        table.format(),
        table.encoding(),
        reading.layout().name(),
        table.lines().size() - 1,
        plan.changes(),
        plan.unchanged(),
        faults,
        table.formulas(),
        reading.padded());
  }

  /// @return the rows that ended
  private Mono<List<Ended>> apply(ImportReport report, LocalDate on) {
    var added = of(report, change -> change.before() == null);
    var ended = of(report, change -> change.kinds().contains(Kind.END) && change.row() == 0);
    var corrected =
        of(
            report,
            change ->
                change.before() != null
                    && change.row() > 0
                    && !justGoesOn(change)
                    && !change.kinds().equals(Set.of(Kind.LEADER)));
    var goingOn = of(report, ImportChange::goesOn);
    var inherited =
        of(report, change -> change.before() != null && change.kinds().contains(Kind.SUCCESSORS));
    return correct(corrected)
        .then(
            Mono.defer(() ->
                ended.isEmpty()
                    ? Mono.empty()
                    : periods.end(
                        ended.stream().map(change -> change.after().id()).toList(),
                        Objects.requireNonNull(ended.getFirst().from()))))
        .then(Mono.defer(() -> units.insert(added.stream().map(ImportChange::after).toList())))
        .then(Mono.defer(() -> units.succeed(inherited.stream().map(ImportChange::after).toList())))
        .thenMany(Flux.defer(() -> Flux.fromIterable(goingOn).concatMap(this::goOn)))
        .collectList()
        .delayUntil(_ ->
            Flux.fromIterable(led(report, on).entrySet())
                .concatMap(day -> leaders.put(day.getValue(), day.getKey()))
                .then());
  }

  /// The leaders to be put, by day and unit: of a unit that begins later from its first day on.
  private static Map<LocalDate, Map<String, Leader>> led(ImportReport report, LocalDate on) {
    Map<LocalDate, Map<String, Leader>> led = new TreeMap<>();
    for (var change : report.changes()) {
      if (change.leader() != null) {
        var first = change.after().validFrom();
        led.computeIfAbsent(
                first != null && first.isAfter(on) ? first : on, _ -> new LinkedHashMap<>())
            .put(change.after().code(), change.leader());
      }
    }
    return led;
  }

  private static boolean justGoesOn(ImportChange change) {
    return change.goesOn()
        && change.kinds().size()
            == (change.kinds().contains(Kind.RENAME) && change.kinds().contains(Kind.MOVE) ? 2 : 1)
                + (change.kinds().contains(Kind.LEADER) ? 1 : 0);
  }

  private static List<ImportChange> of(
      ImportReport report, java.util.function.Predicate<ImportChange> which) {
    return report.changes().stream().filter(which).toList();
  }

  private Mono<Ended> goOn(ImportChange change) {
    var before = Objects.requireNonNull(change.before());
    var on = Objects.requireNonNull(change.from());
    var name = change.kinds().contains(Kind.RENAME) ? change.after().name() : null;
    var parent = change.kinds().contains(Kind.MOVE) ? change.after().parent() : null;
    var above =
        parent == null
            ? Mono.just(java.util.Optional.<UUID>empty())
            : units
                .byCodes(List.of(parent), on)
                .map(
                    found -> java.util.Optional.of(Objects.requireNonNull(found.get(parent)).id()));
    return above.flatMap(id ->
        before.validFrom() != null && !before.validFrom().isBefore(on)
            ? periods
                .correctParent(before.id(), id.orElseThrow())
                .thenReturn(new Ended(before.id(), List.of()))
            : periods
                .goOn(before.id(), on, name, id.orElse(null))
                .map(row -> new Ended(before.id(), List.of(row))));
  }

  /// Sets what is corrected in place; names only where they are spellings.
  private Mono<Void> correct(List<ImportChange> changes) {
    if (changes.isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(
            """
            UPDATE unit u SET name = t.name, email = t.email, phone = t.phone, address = t.address,
              agency_code = t.agency_code, agency_code_old = t.agency_code_old,
              tags = string_to_array(t.tags, chr(31)),
              valid = daterange(t.valid_from, t.valid_to, '[]'), version = version + 1
            FROM unnest(:ids::uuid[], :names::text[], :emails::text[], :phones::text[],
                        :addresses::text[], :agencies::text[], :agenciesOld::text[], :tags::text[],
                        :froms::date[], :tos::date[])
              AS t (id, name, email, phone, address, agency_code, agency_code_old, tags, valid_from,
                    valid_to)
            WHERE u.id = t.id\
            """)
        .bind("ids", changes.stream().map(change -> change.after().id()).toArray(UUID[]::new))
        .bind("names", texts(changes, UnitImport::name))
        .bind("emails", texts(changes, change -> change.after().email()))
        .bind("phones", texts(changes, change -> change.after().details().phone()))
        .bind("addresses", texts(changes, change -> change.after().details().address()))
        .bind("agencies", texts(changes, change -> change.after().details().agencyCode()))
        .bind("agenciesOld", texts(changes, change -> change.after().details().agencyCodeOld()))
        .bind(
            "tags",
            texts(changes, change -> String.join("\u001f", change.after().details().tags())))
        .bind("froms", texts(changes, change -> change.after().validFrom()))
        .bind("tos", texts(changes, change -> change.after().validTo()))
        .then();
  }

  private static String name(ImportChange change) {
    return change.kinds().contains(Kind.SPELLING)
        ? change.after().name()
        : Objects.requireNonNull(change.before()).name();
  }

  private static String[] texts(
      List<ImportChange> changes, Function<ImportChange, ? extends @Nullable Object> f) {
    return changes.stream()
        .map(f)
        .map(value -> value == null ? null : value.toString())
        .toArray(String[]::new);
  }

  /// A row of later days is in the way, which the plan has not seen.
  private static Throwable later(DataIntegrityViolationException e) {
    return String.valueOf(e.getMessage()).contains("unit_code_once_at_a_time")
        ? new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "unit-changed-later"))
        : e;
  }
}
