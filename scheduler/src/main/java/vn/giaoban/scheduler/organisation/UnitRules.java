package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Written;

/// What a unit must look like.
final class UnitRules {
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,31}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,190}");
  private static final int NAME_LENGTH = 200;

  private UnitRules() {}

  /// Checks the form by itself: whatever needs no look at other units.
  static Decision<Unit> read(UnitForm form, UUID id) {
    List<FieldFault> faults = new ArrayList<>();
    String code = Written.line(form.code());
    if (!CODE.matcher(code).matches()) {
      faults.add(FieldFault.of("code", code.isEmpty() ? "not-blank" : "unit-code"));
    }
    String name = Written.line(form.name());
    if (name.isEmpty()) {
      faults.add(FieldFault.of("name", "not-blank"));
    } else if (name.length() > NAME_LENGTH) {
      faults.add(new FieldFault("name", "unit-name-length", Map.of("max", NAME_LENGTH)));
    }
    Level level = level(form.level(), faults);
    String parent = Written.line(form.parent());
    if (level != null && parent.isEmpty() != level.parents().isEmpty()) {
      faults.add(
          FieldFault.of("parent", parent.isEmpty() ? "not-blank" : "unit-parent-not-allowed"));
    }
    String email = Written.line(form.email());
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      faults.add(FieldFault.of("email", "email"));
    }
    LocalDate from = date("validFrom", form.validFrom(), faults);
    LocalDate to = date("validTo", form.validTo(), faults);
    if (from != null && to != null && to.isBefore(from)) {
      faults.add(FieldFault.of("validTo", "unit-ends-before-it-starts"));
    }
    List<String> successors =
        form.successors() == null
            ? List.of()
            : form.successors().stream().map(Written::line).distinct().toList();
    if (!successors.isEmpty() && to == null) {
      faults.add(FieldFault.of("successors", "unit-successors-need-an-end"));
    }
    if (!faults.isEmpty() || level == null) {
      return Decision.refused(Refusal.invalid(faults));
    }
    return Decision.accepted(
        new Unit(
            id,
            code,
            name,
            level,
            parent.isEmpty() ? null : parent,
            email.isEmpty() ? null : email,
            from,
            to,
            successors));
  }

  /// Checks it against the unit above.
  ///
  /// @param above the unit with the parent's code on the first day; null when there is none
  static List<FieldFault> below(Unit unit, @Nullable Unit above) {
    if (unit.parent() == null) {
      return List.of();
    }
    if (above == null) {
      return List.of(new FieldFault("parent", "unknown-unit", Map.of("code", unit.parent())));
    }
    if (!unit.level().parents().contains(above.level())) {
      return List.of(FieldFault.of("parent", "unit-parent-not-allowed"));
    }
    return List.of();
  }

  private static @Nullable Level level(@Nullable String text, List<FieldFault> faults) {
    for (Level level : Level.values()) {
      if (level.name().equals(text)) {
        return level;
      }
    }
    faults.add(FieldFault.of("level", text == null ? "not-blank" : "unit-level"));
    return null;
  }

  private static @Nullable LocalDate date(
      String field, @Nullable String text, List<FieldFault> faults) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text.strip());
      // PostgreSQL's dates end in the year 5874897; a calendar of offices ends earlier.
      if (date.getYear() >= 1900 && date.getYear() <= 2200) {
        return date;
      }
    } catch (DateTimeParseException reportedBelow) {
      // falls through
    }
    faults.add(FieldFault.of(field, "unit-date"));
    return null;
  }
}
