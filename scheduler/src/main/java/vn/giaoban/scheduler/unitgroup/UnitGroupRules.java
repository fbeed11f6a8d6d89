package vn.giaoban.scheduler.unitgroup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.writing.Fields;
import vn.giaoban.scheduler.writing.Written;

/// What a group must look like, and whom a rule finds. Pure.
final class UnitGroupRules {
  private static final int NAME = 120;
  private static final int NOTE = 500;

  private UnitGroupRules() {}

  /// @param today the units that exist, by code
  static Decision<UnitGroup> read(
      UnitGroup.Form form, UUID id, Map<String, Unit> today, int version) {
    var fields = new Fields();
    var name = fields.line("name", form.name(), NAME, true);
    var note = fields.line("note", form.note(), NOTE, false);
    var rule = form.rule() == null ? null : rule(form.rule(), today, fields);
    var units = form.units() == null ? List.<String>of() : form.units();
    var codes = new ArrayList<String>();
    if (form.rule() == null) {
      for (int i = 0; i < units.size(); i++) {
        var code = Written.line(units.get(i));
        if (!today.containsKey(code)) {
          fields.fault(new FieldFault("units[" + i + "]", "unknown-unit", Map.of("code", code)));
        } else if (!codes.contains(code)) {
          codes.add(code);
        }
      }
      if (units.isEmpty()) {
        fields.fault(FieldFault.of("units", "not-empty"));
      }
    }
    return fields.sound()
        ? Decision.accepted(
            new UnitGroup(id, Objects.requireNonNull(name), note, rule, codes, version))
        : Decision.refused(Refusal.invalid(fields.faults()));
  }

  private static @Nullable GroupRule rule(
      UnitGroup.RuleForm form, Map<String, Unit> today, Fields fields) {
    var levels = new ArrayList<Level>();
    for (var given : given(form.levels())) {
      Arrays.stream(Level.values())
          .filter(level -> level.name().equals(given))
          .findFirst()
          .ifPresentOrElse(
              levels::add, () -> fields.fault(FieldFault.of("rule.levels", "unit-level")));
    }
    var below = Written.line(form.below());
    if (!below.isEmpty() && !today.containsKey(below)) {
      fields.fault(new FieldFault("rule.below", "unknown-unit", Map.of("code", below)));
    }
    var tags = given(form.tags()).stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList();
    var name = fields.line("rule.name", form.name(), NAME, false);
    if (levels.isEmpty() && below.isEmpty() && tags.isEmpty() && name == null) {
      fields.fault(FieldFault.of("rule", "group-rule-empty"));
    }
    return new GroupRule(levels, below.isEmpty() ? null : below, tags, name, given(form.except()));
  }

  private static List<String> given(@Nullable List<String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().map(Written::line).filter(text -> !text.isEmpty()).distinct().toList();
  }

  /// Whom the rule finds among the units of a day, in their order.
  ///
  /// @param heirs codes that stand on the day for the unit the rule looks below
  static List<String> resolve(GroupRule rule, List<Unit> units, Collection<String> heirs) {
    var byCode = units.stream().collect(Collectors.toMap(Unit::code, Function.identity()));
    return units.stream()
        .filter(unit -> rule.holds(unit, above(unit, byCode), heirs))
        .map(Unit::code)
        .toList();
  }

  private static Set<String> above(Unit unit, Map<String, Unit> byCode) {
    Set<String> above = new HashSet<>();
    var code = unit.parent();
    while (code != null && above.add(code)) {
      var next = byCode.get(code);
      code = next == null ? null : next.parent();
    }
    return above;
  }
}
