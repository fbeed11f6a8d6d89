package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.organisation.UnitChange.Heir;
import vn.giaoban.scheduler.writing.Fields;
import vn.giaoban.scheduler.writing.Written;

/// What may happen to units. Pure: from the form and the units of the day to a change, or to every
/// fault of the form at once.
final class UnitChangeRules {
  private final Fields fields = new Fields();
  private final UnitChange.Form form;
  private final Tree tree;
  private final LocalDate on;

  private UnitChangeRules(UnitChange.Form form, Tree tree, LocalDate on) {
    this.form = form;
    this.tree = tree;
    this.on = on;
  }

  /// The units of the day before the change and of the day itself, by code.
  ///
  /// @param above codes from a unit upwards, the nearest first, on the day
  record Tree(Map<String, Unit> before, Map<String, Unit> then, Map<String, List<String>> above) {}

  /// The first day the form names; its fault when it names none.
  static Decision<LocalDate> day(UnitChange.Form form) {
    var fields = new Fields();
    var on = fields.date("on", form.on());
    if (on == null && fields.sound()) {
      fields.fault(FieldFault.of("on", "not-blank"));
    }
    return on == null ? Decision.refused(Refusal.invalid(fields.faults())) : Decision.accepted(on);
  }

  static Decision<UnitChange> read(UnitChange.Form form, Tree tree, LocalDate on) {
    return new UnitChangeRules(form, tree, on).read();
  }

  private Decision<UnitChange> read() {
    var change =
        switch (form.kind() == null ? "" : form.kind()) {
          case "RENAME" -> rename();
          case "MOVE" -> move();
          case "MERGE" -> merge();
          case "SPLIT" -> split();
          case "CLOSE" -> close();
          default -> {
            fields.fault(FieldFault.of("kind", "unit-change-kind"));
            yield null;
          }
        };
    return change == null || !fields.sound()
        ? Decision.refused(Refusal.invalid(fields.faults()))
        : Decision.accepted(change);
  }

  private @Nullable UnitChange rename() {
    var unit = going();
    var name = UnitRules.name("name", form.name(), fields);
    if (unit != null && unit.name().equals(name)) {
      fields.fault(FieldFault.of("name", "unit-same-name"));
    }
    return unit == null || name == null ? null : new UnitChange.Rename(on, unit, name);
  }

  private @Nullable UnitChange move() {
    var unit = going();
    var parent = parent("parent", form.parent());
    if (unit == null || parent == null) {
      return null;
    }
    if (parent.code().equals(unit.code())
        || tree.above().getOrDefault(parent.code(), List.of()).contains(unit.code())) {
      fields.fault(new FieldFault("parent", "unit-cycle", Map.of("name", parent.name())));
    } else if (!unit.level().parents().contains(parent.level())) {
      fields.fault(FieldFault.of("parent", "unit-parent-not-allowed"));
    } else if (parent.code().equals(unit.parent())) {
      fields.fault(FieldFault.of("parent", "unit-same-parent"));
    }
    return new UnitChange.Move(on, unit, parent);
  }

  private @Nullable UnitChange merge() {
    var units = several();
    var into = form.into() == null ? List.<UnitForm>of() : form.into();
    if (into.size() != 1) {
      fields.fault(FieldFault.of("into", "unit-merge-into-one"));
      return null;
    }
    var ending = units.stream().map(Unit::code).toList();
    var tags = units.stream().flatMap(unit -> unit.details().tags().stream()).distinct().toList();
    var heir = heir(0, into.getFirst(), ending, units.isEmpty() ? null : units.getFirst(), tags);
    var least = heir == null || heir.fresh() ? 2 : 1;
    if (units.size() < least) {
      fields.fault(new FieldFault("units", "unit-merge-several", Map.of("min", least)));
    }
    return heir == null ? null : new UnitChange.Merge(on, units, heir);
  }

  private @Nullable UnitChange split() {
    var unit = one();
    var into = form.into() == null ? List.<UnitForm>of() : form.into();
    if (into.size() < 2) {
      fields.fault(new FieldFault("into", "unit-split-several", Map.of("min", 2)));
    }
    var heirs = new ArrayList<Heir>();
    var codes = new HashSet<String>();
    for (int i = 0; i < into.size(); i++) {
      var heir =
          heir(i, into.get(i), unit == null ? List.of() : List.of(unit.code()), unit, List.of());
      if (heir != null && !codes.add(heir.unit().code())) {
        fields.fault(
            new FieldFault(
                "into[" + i + "].code", "duplicate-unit", Map.of("code", heir.unit().code())));
      } else if (heir != null) {
        heirs.add(heir);
      }
    }
    return unit == null ? null : new UnitChange.Split(on, unit, heirs);
  }

  private @Nullable UnitChange close() {
    var unit = one();
    return unit == null ? null : new UnitChange.Close(on, unit);
  }

  /// An existing unit by its code alone, or a new one with everything it needs.
  ///
  /// @param ending codes that become free on the day
  /// @param like whose level and parent hold when the form names none
  /// @param tags what the heir of a merger has of those before it, when the form names none
  private @Nullable Heir heir(
      int at, UnitForm given, List<String> ending, @Nullable Unit like, List<String> tags) {
    var code = Written.line(given.code());
    var existing = tree.then().get(code);
    var named = !Written.line(given.name()).isEmpty();
    if (!named && existing != null && !ending.contains(code)) {
      return new Heir(existing, false);
    }
    if (existing != null && !ending.contains(code)) {
      fields.fault(
          new FieldFault(
              "into[" + at + "].code", "unit-code-in-use", Map.of("name", existing.name())));
      return null;
    }
    var form =
        new UnitForm(
            given.code(),
            given.name(),
            given.level() == null && like != null ? like.level().name() : given.level(),
            given.parent() == null && like != null ? like.parent() : given.parent(),
            given.email(),
            on.toString(),
            null,
            null,
            given.phone(),
            given.address(),
            given.agencyCode(),
            given.agencyCodeOld(),
            given.tags() == null ? tags : given.tags());
    return switch (UnitRules.read(form, UUID.randomUUID())) {
      case Decision.Refused<Unit>(var refusal) -> {
        refusal
            .fields()
            .forEach(f ->
                fields.fault(new FieldFault("into[" + at + "]." + f.field(), f.code(), f.args())));
        yield null;
      }
      case Decision.Accepted<Unit>(var unit) -> {
        UnitRules.below(unit, unit.parent() == null ? null : tree.then().get(unit.parent()))
            .forEach(f ->
                fields.fault(new FieldFault("into[" + at + "]." + f.field(), f.code(), f.args())));
        yield new Heir(unit, true);
      }
    };
  }

  /// The one unit, which must still exist on the day.
  private @Nullable Unit going() {
    var unit = one();
    if (unit != null && unit.validTo() != null && unit.validTo().isBefore(on)) {
      fields.fault(new FieldFault("units[0]", "unit-not-then", Map.of("code", unit.code())));
    }
    return unit;
  }

  private @Nullable Unit one() {
    var units = several();
    if (units.size() != 1 && fields.sound()) {
      fields.fault(FieldFault.of("units", "unit-change-one"));
    }
    return units.size() == 1 ? units.getFirst() : null;
  }

  private List<Unit> several() {
    var units = new ArrayList<Unit>();
    var codes = form.units() == null ? List.<String>of() : form.units();
    if (codes.isEmpty()) {
      fields.fault(FieldFault.of("units", "not-empty"));
    }
    for (int i = 0; i < codes.size(); i++) {
      var code = Written.line(codes.get(i));
      var unit = tree.before().get(code);
      var then = tree.then().get(code);
      if (correctable() && then != null && on.equals(then.validFrom())) {
        unit = then; // it begins that very day: what is said corrects it
      }
      if (unit == null) {
        fields.fault(new FieldFault("units[" + i + "]", "unit-not-then", Map.of("code", code)));
      } else if (units.contains(unit)) {
        fields.fault(new FieldFault("units[" + i + "]", "duplicate-unit", Map.of("code", code)));
      } else {
        units.add(unit);
      }
    }
    return units;
  }

  private boolean correctable() {
    return "RENAME".equals(form.kind()) || "MOVE".equals(form.kind());
  }

  private @Nullable Unit parent(String field, @Nullable String given) {
    var code = Written.line(given);
    if (code.isEmpty()) {
      fields.fault(FieldFault.of(field, "not-blank"));
      return null;
    }
    var parent = tree.then().get(code);
    if (parent == null) {
      fields.fault(new FieldFault(field, "unknown-unit", Map.of("code", code)));
    }
    return parent;
  }
}
