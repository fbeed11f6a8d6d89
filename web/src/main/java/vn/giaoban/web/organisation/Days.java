package vn.giaoban.web.organisation;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.writing.Written;

/// The day a question is about: given as `2025-07-01`, else today.
@Component
class Days {
  private static final int LAST_YEAR = 9999;

  private final InstantSource clock;

  Days(InstantSource clock) {
    this.clock = clock;
  }

  LocalDate today() {
    return clock.instant().atZone(Written.ZONE).toLocalDate();
  }

  /// The day; today when none or an impossible one is given, which is noted in `faults`.
  LocalDate read(String field, @Nullable String given, List<FieldFault> faults) {
    if (given == null || given.isBlank()) {
      return today();
    }
    try {
      LocalDate date = LocalDate.parse(given.strip());
      if (Math.abs(date.getYear()) <= LAST_YEAR) {
        return date;
      }
    } catch (DateTimeException reportedBelow) {
      // falls through
    }
    faults.add(FieldFault.of(field, "unit-date"));
    return today();
  }

  /// The day of a parameter `on`.
  LocalDate read(@Nullable String on) {
    var faults = new ArrayList<FieldFault>();
    var day = read("on", on, faults);
    if (!faults.isEmpty()) {
      throw new RefusedException(Refusal.invalid(faults));
    }
    return day;
  }
}
