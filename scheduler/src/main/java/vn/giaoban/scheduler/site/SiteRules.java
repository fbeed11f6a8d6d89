package vn.giaoban.scheduler.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Fields;

/// What sites and contacts must look like. Pure.
final class SiteRules {
  private static final int LINE = 200;
  private static final int NOTE = 1000;
  private static final int PIECES = 50;
  private static final int COUNT = 999;
  private static final int SEATS = 100_000;

  private SiteRules() {}

  /// @param others the unit's other sites
  static Decision<Site> site(Site.Form form, UUID id, List<Site> others, int version) {
    var fields = new Fields();
    var name = fields.line("name", form.name(), LINE, true);
    var place = fields.line("place", form.place(), LINE, false);
    var phone = fields.phone("phone", form.phone());
    var keeper = fields.line("keeper", form.keeper(), LINE, false);
    var note = fields.line("note", form.note(), NOTE, false);
    if (form.seats() != null && (form.seats() < 1 || form.seats() > SEATS)) {
      fields.fault(new FieldFault("seats", "site-seats", Map.of("max", SEATS)));
    }
    above(form.above(), id, others, fields);
    var equipment = equipment(form.equipment(), fields);
    return fields.sound()
        ? Decision.accepted(
            new Site(
                id,
                form.above(),
                Objects.requireNonNull(name),
                place,
                phone,
                form.seats(),
                equipment,
                keeper,
                note,
                form.position() == null ? others.size() : form.position(),
                version))
        : Decision.refused(Refusal.invalid(fields.faults()));
  }

  /// It must be a site of the same unit, and not one below itself.
  private static void above(@Nullable UUID above, UUID id, List<Site> others, Fields fields) {
    var at = above;
    for (int steps = 0; at != null; steps++) {
      var next = at;
      var site = others.stream().filter(one -> one.id().equals(next)).findFirst().orElse(null);
      if (at.equals(id) || steps > others.size()) {
        fields.fault(FieldFault.of("above", "site-cycle"));
        return;
      }
      if (site == null) {
        fields.fault(FieldFault.of("above", "site-unknown"));
        return;
      }
      at = site.above();
    }
  }

  private static List<Equipment> equipment(
      @Nullable List<Site.EquipmentForm> given, Fields fields) {
    var all = new ArrayList<Equipment>();
    var pieces = given == null ? List.<Site.EquipmentForm>of() : given;
    if (pieces.size() > PIECES) {
      fields.fault(new FieldFault("equipment", "site-equipment-many", Map.of("max", PIECES)));
      return all;
    }
    for (int i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      var kind =
          Arrays.stream(Equipment.Kind.values())
              .filter(one -> one.name().equals(piece.kind()))
              .findFirst()
              .orElse(null);
      var name = fields.line("equipment[" + i + "].name", piece.name(), LINE, false);
      int count = piece.count() == null ? 1 : piece.count();
      if (kind == null) {
        fields.fault(FieldFault.of("equipment[" + i + "].kind", "site-equipment-kind"));
      }
      if (count < 1 || count > COUNT) {
        fields.fault(
            new FieldFault(
                "equipment[" + i + "].count", "site-equipment-count", Map.of("max", COUNT)));
      }
      if (kind != null) {
        all.add(new Equipment(kind, name, count));
      }
    }
    return all;
  }

  static Decision<Contact> contact(Contact.Form form, UUID id, int version) {
    var fields = new Fields();
    var name = fields.line("name", form.name(), LINE, true);
    var duty = fields.line("duty", form.duty(), LINE, false);
    var email = fields.email("email", form.email());
    var phone = fields.phone("phone", form.phone());
    if (fields.sound() && email == null && phone == null) {
      fields.fault(FieldFault.of("phone", "contact-needs-a-way"));
    }
    return fields.sound()
        ? Decision.accepted(
            new Contact(
                id,
                Objects.requireNonNull(name),
                duty,
                email,
                phone,
                form.position() == null ? 0 : form.position(),
                version))
        : Decision.refused(Refusal.invalid(fields.faults()));
  }
}
