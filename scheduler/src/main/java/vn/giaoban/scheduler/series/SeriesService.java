package vn.giaoban.scheduler.series;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingBatch;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.briefing.Occurrence;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.calendar.WorkingDays;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.job.Sweep;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.writing.Written;

/// Makes series, changes them wholly, from one briefing on or in one briefing, and keeps making the
/// next briefings of those without end.
public final class SeriesService implements Sweep {
  /// How far ahead briefings are made.
  public static final Duration HORIZON = Duration.ofDays(370);

  /// At most so many are ahead: a daily meeting of 492 units for a year would be a great many rows
  /// that are all changed with the series.
  static final int AHEAD = 130;

  private static final Logger log = LoggerFactory.getLogger(SeriesService.class);
  private static final Actor JOB = Actor.job("series");

  private final SeriesRows rows;
  private final BriefingService briefings;
  private final BriefingBatch batch;
  private final Units units;
  private final CalendarDays calendar;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  public SeriesService(
      DatabaseClient database,
      TransactionalOperator transactions,
      BriefingService briefings,
      Units units,
      CalendarDays calendar,
      InstantSource clock) {
    this.rows = new SeriesRows(database);
    this.briefings = briefings;
    this.batch = briefings.batch();
    this.units = units;
    this.calendar = calendar;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// A series and its briefings.
  ///
  /// @param followedBy the series that goes on from it; null: none
  public record Whole(Series series, List<Briefing> briefings, @Nullable UUID followedBy) {}

  /// The series, in its form the units of today; refused as `series-not-found` when there is none.
  public Mono<Whole> get(UUID id) {
    return found(rows.find(id))
        .flatMap(series ->
            Mono.zip(
                    rows.briefings(id).concatMap(briefings::get).collectList(),
                    rows.followedBy(id).singleOptional(),
                    units.lineage(series.form().codes()))
                .map(more ->
                    new Whole(
                        series.with(series.recurrence(), series.form().on(more.getT3(), today())),
                        more.getT1(),
                        more.getT2().orElse(null))));
  }

  private LocalDate today() {
    return clock.instant().atZone(Written.ZONE).toLocalDate();
  }

  /// The meetings a rule would give: what a form shows before it is saved.
  public Mono<List<Slot>> preview(
      @Nullable String startsAt, @Nullable String rule, SeriesForm options, int limit) {
    List<FieldFault> faults = new ArrayList<>();
    Recurrence recurrence = recurrence(rule, startsAt, faults);
    LocalTime time = recurrence == null ? LocalTime.MIDNIGHT : recurrence.first().toLocalTime();
    HolidayMove move = options.move(HolidayMove.KEEP, faults);
    List<Instant> without = options.without(time, List.of(), faults);
    List<Instant> beside = options.beside(time, List.of(), faults);
    if (recurrence == null || !faults.isEmpty()) {
      return refused(faults);
    }
    return calendar
        .workingDays()
        .map(days ->
            SeriesPlan.slots(
                    recurrence,
                    beside.stream().map(Series::local).toList(),
                    without.stream().map(Series::local).toList(),
                    move,
                    days,
                    recurrence.first().plus(HORIZON))
                .stream()
                .limit(limit)
                .toList());
  }

  /// Makes a series and its first briefings.
  ///
  /// @param form with `recurrence`
  /// @return the first briefing
  public Mono<Briefing> make(BriefingForm form, SeriesForm options, Force force, Actor actor) {
    return briefings
        .faults(form, actor)
        .flatMap(known -> {
          List<FieldFault> faults = new ArrayList<>(known);
          Recurrence rule = recurrence(form.recurrence(), form.startsAt(), faults);
          LocalTime time = rule == null ? LocalTime.MIDNIGHT : rule.first().toLocalTime();
          HolidayMove move = options.move(HolidayMove.KEEP, faults);
          List<Instant> without = options.without(time, List.of(), faults);
          List<Instant> beside = options.beside(time, List.of(), faults);
          if (rule == null || !faults.isEmpty()) {
            return refused(faults);
          }
          Instant now = clock.instant();
          Series series =
              new Series(
                  UUID.randomUUID(),
                  rule,
                  SeriesContent.kept(form),
                  without,
                  beside,
                  move,
                  options.carry(true),
                  Instant.EPOCH,
                  false,
                  null,
                  0,
                  null,
                  user(actor),
                  now);
          return rows.insert(series)
              .then(goOn(series, force, actor))
              .as(transactions::transactional)
              .delayUntil(batch::plan)
              .flatMap(made ->
                  made.isEmpty()
                      ? refused(List.of(FieldFault.of("recurrence", "recurrence-never")))
                      : briefings.get(made.getFirst().id()));
        });
  }

  /// Changes one briefing, it and all after it, or all that are not over.
  ///
  /// @param seen as in [BriefingService#change]
  /// @return the briefing itself
  public Mono<Briefing> change(
      UUID briefingId,
      Scope scope,
      BriefingForm form,
      SeriesForm options,
      Set<Integer> seen,
      Force force,
      Actor actor) {
    return briefings
        .get(briefingId)
        .flatMap(briefing -> {
          if (form.recurs() && (scope == Scope.THIS || briefing.seriesId() == null)) {
            String code =
                briefing.seriesId() == null ? "recurrence-no-series" : "recurrence-needs-scope";
            return SeriesService.<Briefing>refused(List.of(FieldFault.of("recurrence", code)));
          }
          if (scope == Scope.THIS || briefing.seriesId() == null) {
            return briefings.change(briefingId, form, seen, force, actor);
          }
          return over(briefing)
              ? Mono.<Briefing>error(refused(Refusal.Kind.CONFLICT, "briefing-over"))
              : briefings
                  .unlessStale(briefing, form, seen)
                  .flatMap(fresh ->
                      changeFrom(
                          Objects.requireNonNull(fresh.seriesId()),
                          fresh,
                          scope,
                          form,
                          options,
                          force,
                          actor))
                  .as(transactions::transactional)
                  .delayUntil(batch::plan)
                  .then(Mono.defer(() -> briefings.get(briefingId)));
        });
  }

  /// Changes all briefings of a series that are not over, and those still to be made.
  public Mono<Whole> changeAll(
      UUID id, BriefingForm form, SeriesForm options, Force force, Actor actor) {
    return found(rows.find(id))
        .flatMap(series -> changeFrom(id, null, Scope.ALL, form, options, force, actor))
        .as(transactions::transactional)
        .delayUntil(batch::plan)
        .then(Mono.defer(() -> get(id)));
  }

  /// Calls off one briefing, it and all after it, or all that are not over.
  public Mono<Void> cancel(UUID briefingId, Scope scope, String reason, Actor actor) {
    return briefings
        .get(briefingId)
        .flatMap(briefing ->
            scope == Scope.THIS || briefing.seriesId() == null
                ? briefings.cancel(briefingId, reason, actor).then()
                : cancelFrom(
                    briefing.seriesId(),
                    scope == Scope.ALL ? null : Series.momentOf(briefing),
                    reason,
                    actor));
  }

  /// Calls off all briefings of a series that are not over; no more are made.
  public Mono<Void> cancelAll(UUID id, String reason, Actor actor) {
    return found(rows.find(id)).flatMap(_ -> cancelFrom(id, null, reason, actor));
  }

  /// Makes the briefings of a year ahead, of every series that has more.
  @Override
  public Mono<Void> run() {
    // A week of slack: one run a week makes a week's briefings, not one run a minute a minute's.
    Instant horizon = clock.instant().plus(HORIZON).minus(Duration.ofDays(7));
    return rows.toContinue(horizon)
        .concatMap(id ->
            rows.lock(id)
                .filter(series -> !series.finished())
                .flatMap(series -> goOn(series, new Force(true, "series"), JOB))
                .as(transactions::transactional)
                .flatMap(batch::plan)
                .onErrorResume(
                    RefusedException.class,
                    e -> {
                      log.warn("series {}: not continued: {}", id, e.refusal().code());
                      return rows.trouble(id, e.refusal().code());
                    }))
        .then();
  }

  /// Makes what is missing up to the horizon.
  private Mono<List<Briefing>> goOn(Series series, Force force, Actor actor) {
    Instant now = clock.instant();
    LocalDateTime end = Series.local(now.plus(HORIZON));
    LocalDateTime first = series.recurrence().first();
    // A series that begins beyond the horizon begins with its first meetings all the same.
    LocalDateTime until =
        series.madeUntil().equals(Instant.EPOCH)
                && first.plusDays(HORIZON.toDays() / 2).isAfter(end)
            ? first.plusDays(HORIZON.toDays() / 2)
            : end;
    return Mono.zip(
            calendar.workingDays(),
            rows.briefings(series.id()).concatMap(briefings::get).collectList(),
            units.lineage(series.form().codes()))
        .flatMap(found -> {
          List<Briefing> there = found.getT2();
          Set<Instant> made = there.stream().map(Series::momentOf).collect(Collectors.toSet());
          long ahead = there.stream().filter(b -> b.startsAt().isAfter(now)).count();
          List<Slot> all = plan(series, found.getT1(), until);
          List<Slot> missing =
              all.stream()
                  .filter(slot -> !made.contains(slot.recurrenceId()))
                  .filter(slot -> !slot.recurrenceId().isBefore(series.madeUntil()))
                  .filter(slot -> slot.startsAt().isAfter(now.minus(Duration.ofMinutes(1))))
                  .limit(Math.max(0, AHEAD - ahead))
                  .toList();
          boolean cut = ahead + missing.size() >= AHEAD;
          LocalDateTime reached =
              cut && !missing.isEmpty() ? missing.getLast().moment().plusSeconds(1) : until;
          boolean nothingLeft =
              series.recurrence().over(reached)
                  && series.added().stream().noneMatch(m -> !m.isBefore(reached));
          if (cut && missing.isEmpty()) {
            return Mono.just(List.<Briefing>of());
          }
          Series next =
              series.made(
                  reached.atZone(Written.ZONE).toInstant(), nothingLeft && !cutShort(all, reached));
          return rows.update(next)
              .then(
                  batch.schedule(
                      missing.stream()
                          .map(slot ->
                              new BriefingBatch.Wanted(
                                  SeriesContent.of(series.form(), slot, found.getT3()),
                                  new Occurrence(series.id(), slot.recurrenceId())))
                          .toList(),
                      force,
                      actor));
        });
  }

  private static boolean cutShort(List<Slot> all, LocalDateTime reached) {
    return all.stream().anyMatch(slot -> !slot.moment().isBefore(reached));
  }

  private static List<Slot> plan(Series series, WorkingDays days, LocalDateTime until) {
    return SeriesPlan.slots(
        series.recurrence(), series.added(), series.leftOut(), series.holidays(), days, until);
  }

  private Mono<List<Briefing>> changeFrom(
      UUID seriesId,
      @Nullable Briefing asked,
      Scope scope,
      BriefingForm form,
      SeriesForm options,
      Force force,
      Actor actor) {
    return Mono.zip(
            found(rows.lock(seriesId)),
            rows.briefings(seriesId).concatMap(briefings::get).collectList(),
            calendar.workingDays())
        .flatMap(found -> {
          Set<String> codes = new LinkedHashSet<>(found.getT1().form().codes());
          codes.addAll(form.codes());
          return units
              .lineage(codes)
              .map(lineage ->
                  new SeriesChange(
                      found.getT1(),
                      found.getT2(),
                      found.getT3(),
                      lineage,
                      asked,
                      scope,
                      clock.instant()));
        })
        .flatMap(change ->
            BriefingService.accepted(change.decide(form, options, UUID.randomUUID(), user(actor))))
        .flatMap(outcome -> carryOut(outcome, force, actor));
  }

  private Mono<List<Briefing>> carryOut(SeriesChange.Outcome outcome, Force force, Actor actor) {
    Series kept = outcome.kept();
    Series other = outcome.other();
    Mono<Void> series = rows.update(kept).then(other == null ? Mono.empty() : rows.insert(other));
    return series
        .thenMany(
            Flux.fromIterable(outcome.dropped()).concatMap(id -> briefings.cancel(id, "", actor)))
        .then(Mono.defer(() -> batch.change(outcome.changes(), force, actor)))
        .flatMap(changed ->
            goOn(other == null ? kept : other, force, actor)
                .map(made -> {
                  List<Briefing> all = new ArrayList<>(changed);
                  all.addAll(made);
                  return all;
                }));
  }

  private Mono<Void> cancelFrom(UUID seriesId, @Nullable Instant from, String reason, Actor actor) {
    return Mono.zip(
            found(rows.lock(seriesId)),
            rows.briefings(seriesId).concatMap(briefings::get).collectList())
        .flatMap(found -> {
          Series series = found.getT1();
          List<Briefing> off =
              found.getT2().stream()
                  .filter(b -> !over(b))
                  .filter(b -> from == null || !Series.momentOf(b).isBefore(from))
                  .sorted(Comparator.comparing(Briefing::startsAt))
                  .toList();
          Instant end =
              from != null
                  ? from
                  : off.isEmpty() ? clock.instant() : Series.momentOf(off.getFirst());
          LocalDateTime last = Series.local(end);
          Series ended =
              series
                  .with(series.recurrence().cutBefore(last), series.form())
                  .dated(
                      series.exDates(),
                      series.rDates().stream().filter(r -> r.isBefore(end)).toList())
                  .made(end, true);
          return rows.update(ended)
              .thenMany(
                  Flux.fromIterable(off).concatMap(b -> briefings.cancel(b.id(), reason, actor)))
              .then();
        })
        .as(transactions::transactional);
  }

  static boolean over(Briefing briefing) {
    return briefing.state() == BriefingState.CLOSED || briefing.state() == BriefingState.CANCELLED;
  }

  private static @Nullable Recurrence recurrence(
      @Nullable String rule, @Nullable String startsAt, List<FieldFault> faults) {
    Instant start = BriefingService.moment(startsAt);
    if (rule == null || rule.isBlank()) {
      faults.add(FieldFault.of("recurrence", "not-blank"));
      return null;
    }
    // Without a start the rule is still looked at: all faults are told together.
    LocalDateTime from = Series.local(start == null ? Instant.EPOCH : start);
    return switch (Recurrence.read(rule, from)) {
      case Decision.Accepted<Recurrence>(var read) -> start == null ? null : read;
      case Decision.Refused<Recurrence>(var refusal) -> {
        faults.addAll(refusal.fields());
        yield null;
      }
    };
  }

  private static String user(Actor actor) {
    return actor.value().substring(actor.value().indexOf(':') + 1);
  }

  private static Mono<Series> found(Mono<Series> series) {
    return series.switchIfEmpty(
        Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "series-not-found")));
  }

  private static <T> Mono<T> refused(List<FieldFault> faults) {
    return Mono.error(() -> new RefusedException(Refusal.invalid(faults)));
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }

  /// Unused slots are told apart by their moment.
  static Map<Instant, Slot> byMoment(List<Slot> slots) {
    Map<Instant, Slot> map = new LinkedHashMap<>();
    slots.forEach(slot -> map.put(slot.recurrenceId(), slot));
    return map;
  }
}
