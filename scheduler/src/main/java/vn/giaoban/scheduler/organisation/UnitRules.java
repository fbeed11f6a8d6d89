package vn.giaoban.scheduler.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Fields;
import vn.giaoban.scheduler.writing.Written;

/// What a unit must look like.
final class UnitRules {
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,31}");
  private static final Pattern AGENCY_CODE = Pattern.compile("[0-9A-Za-z.]{1,35}");
  private static final Pattern AGENCY_CODE_OLD =
      Pattern.compile("[0-9A-Za-z]{3}\\.[0-9A-Za-z]{2}\\.[0-9A-Za-z]{2}\\.[A-Za-z][0-9A-Za-z]{2}");
  private static final int ADDRESS_LENGTH = 300;
  private static final int TAGS = 30;
  private static final int TAG_LENGTH = 40;
  private static final int NAME_LENGTH = 200;

  private UnitRules() {}

  /// Checks the form by itself: whatever needs no look at other units.
  static Decision<Unit> read(UnitForm form, UUID id) {
    var fields = new Fields();
    String code = Written.line(form.code());
    if (!CODE.matcher(code).matches()) {
      fields.fault(FieldFault.of("code", code.isEmpty() ? "not-blank" : "unit-code"));
    }
    var name = name("name", form.name(), fields);
    Level level = level(form.level(), fields);
    String parent = Written.line(form.parent());
    if (level != null && parent.isEmpty() != level.parents().isEmpty()) {
      fields.fault(
          FieldFault.of("parent", parent.isEmpty() ? "not-blank" : "unit-parent-not-allowed"));
    }
    if (!parent.isEmpty() && parent.equals(code)) {
      fields.fault(FieldFault.of("parent", "unit-below-itself"));
    }
    var email = fields.email("email", form.email());
    var details = details(form, id, fields);
    LocalDate from = fields.date("validFrom", form.validFrom());
    LocalDate to = fields.date("validTo", form.validTo());
    fields.order("validTo", from, to);
    List<String> successors =
        form.successors() == null
            ? List.of()
            : form.successors().stream().map(Written::line).distinct().toList();
    if (!successors.isEmpty() && to == null) {
      fields.fault(FieldFault.of("successors", "unit-successors-need-an-end"));
    }
    if (!fields.sound() || level == null) {
      return Decision.refused(Refusal.invalid(fields.faults()));
    }
    return Decision.accepted(
        new Unit(
            id,
            code,
            Objects.requireNonNull(name),
            level,
            parent.isEmpty() ? null : parent,
            email,
            from,
            to,
            successors,
            details));
  }

  /// The unit with what the form says; what it leaves out stays, what it leaves blank goes.
  static Decision<Unit> corrected(Unit unit, UnitForm form) {
    var fields = new Fields();
    var name = form.name() == null ? unit.name() : name("name", form.name(), fields);
    var email = form.email() == null ? unit.email() : fields.email("email", form.email());
    var was = unit.details();
    var given = details(form, was.body(), fields);
    if (!fields.sound()) {
      return Decision.refused(Refusal.invalid(fields.faults()));
    }
    return Decision.accepted(
        new Unit(
            unit.id(),
            unit.code(),
            Objects.requireNonNull(name),
            unit.level(),
            unit.parent(),
            email,
            unit.validFrom(),
            unit.validTo(),
            unit.successors(),
            new Unit.Details(
                was.body(),
                form.phone() == null ? was.phone() : given.phone(),
                form.address() == null ? was.address() : given.address(),
                form.agencyCode() == null ? was.agencyCode() : given.agencyCode(),
                form.agencyCodeOld() == null ? was.agencyCodeOld() : given.agencyCodeOld(),
                form.tags() == null ? was.tags() : given.tags(),
                was.version())));
  }

  static @Nullable String name(String field, @Nullable String text, Fields fields) {
    var name = Written.line(text);
    if (name.isEmpty()) {
      fields.fault(FieldFault.of(field, "not-blank"));
      return null;
    }
    if (name.length() > NAME_LENGTH) {
      fields.fault(new FieldFault(field, "unit-name-length", Map.of("max", NAME_LENGTH)));
    }
    return name;
  }

  static Unit.Details details(UnitForm form, UUID body, Fields fields) {
    var phone = fields.phone("phone", form.phone());
    var address = fields.line("address", form.address(), ADDRESS_LENGTH, false);
    var agencyCode = agencyCode("agencyCode", form.agencyCode(), AGENCY_CODE, fields);
    var agencyCodeOld = agencyCode("agencyCodeOld", form.agencyCodeOld(), AGENCY_CODE_OLD, fields);
    var tags = tags(form.tags(), fields);
    return new Unit.Details(body, phone, address, agencyCode, agencyCodeOld, tags, 0);
  }

  private static @Nullable String agencyCode(
      String field, @Nullable String text, Pattern pattern, Fields fields) {
    var code = Written.line(text);
    if (code.isEmpty()) {
      return null;
    }
    if (!pattern.matcher(code).matches()) {
      fields.fault(
          FieldFault.of(field, field.equals("agencyCode") ? "agency-code" : "agency-code-old"));
    }
    return code;
  }

  /// Small, each once, in the order given.
  private static List<String> tags(@Nullable Collection<String> given, Fields fields) {
    if (given == null) {
      return List.of();
    }
    var tags =
        given.stream()
            .map(tag -> Written.line(tag).toLowerCase(Locale.ROOT))
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .toList();
    if (tags.size() > TAGS || tags.stream().anyMatch(tag -> tag.length() > TAG_LENGTH)) {
      fields.fault(new FieldFault("tags", "unit-tags", Map.of("max", TAGS, "length", TAG_LENGTH)));
    }
    return tags;
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

  private static @Nullable Level level(@Nullable String text, Fields fields) {
    for (Level level : Level.values()) {
      if (level.name().equals(text)) {
        return level;
      }
    }
    fields.fault(FieldFault.of("level", text == null ? "not-blank" : "unit-level"));
    return null;
  }
}
