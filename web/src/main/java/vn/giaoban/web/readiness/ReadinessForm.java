package vn.giaoban.web.readiness;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;

/// What a site says; what is absent stays as it was.
record ReadinessForm(
    @Nullable Boolean ready,
    @Nullable Integer people,
    @Nullable Duty duty,
    @Nullable SiteCheck check) {
  private static final int MOST_PEOPLE = 999;

  List<FieldFault> faults() {
    var faults = new ArrayList<FieldFault>();
    if (people != null && (people < 1 || people > MOST_PEOPLE)) {
      faults.add(FieldFault.of("people", "invalid"));
    }
    if (duty != null) {
      if (duty.name() != null && duty.name().length() > Duty.LONGEST_NAME) {
        faults.add(FieldFault.of("duty.name", "size"));
      }
      if (!duty.isPhoneGood()) {
        faults.add(FieldFault.of("duty.phone", "phone"));
      }
    }
    if (check != null) {
      check.faults().forEach(member -> faults.add(FieldFault.of(member, "invalid")));
    }
    return faults;
  }
}
