package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.organisation.UnitChange.Ended;
import vn.giaoban.scheduler.organisation.UnitChange.Heir;
import vn.giaoban.scheduler.writing.Written;

/// Carries out what happens to units: renames, moves, merges, splits, closings.
public final class UnitChanges {
  private final TransactionalOperator transactions;
  private final Units units;
  private final UnitPeriods periods;
  private final Successions successions;

  public UnitChanges(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      Successions successions) {
    this.transactions = transactions;
    this.units = units;
    this.periods = new UnitPeriods(database);
    this.successions = successions;
  }

  /// Carries out a change: all of it or nothing. Briefings of that day and later, which have not
  /// begun, go over to the heirs.
  ///
  /// @return the units as they stand on the day, those that take over or go on
  public Mono<List<Unit>> apply(UnitChange.Form form, Actor actor) {
    return switch (UnitChangeRules.day(form)) {
      case Decision.Refused<LocalDate>(var refusal) -> Mono.error(new RefusedException(refusal));
      case Decision.Accepted<LocalDate>(var on) ->
          periods
              .queueUp()
              .then(Mono.defer(() -> tree(form, on)))
              .map(tree -> UnitChangeRules.read(form, tree, on))
              .flatMap(decision ->
                  switch (decision) {
                    case Decision.Refused<UnitChange>(var refusal) ->
                        Mono.<Done>error(new RefusedException(refusal));
                    case Decision.Accepted<UnitChange>(var change) -> carryOut(change);
                  })
              .flatMap(done ->
                  successions
                      .succeeded(on, done.ended(), actor)
                      .map(briefings -> new Told(done.now(), briefings)))
              .as(transactions::transactional)
              .onErrorMap(DataIntegrityViolationException.class, UnitChanges::taken)
              .flatMap(told -> successions.told(told.briefings()).then(units.byIds(told.now())))
              .map(now -> List.copyOf(now.values()));
    };
  }

  private record Done(List<UUID> now, List<Ended> ended) {}

  private record Told(List<UUID> now, List<UUID> briefings) {}

  private Mono<Done> carryOut(UnitChange change) {
    return switch (change) {
      case UnitChange.Rename(var on, var unit, var name) ->
          on.equals(unit.validFrom())
              ? periods.correctName(unit.id(), name).thenReturn(kept(unit))
              : periods.goOn(unit.id(), on, name, null).map(row -> went(unit, row));
      case UnitChange.Move(var on, var unit, var parent) ->
          on.equals(unit.validFrom())
              ? periods.correctParent(unit.id(), parent.id()).thenReturn(kept(unit))
              : periods.goOn(unit.id(), on, null, parent.id()).map(row -> went(unit, row));
      case UnitChange.Merge(var on, var ending, var into) -> merge(on, ending, into);
      case UnitChange.Split(var on, var unit, var into) ->
          childless(unit, on).then(takeOver(on, List.of(unit), into));
      case UnitChange.Close(var on, var unit) ->
          childless(unit, on)
              .then(periods.end(List.of(unit.id()), on))
              .thenReturn(new Done(List.of(), List.of(new Ended(unit.id(), List.of()))));
    };
  }

  private static Done kept(Unit unit) {
    return new Done(List.of(unit.id()), List.of());
  }

  private static Done went(Unit unit, UUID row) {
    return new Done(List.of(row), List.of(new Ended(unit.id(), List.of(row))));
  }

  /// What stood below those that end goes on below the heir.
  private Mono<Done> merge(LocalDate on, List<Unit> ending, Heir into) {
    return takeOver(on, ending, List.of(into))
        .zipWhen(_ -> periods.below(ids(ending), on))
        .flatMap(found -> {
          var ended = new ArrayList<>(found.getT1().ended());
          return Flux.fromIterable(found.getT2())
              .concatMap(child ->
                  periods
                      .goOn(child, on, null, into.unit().id())
                      .doOnNext(row -> ended.add(new Ended(child, List.of(row)))))
              .then(Mono.fromSupplier(() -> new Done(found.getT1().now(), ended)));
        });
  }

  private Mono<Done> takeOver(LocalDate on, List<Unit> ending, List<Heir> heirs) {
    var fresh = heirs.stream().filter(Heir::fresh).map(Heir::unit).toList();
    var heirIds = heirs.stream().map(heir -> heir.unit().id()).toList();
    return periods
        .end(ids(ending), on)
        .then(Mono.defer(() -> fresh.isEmpty() ? Mono.empty() : units.insert(fresh)))
        .then(Mono.defer(() -> periods.link(ids(ending), heirIds)))
        .thenReturn(
            new Done(heirIds, ending.stream().map(unit -> new Ended(unit.id(), heirIds)).toList()));
  }

  /// Refused when units still stand below: nobody could say where they belong.
  private Mono<Void> childless(Unit unit, LocalDate on) {
    return periods
        .below(List.of(unit.id()), on)
        .flatMap(units::byIds)
        .flatMap(below ->
            below.isEmpty()
                ? Mono.<Void>empty()
                : Mono.error(
                    new RefusedException(
                        Refusal.invalid(
                            List.of(
                                new FieldFault(
                                    "units[0]",
                                    "unit-has-children",
                                    Map.of(
                                        "count",
                                        below.size(),
                                        "name",
                                        below.values().iterator().next().name())))))));
  }

  private Mono<UnitChangeRules.Tree> tree(UnitChange.Form form, LocalDate on) {
    var codes = new LinkedHashSet<String>();
    if (form.units() != null) {
      form.units().forEach(code -> codes.add(Written.line(code)));
    }
    codes.add(Written.line(form.parent()));
    if (form.into() != null) {
      form.into().forEach(unit -> codes.add(Written.line(unit.code())));
      form.into().forEach(unit -> codes.add(Written.line(unit.parent())));
    }
    return Mono.zip(units.byCodes(codes, on.minusDays(1)), units.byCodes(codes, on))
        .flatMap(found -> {
          var parents = new LinkedHashSet<>(codes);
          found.getT1().values().forEach(unit -> addParent(parents, unit));
          return Mono.zip(
                  units.byCodes(parents, on), periods.above(Written.line(form.parent()), on))
              .map(more ->
                  new UnitChangeRules.Tree(
                      found.getT1(),
                      more.getT1(),
                      Map.of(Written.line(form.parent()), more.getT2())));
        });
  }

  private static void addParent(LinkedHashSet<String> codes, Unit unit) {
    if (unit.parent() != null) {
      codes.add(unit.parent());
    }
  }

  private static List<UUID> ids(List<Unit> units) {
    return units.stream().map(Unit::id).toList();
  }

  /// Somebody else was faster, or a row of later days is in the way.
  private static Throwable taken(DataIntegrityViolationException e) {
    return String.valueOf(e.getMessage()).contains("unit_code_once_at_a_time")
        ? new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "unit-changed-later"))
        : e;
  }
}
