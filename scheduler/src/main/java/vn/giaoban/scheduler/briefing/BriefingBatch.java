package vn.giaoban.scheduler.briefing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.Journal.Happening;

/// Several briefings made or changed together: what a series does. Everything here belongs into one
/// transaction of the caller, who calls [#plan] after it. Clashes of all of them are told at once.
public final class BriefingBatch {
  /// More than so many clashes help nobody.
  private static final int TOLD = 100;

  private final BriefingService briefings;
  private final BriefingRows rows;
  private final Bookings bookings;
  private final Journal journal;
  private final InstantSource clock;

  BriefingBatch(
      BriefingService briefings,
      BriefingRows rows,
      Bookings bookings,
      Journal journal,
      InstantSource clock) {
    this.briefings = briefings;
    this.rows = rows;
    this.bookings = bookings;
    this.journal = journal;
    this.clock = clock;
  }

  /// One to be made. Units that have ended by its day are replaced by their successors.
  public record Wanted(BriefingForm form, Occurrence occurrence) {}

  /// One to be changed.
  ///
  /// @param occurrence its place from now on
  public record Change(UUID id, BriefingForm form, Occurrence occurrence) {}

  /// @param rebook whether the bookings are others than before
  private record Step(
      @Nullable Briefing before,
      Briefing after,
      List<Booking> needed,
      boolean rebook,
      List<Happening> told) {}

  /// Makes them.
  public Mono<List<Briefing>> schedule(List<Wanted> wanted, Force force, Actor actor) {
    Instant now = clock.instant();
    return Flux.fromIterable(wanted)
        .concatMap(one -> planned(one, actor, now))
        .collectList()
        .flatMap(steps -> carryOut(steps, force, actor));
  }

  /// Changes them; what a form does not mention stays.
  public Mono<List<Briefing>> change(List<Change> changes, Force force, Actor actor) {
    Instant now = clock.instant();
    List<Change> inOrder =
        changes.stream().sorted(Comparator.comparing(Change::id)).toList(); // locks in one order
    return Flux.fromIterable(inOrder)
        .concatMap(one -> changed(one, now))
        .collectList()
        .flatMap(steps -> carryOut(steps, force, actor));
  }

  /// Plans the rooms of briefings that are saved.
  public Mono<Void> plan(List<Briefing> saved) {
    return Flux.fromIterable(saved).concatMap(briefings::plan).then();
  }

  private Mono<Step> planned(Wanted wanted, Actor actor, Instant now) {
    return briefings
        .namesFor(wanted.form(), now)
        .flatMap(names -> {
          UUID id = UUID.randomUUID();
          String by = BriefingService.account(actor);
          return BriefingService.decided(BriefingRules.schedule(wanted.form(), names, id, by, now))
              .map(briefing -> {
                Briefing placed = briefing.at(wanted.occurrence());
                boolean atOnce = !now.isBefore(placed.opensAt());
                Briefing saved = atOnce ? placed.in(BriefingState.OPEN, 0, now, null) : placed;
                List<Happening> told =
                    new ArrayList<>(List.of(BriefingHappenings.scheduled(saved)));
                if (atOnce) {
                  told.addAll(BriefingHappenings.opened(saved, actor));
                }
                return new Step(null, saved, Booking.of(saved, names), true, told);
              });
        });
  }

  private Mono<Step> changed(Change change, Instant now) {
    return rows.lock(change.id())
        .flatMap(before ->
            Mono.zip(briefings.namesFor(change.form(), before), bookings.booked(before.id()))
                .flatMap(known ->
                    BriefingService.decided(
                            BriefingRules.change(before, change.form(), known.getT1(), now))
                        .map(after ->
                            step(
                                before,
                                after,
                                known.getT1(),
                                known.getT2(),
                                change.occurrence()))));
  }

  private static Step step(
      Briefing before, Briefing after, Names names, Set<String> booked, Occurrence occurrence) {
    List<Happening> told = new ArrayList<>(BriefingHappenings.changed(before, after));
    Briefing next = (told.isEmpty() ? before : after).at(occurrence);
    List<Booking> needed = Booking.of(next, names);
    boolean moved =
        !before.startsAt().equals(next.startsAt()) || !before.endsAt().equals(next.endsAt());
    boolean others =
        !needed.stream().map(Booking::resource).collect(Collectors.toSet()).equals(booked);
    return new Step(before, next, needed, !told.isEmpty() && (moved || others), told);
  }

  private Mono<List<Briefing>> carryOut(List<Step> steps, Force force, Actor actor) {
    Set<UUID> own = steps.stream().map(step -> step.after().id()).collect(Collectors.toSet());
    return bookings
        .queueUp()
        .thenMany(
            Flux.fromIterable(steps)
                .filter(step -> step.before() != null && step.rebook())
                .concatMap(step -> bookings.release(step.after().id(), Set.of())))
        .thenMany(
            Flux.fromIterable(steps)
                .filter(Step::rebook)
                .concatMap(step ->
                    bookings
                        .taken(step.after(), step.needed())
                        .filter(taken -> !own.contains(taken.clash().briefing()))
                        .collectList()
                        .map(taken -> Map.entry(step.after().id(), taken))))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .flatMap(taken -> {
          List<Clash> all =
              taken.values().stream()
                  .flatMap(List::stream)
                  .map(Bookings.Taken::clash)
                  .sorted(Comparator.comparing(Clash::startsAt))
                  .toList();
          List<Clash> clashes = Clash.told(all).stream().limit(TOLD).toList();
          return clashes.isEmpty() || force.accepted()
              ? save(steps, taken, force, actor)
              : Mono.error(
                  new RefusedException(
                      Refusal.of(
                          Refusal.Kind.CONFLICT, "briefing-clash", Map.of("clashes", clashes))));
        });
  }

  private Mono<List<Briefing>> save(
      List<Step> steps, Map<UUID, List<Bookings.Taken>> taken, Force force, Actor actor) {
    return Flux.fromIterable(steps)
        .concatMap(step -> {
          Briefing after = step.after();
          List<Bookings.Taken> clashes = taken.getOrDefault(after.id(), List.of());
          List<Happening> told = new ArrayList<>(step.told());
          BriefingService.clashes(told, clashes, force);
          Set<String> forced =
              new HashSet<>(clashes.stream().map(Bookings.Taken::resource).toList());
          return written(step)
              .then(
                  step.rebook() ? bookings.book(after, step.needed(), forced) : Mono.<Void>empty())
              .then(journal.append(after.id(), actor, told))
              .thenReturn(after);
        })
        .collectList();
  }

  private Mono<Void> written(Step step) {
    Briefing before = step.before();
    if (before == null) {
      return rows.insert(step.after());
    }
    if (!step.told().isEmpty()) {
      return rows.update(before, step.after());
    }
    return before.equals(step.after()) ? Mono.empty() : rows.place(step.after());
  }
}
