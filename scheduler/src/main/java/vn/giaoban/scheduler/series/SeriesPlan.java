package vn.giaoban.scheduler.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.giaoban.scheduler.calendar.Holidays;
import vn.giaoban.scheduler.calendar.WorkingDays;

/// Which meetings a series has: its rule's moments and what was added, without what was left out,
/// moved out of holidays. Pure.
final class SeriesPlan {
  private SeriesPlan() {}

  /// The meetings whose moment is before `end`, by moment.
  static List<Slot> slots(
      Recurrence rule,
      Collection<LocalDateTime> added,
      Collection<LocalDateTime> leftOut,
      HolidayMove move,
      WorkingDays days,
      LocalDateTime end) {
    Set<LocalDateTime> moments = new TreeSet<>(rule.before(end));
    added.stream().filter(moment -> moment.isBefore(end)).forEach(moments::add);
    moments.removeAll(Set.copyOf(leftOut));
    Set<LocalDate> taken = new HashSet<>();
    for (LocalDateTime moment : moments) {
      if (move == HolidayMove.KEEP || !holiday(moment.toLocalDate(), days)) {
        taken.add(moment.toLocalDate());
      }
    }
    List<Slot> slots = new ArrayList<>();
    for (LocalDateTime moment : moments) {
      LocalDate day = moment.toLocalDate();
      if (move == HolidayMove.KEEP || !holiday(day, days)) {
        slots.add(new Slot(moment, moment));
        continue;
      }
      LocalDate other =
          switch (move) {
            case BEFORE -> days.onOrBefore(day);
            case AFTER -> days.onOrAfter(day);
            case KEEP, SKIP -> day;
          };
      // A daily meeting that would be moved onto the next one is simply left out.
      if (!other.equals(day) && taken.add(other)) {
        slots.add(new Slot(moment, other.atTime(moment.toLocalTime())));
      }
    }
    return slots;
  }

  /// Whether a day is off for another reason than being a Saturday or Sunday: a meeting that is
  /// held on Saturdays is meant to be.
  private static boolean holiday(LocalDate day, WorkingDays days) {
    Holidays holidays = days.holidays();
    return !days.isWorking(day)
        && (holidays.on(day).isPresent() || holidays.noted(day).isPresent());
  }
}
