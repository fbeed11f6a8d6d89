package vn.giaoban.scheduler.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingBatch;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.briefing.Occurrence;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.organisation.Lineage;
import vn.giaoban.scheduler.writing.Written;

/// What a change of a series, wholly or from one briefing on, does to it and to each of its
/// briefings. Pure. What is over stays as it was held: a change of the time cuts the series before
/// the first briefing that is not.
final class SeriesChange {
  private final Series series;
  private final List<Briefing> briefings;
  private final WorkingDays days;
  private final @Nullable Briefing asked;
  private final Scope scope;
  private final Instant now;
  private final Lineage lineage;

  /// @param briefings all of the series, by moment
  /// @param lineage who took over from units the series or the change names
  /// @param asked the briefing the change was asked for on; null: on the series itself
  SeriesChange(
      Series series,
      List<Briefing> briefings,
      WorkingDays days,
      Lineage lineage,
      @Nullable Briefing asked,
      Scope scope,
      Instant now) {
    this.series = series;
    this.briefings = briefings;
    this.days = days;
    this.lineage = lineage;
    this.asked = asked;
    this.scope = scope;
    this.now = now;
  }

  /// What is to be done.
  ///
  /// @param kept the series as it is from now on
  /// @param other the series that goes on from it; null: it was not cut
  /// @param dropped briefings that no longer have a place
  record Outcome(
      Series kept,
      @Nullable Series other,
      List<BriefingBatch.Change> changes,
      List<UUID> dropped) {}

  Decision<Outcome> decide(BriefingForm form, SeriesForm options, UUID otherId, String by) {
    List<FieldFault> faults = new ArrayList<>();
    List<Briefing> live =
        briefings.stream()
            .filter(b -> !SeriesService.over(b))
            .filter(b ->
                scope != Scope.FOLLOWING
                    || asked == null
                    || !Series.momentOf(b).isBefore(Series.momentOf(asked)))
            .sorted(Comparator.comparing(Series::momentOf))
            .toList();
    Briefing pivot = asked != null ? asked : live.isEmpty() ? null : live.getFirst();
    Recurrence rule = series.recurrence();
    LocalDateTime cut =
        live.isEmpty() ? Series.local(now) : Series.local(Series.momentOf(live.getFirst()));
    boolean pastThere =
        briefings.stream().anyMatch(b -> Series.local(Series.momentOf(b)).isBefore(cut));

    Shift shift = shift(form, pivot, faults);
    Recurrence base = pastThere ? rule.from(firstFrom(rule, cut)) : rule;
    Recurrence next = base;
    boolean newRule = form.recurrence() != null && !form.recurrence().isBlank();
    if (newRule) {
      LocalDateTime start =
          (pastThere ? cut : rule.first())
              .toLocalDate()
              .plusDays(shift.days())
              .atTime(shift.time(rule.first().toLocalTime()));
      next = accepted(Recurrence.read(String.valueOf(form.recurrence()), start), base, faults);
    } else if (shift.any()) {
      next =
          accepted(
              base.shifted(shift.days(), shift.time(rule.first().toLocalTime())), base, faults);
    }
    LocalTime time = next.first().toLocalTime();
    HolidayMove move = options.move(series.holidays(), faults);
    List<Instant> without = options.without(time, series.exDates(), faults);
    List<Instant> beside = options.beside(time, series.rDates(), faults);
    if (!faults.isEmpty()) {
      return Decision.refused(Refusal.invalid(faults));
    }

    boolean timed =
        newRule && !next.rule().equals(base.rule())
            || shift.any()
            || !next.first().equals(base.first());
    BriefingForm content = SeriesContent.changed(series.form(), form);
    boolean split = pastThere && (timed || scope == Scope.FOLLOWING);
    if (shift.any()) {
      without = moved(without, shift, options.exDates() == null);
      beside = moved(beside, shift, options.rDates() == null);
    }
    if (shift.any() || split) {
      // Briefings that were called off stay called off, at their new time.
      List<Instant> off = new ArrayList<>(without);
      briefings.stream()
          .filter(b -> b.state() == BriefingState.CANCELLED)
          .map(b -> shift.of(Series.momentOf(b), time))
          .forEach(off::add);
      without = List.copyOf(new LinkedHashSet<>(off));
    }

    Series run;
    Series kept;
    Series other = null;
    if (split) {
      kept =
          series
              .with(rule.cutBefore(cut), series.form())
              .dated(series.exDates(), before(series.rDates(), cut))
              .made(cut.atZone(Written.ZONE).toInstant(), true);
      run =
          series
              .continuedAs(otherId, next, content, now, by)
              .dated(without, after(beside, cut))
              .run(move, options.carry(series.carryOver()));
      other = run;
    } else {
      run =
          series
              .with(timed ? next : rule, content)
              .dated(without, beside)
              .run(move, options.carry(series.carryOver()));
      kept = run;
    }
    return Decision.accepted(places(kept, other, run, live, form, shift, newRule, pivot));
  }

  /// Which briefing goes where.
  private Outcome places(
      Series kept,
      @Nullable Series other,
      Series run,
      List<Briefing> live,
      BriefingForm form,
      Shift shift,
      boolean newRule,
      @Nullable Briefing pivot) {
    LocalDateTime end =
        Series.local(now.plus(SeriesService.HORIZON)).plusDays(Math.abs(shift.days()) + 1);
    Map<Instant, Slot> before =
        SeriesService.byMoment(
            SeriesPlan.slots(
                series.recurrence(),
                series.added(),
                series.leftOut(),
                series.holidays(),
                days,
                end));
    List<Slot> all =
        SeriesPlan.slots(run.recurrence(), run.added(), run.leftOut(), run.holidays(), days, end);
    Map<Instant, Slot> free = SeriesService.byMoment(all);
    Map<UUID, Slot> placed = new LinkedHashMap<>();
    LocalTime time = run.recurrence().first().toLocalTime();
    for (Briefing one : live) {
      Instant moment = newRule ? Series.momentOf(one) : shift.of(Series.momentOf(one), time);
      Slot slot = free.remove(moment);
      if (slot != null) {
        placed.put(one.id(), slot);
      }
    }
    if (newRule) {
      byDay(live, free, placed);
      nearest(live, free, placed);
    }
    Set<UUID> dropped = new LinkedHashSet<>();
    List<BriefingBatch.Change> changes = new ArrayList<>();
    for (Briefing one : live) {
      Slot slot = placed.get(one.id());
      if (slot == null) {
        dropped.add(one.id());
        continue;
      }
      Slot old =
          before.getOrDefault(
              Series.momentOf(one),
              new Slot(Series.local(Series.momentOf(one)), Series.local(one.startsAt())));
      boolean whole = asked != null && pivot != null && one.id().equals(pivot.id());
      changes.add(
          new BriefingBatch.Change(
              one.id(),
              SeriesContent.forOne(
                  one,
                  series.form().on(lineage, Series.local(one.startsAt()).toLocalDate()),
                  form.on(lineage, slot.held().toLocalDate()),
                  old,
                  slot,
                  whole),
              new Occurrence(run.id(), slot.recurrenceId())));
    }
    // What lies before the first one that was made anew is not made after the fact.
    Instant from = changes.isEmpty() ? now : earliest(placed.values());
    Series next = run.made(newRule || shift.any() ? from : run.madeUntil(), false);
    Set<Instant> gone = new LinkedHashSet<>(run.exDates());
    live.stream()
        .filter(one -> dropped.contains(one.id()))
        .map(Series::momentOf)
        .filter(free::containsKey)
        .forEach(gone::add);
    next = next.dated(List.copyOf(gone), next.rDates());
    return other == null
        ? new Outcome(next, null, changes, List.copyOf(dropped))
        : new Outcome(kept, next, changes, List.copyOf(dropped));
  }

  private static void byDay(List<Briefing> live, Map<Instant, Slot> free, Map<UUID, Slot> placed) {
    Map<LocalDate, Slot> days = new HashMap<>();
    free.values().forEach(slot -> days.putIfAbsent(slot.moment().toLocalDate(), slot));
    for (Briefing one : live) {
      Slot slot = days.get(Series.local(Series.momentOf(one)).toLocalDate());
      if (!placed.containsKey(one.id()) && slot != null) {
        free.remove(slot.recurrenceId());
        days.remove(slot.moment().toLocalDate());
        placed.put(one.id(), slot);
      }
    }
  }

  /// The rest go to whatever free moment is nearest.
  private void nearest(List<Briefing> live, Map<Instant, Slot> free, Map<UUID, Slot> placed) {
    for (Briefing one : live) {
      if (placed.containsKey(one.id())) {
        continue;
      }
      free.values().stream()
          .filter(slot -> slot.startsAt().isAfter(now))
          .min(
              Comparator.comparing(
                  slot -> Duration.between(Series.momentOf(one), slot.recurrenceId()).abs()))
          .ifPresent(slot -> {
            free.remove(slot.recurrenceId());
            placed.put(one.id(), slot);
          });
    }
  }

  private static Instant earliest(Iterable<Slot> slots) {
    Instant first = Instant.MAX;
    for (Slot slot : slots) {
      first = slot.recurrenceId().isBefore(first) ? slot.recurrenceId() : first;
    }
    return first;
  }

  private static LocalDateTime firstFrom(Recurrence rule, LocalDateTime cut) {
    return rule.moments(Integer.MAX_VALUE).stream()
        .filter(moment -> !moment.isBefore(cut))
        .findFirst()
        .orElse(cut);
  }

  /// By how much the change moves the meetings.
  ///
  /// @param time of the day from now on; null: as before
  private record Shift(long days, @Nullable LocalTime time) {
    boolean any() {
      return days != 0 || time != null;
    }

    LocalTime time(LocalTime otherwise) {
      return time == null ? otherwise : time;
    }

    Instant of(Instant moment, LocalTime newTime) {
      LocalDateTime local = Series.local(moment);
      return local
          .toLocalDate()
          .plusDays(days)
          .atTime(time == null ? local.toLocalTime() : newTime)
          .atZone(Written.ZONE)
          .toInstant();
    }
  }

  private Shift shift(BriefingForm form, @Nullable Briefing pivot, List<FieldFault> faults) {
    if (form.startsAt() == null || pivot == null) {
      return new Shift(0, null);
    }
    Instant start = BriefingService.moment(form.startsAt());
    if (start == null) {
      faults.add(FieldFault.of("startsAt", "briefing-time"));
      return new Shift(0, null);
    }
    if (start.isBefore(now.minus(Duration.ofMinutes(1))) && !start.equals(pivot.startsAt())) {
      faults.add(FieldFault.of("startsAt", "briefing-in-the-past"));
    }
    LocalDateTime wanted = Series.local(start);
    LocalDateTime had = Series.local(pivot.startsAt());
    long days = ChronoUnit.DAYS.between(had.toLocalDate(), wanted.toLocalDate());
    LocalTime time = wanted.toLocalTime();
    return new Shift(days, time.equals(had.toLocalTime()) ? null : time);
  }

  private static List<Instant> moved(List<Instant> moments, Shift shift, boolean old) {
    return old
        ? moments.stream().map(m -> shift.of(m, shift.time(Series.local(m).toLocalTime()))).toList()
        : moments;
  }

  private static List<Instant> before(List<Instant> moments, LocalDateTime cut) {
    return moments.stream().filter(m -> Series.local(m).isBefore(cut)).toList();
  }

  private static List<Instant> after(List<Instant> moments, LocalDateTime cut) {
    return moments.stream().filter(m -> !Series.local(m).isBefore(cut)).toList();
  }

  private static Recurrence accepted(
      Decision<Recurrence> decision, Recurrence otherwise, List<FieldFault> faults) {
    return switch (decision) {
      case Decision.Accepted<Recurrence>(var rule) -> rule;
      case Decision.Refused<Recurrence>(var refusal) -> {
        faults.addAll(refusal.fields());
        yield otherwise;
      }
    };
  }
}
