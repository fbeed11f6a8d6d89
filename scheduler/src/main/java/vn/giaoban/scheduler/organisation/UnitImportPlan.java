package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.organisation.ImportChange.Kind;
import vn.giaoban.scheduler.organisation.Unit.Details;

/// Works out what must be done so that the tree is as a list wants it. Pure.
///
/// A unit is recognised by its code on the day, never by its name: years later a code may belong to
/// another unit. Another name from the day on is a rename; the same name with the tone elsewhere
/// ("Hòa", "Hoà") is a spelling and makes no history. What the list does not say stays.
final class UnitImportPlan {
  private final Map<String, List<Unit>> existing = new HashMap<>();
  private final Map<String, List<WantedUnit>> wanted = new HashMap<>();
  private final LocalDate on;
  private final boolean dated;
  private final List<ImportFault> faults = new ArrayList<>();
  private final List<ImportChange> changes = new ArrayList<>();
  private int unchanged;

  private UnitImportPlan(
      List<Unit> existing, List<WantedUnit> wanted, LocalDate on, boolean dated) {
    existing.forEach(
        unit -> this.existing.computeIfAbsent(unit.code(), _ -> new ArrayList<>()).add(unit));
    wanted.forEach(
        unit -> this.wanted.computeIfAbsent(unit.code(), _ -> new ArrayList<>()).add(unit));
    this.on = on;
    this.dated = dated;
  }

  record Plan(List<ImportChange> changes, int unchanged, List<ImportFault> faults) {}

  /// @param existing every row of the tree, of all times
  /// @param on the first day of the state the list tells
  /// @param dated whether somebody said that day; else units new to the tree count as having always
  ///   been
  /// @param complete whether what the list leaves out, of its levels and provinces, ends
  static Plan of(
      List<Unit> existing, List<WantedUnit> wanted, LocalDate on, boolean dated, boolean complete) {
    var plan = new UnitImportPlan(existing, wanted, on, dated);
    plan.duplicates();
    wanted.forEach(plan::parent);
    plan.cycles();
    wanted.forEach(plan::successors);
    wanted.forEach(plan::decide);
    if (complete) {
      plan.leaveOut(wanted);
    }
    return new Plan(
        plan.changes.stream().sorted(Comparator.comparingInt(ImportChange::row)).toList(),
        plan.unchanged,
        plan.faults.stream()
            .sorted(
                Comparator.comparingInt((ImportFault fault) -> fault.place().row())
                    .thenComparingInt(fault -> fault.place().column()))
            .toList());
  }

  /// The plan with leaders: whoever leads one of the wanted units and is not known as such.
  ///
  /// @param leaders of today, by the code of the unit
  static Plan led(
      Plan plan,
      List<Unit> existing,
      List<WantedUnit> wanted,
      LocalDate on,
      Map<String, Leader> leaders) {
    var units = new UnitImportPlan(existing, List.of(), on, false);
    var changes = new ArrayList<>(plan.changes());
    int unchanged = plan.unchanged();
    for (var unit : wanted) {
      if (unit.leader() == null || unit.past() || unit.leader().known(leaders.get(unit.code()))) {
        continue;
      }
      int at = 0;
      while (at < changes.size() && changes.get(at).row() != unit.row()) {
        at++;
      }
      if (at < changes.size()) {
        changes.set(at, changes.get(at).led(unit.leader()));
        continue;
      }
      var known = units.on(unit.code(), units.day(unit));
      if (known != null) {
        unchanged--;
        changes.add(new ImportChange(unit.row(), Set.of(), known, known, on).led(unit.leader()));
      }
    }
    changes.sort(Comparator.comparingInt(ImportChange::row));
    return new Plan(changes, unchanged, plan.faults());
  }

  /// The day on which a wanted unit is looked up.
  private LocalDate day(WantedUnit unit) {
    if (unit.past() && unit.to() != null) {
      return unit.to();
    }
    return unit.from() != null && unit.from().isAfter(on) ? unit.from() : on;
  }

  private void duplicates() {
    for (var same : wanted.values()) {
      for (int i = 1; i < same.size(); i++) {
        for (int j = 0; j < i; j++) {
          var one = same.get(j);
          var other = same.get(i);
          if (meet(one, other)) {
            fault(
                other,
                "code",
                other.code(),
                "import-duplicate",
                Map.of("code", other.code(), "first", one.row()));
            break;
          }
        }
      }
    }
  }

  private boolean meet(WantedUnit one, WantedUnit other) {
    if (one.past() != other.past()) {
      return false; // one ended before the day, the other stands on it
    }
    return (one.to() == null || other.from() == null || !one.to().isBefore(other.from()))
        && (other.to() == null || one.from() == null || !other.to().isBefore(one.from()));
  }

  private void parent(WantedUnit unit) {
    if (unit.parent() == null) {
      return;
    }
    var above = levelOf(unit.parent(), unit);
    if (above == null) {
      fault(unit, "parent", unit.parent(), "unknown-unit", Map.of("code", unit.parent()));
    } else if (!unit.level().parents().contains(above)) {
      fault(unit, "parent", unit.parent(), "unit-parent-not-allowed", Map.of());
    }
  }

  private @Nullable Level levelOf(String code, WantedUnit below) {
    var inList =
        wanted.getOrDefault(code, List.of()).stream()
            .filter(unit -> unit.past() == below.past() || !below.past())
            .findFirst()
            .orElse(null);
    if (inList != null) {
      return inList.level();
    }
    var known = on(code, day(below));
    return known == null ? null : known.level();
  }

  /// Goes up from every unit; whoever meets itself is told so once.
  private void cycles() {
    Set<String> told = new HashSet<>();
    for (var same : wanted.values()) {
      for (var unit : same) {
        Set<String> way = new HashSet<>();
        String code = unit.code();
        while (code != null && way.add(code)) {
          code = parentOf(code, unit);
        }
        if (code != null && code.equals(unit.code()) && told.add(code)) {
          told.addAll(way);
          fault(
              unit,
              "parent",
              Objects.requireNonNull(unit.parent()),
              "unit-cycle",
              Map.of("name", unit.name()));
        }
      }
    }
  }

  private @Nullable String parentOf(String code, WantedUnit from) {
    var inList =
        wanted.getOrDefault(code, List.of()).stream()
            .filter(unit -> unit.past() == from.past())
            .findFirst()
            .orElse(null);
    if (inList != null) {
      return inList.parent();
    }
    var known = on(code, day(from));
    return known == null ? null : known.parent();
  }

  private void successors(WantedUnit unit) {
    if (unit.successors() == null || unit.to() == null) {
      return;
    }
    var after = unit.to().plusDays(1);
    for (var code : unit.successors()) {
      boolean inList =
          wanted.getOrDefault(code, List.of()).stream()
              .anyMatch(other ->
                  other != unit
                      && !other.past()
                      && (other.from() == null || !other.from().isAfter(after)));
      if (!inList && on(code, after) == null) {
        fault(unit, "successors", code, "unknown-unit", Map.of("code", code));
      }
    }
  }

  private void decide(WantedUnit unit) {
    var known = on(unit.code(), day(unit));
    if (known == null || (!unit.past() && endsByTheList(known))) {
      add(unit);
      return;
    }
    if (unit.past() && known.validTo() == null && !Objects.equals(known.validTo(), unit.to())) {
      // The list tells of a unit that ended; the one that bears its code today is another.
      if (isHeir(unit, known)) {
        begin(unit, known);
        add(unit);
        return;
      }
    }
    if (known.level() != unit.level()) {
      fault(
          unit,
          "level",
          unit.level().name(),
          "import-level-differs",
          Map.of("name", known.name(), "level", known.level().name()));
      return;
    }
    change(unit, known);
  }

  /// A code that one of the old units bore and one of the new ones bears: imported without a day,
  /// the new one seems to have always been.
  private boolean isHeir(WantedUnit old, Unit known) {
    return known.validFrom() == null
        && wanted.getOrDefault(old.code(), List.of()).stream().anyMatch(unit -> !unit.past());
  }

  /// The list says that this row ended before the day, and that another bears its code from then
  /// on.
  private boolean endsByTheList(Unit known) {
    return wanted.getOrDefault(known.code(), List.of()).stream()
        .anyMatch(unit ->
            unit.past()
                && unit.to() != null
                && on(known.code(), unit.to()) == known
                && !isHeir(unit, known)
                && isOn(known, on));
  }

  private void begin(WantedUnit old, Unit known) {
    changes.add(
        new ImportChange(
            old.row(),
            EnumSet.of(Kind.BEGIN),
            known,
            copy(
                known,
                known.name(),
                known.parent(),
                on,
                known.validTo(),
                known.successors(),
                known.email(),
                known.details()),
            on));
  }

  private void add(WantedUnit unit) {
    var from = unit.from();
    if (from == null && !unit.past()) {
      var before = on(unit.code(), on);
      from = dated || (before != null && endsByTheList(before)) ? on : firstDayAbove(unit);
    }
    var inTheWay = inTheWay(unit, from);
    if (inTheWay != null) {
      fault(
          unit,
          "code",
          unit.code(),
          "import-code-taken",
          Map.of("code", unit.code(), "name", inTheWay.name()));
      return;
    }
    var id = UUID.randomUUID();
    changes.add(
        new ImportChange(
            unit.row(),
            EnumSet.of(Kind.ADD),
            null,
            new Unit(
                id,
                unit.code(),
                unit.name(),
                unit.level(),
                unit.parent(),
                unit.email(),
                from,
                unit.to(),
                unit.successors() == null ? List.of() : unit.successors(),
                details(unit, Details.none(id))),
            from));
  }

  /// A unit cannot have stood below another before that one began.
  private @Nullable LocalDate firstDayAbove(WantedUnit unit) {
    var above = unit.parent() == null ? null : on(unit.parent(), on);
    return above == null ? null : above.validFrom();
  }

  private @Nullable Unit inTheWay(WantedUnit unit, @Nullable LocalDate from) {
    return existing.getOrDefault(unit.code(), List.of()).stream()
        .filter(known -> !begins(known) && !(endsByTheList(known) && !unit.past()))
        .filter(known ->
            (known.validTo() == null || from == null || !known.validTo().isBefore(from))
                && (unit.to() == null
                    || known.validFrom() == null
                    || !unit.to().isBefore(known.validFrom())))
        .findFirst()
        .orElse(null);
  }

  private boolean begins(Unit known) {
    return changes.stream()
        .anyMatch(change -> change.before() == known && change.kinds().contains(Kind.BEGIN));
  }

  private void change(WantedUnit unit, Unit known) {
    var kinds = EnumSet.noneOf(Kind.class);
    boolean started = known.validFrom() != null && !known.validFrom().isBefore(on);
    if (!known.name().equals(unit.name())) {
      boolean correction = started || unit.past() || UnitSpelling.same(known.name(), unit.name());
      kinds.add(correction ? Kind.SPELLING : Kind.RENAME);
    }
    if (!Objects.equals(known.parent(), unit.parent()) && !unit.past()) {
      kinds.add(Kind.MOVE);
    }
    var email = unit.email() == null ? known.email() : unit.email();
    var details = details(unit, known.details());
    if (!Objects.equals(email, known.email()) || !details.equals(known.details())) {
      kinds.add(Kind.DETAILS);
    }
    var from = known.validFrom();
    if (unit.from() != null && !unit.from().equals(from)) {
      from = unit.from();
      kinds.add(Kind.BEGIN);
    }
    var to = known.validTo();
    if (unit.to() != null && !unit.to().equals(to)) {
      to = unit.to();
      kinds.add(Kind.END);
    }
    var successors = known.successors();
    if (unit.successors() != null
        && !new HashSet<>(unit.successors()).equals(new HashSet<>(successors))) {
      successors = unit.successors();
      kinds.add(Kind.SUCCESSORS);
    }
    if (kinds.isEmpty()) {
      unchanged++;
      return;
    }
    changes.add(
        new ImportChange(
            unit.row(),
            kinds,
            known,
            copy(
                known,
                unit.name(),
                unit.past() ? known.parent() : unit.parent(),
                from,
                to,
                successors,
                email,
                details),
            on));
  }

  /// Of the levels and provinces the list is about. A province never ends by not being named: a
  /// list of one province would end all others.
  private void leaveOut(List<WantedUnit> all) {
    Set<Level> levels = EnumSet.noneOf(Level.class);
    Set<@Nullable String> provinces = new HashSet<>();
    for (var unit : all) {
      if (!unit.past()) {
        levels.add(unit.level());
        if (unit.level() == Level.PROVINCE) {
          provinces.add(unit.code());
        }
      }
    }
    for (var same : existing.values()) {
      for (var known : same) {
        if (isOn(known, on.minusDays(1))
            && isOn(known, on)
            && levels.contains(known.level())
            && !wanted.containsKey(known.code())
            && known.level() != Level.PROVINCE
            && provinces.contains(provinceOf(known))) {
          changes.add(
              new ImportChange(
                  0,
                  EnumSet.of(Kind.END),
                  known,
                  copy(
                      known,
                      known.name(),
                      known.parent(),
                      known.validFrom(),
                      on.minusDays(1),
                      List.of(),
                      known.email(),
                      known.details()),
                  on));
        }
      }
    }
  }

  private @Nullable String provinceOf(Unit unit) {
    var at = unit;
    for (int i = 0; i < 10 && at != null && at.parent() != null; i++) {
      at = on(at.parent(), on);
    }
    return at == null ? null : at.code();
  }

  private @Nullable Unit on(String code, LocalDate day) {
    return existing.getOrDefault(code, List.of()).stream()
        .filter(unit -> isOn(unit, day))
        .findFirst()
        .orElse(null);
  }

  private static boolean isOn(Unit unit, LocalDate day) {
    return (unit.validFrom() == null || !unit.validFrom().isAfter(day))
        && (unit.validTo() == null || !unit.validTo().isBefore(day));
  }

  private static Details details(WantedUnit unit, Details was) {
    return new Details(
        was.body(),
        unit.phone() == null ? was.phone() : unit.phone(),
        unit.address() == null ? was.address() : unit.address(),
        unit.agencyCode() == null ? was.agencyCode() : unit.agencyCode(),
        unit.agencyCodeOld() == null ? was.agencyCodeOld() : unit.agencyCodeOld(),
        unit.tags() == null ? was.tags() : unit.tags(),
        was.version());
  }

  private static Unit copy(
      Unit unit,
      String name,
      @Nullable String parent,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      List<String> successors,
      @Nullable String email,
      Details details) {
    return new Unit(
        unit.id(), unit.code(), name, unit.level(), parent, email, from, to, successors, details);
  }

  private void fault(
      WantedUnit unit, String member, String value, String code, Map<String, Object> args) {
    faults.add(new ImportFault(unit.place(member), value, code, args));
  }
}
