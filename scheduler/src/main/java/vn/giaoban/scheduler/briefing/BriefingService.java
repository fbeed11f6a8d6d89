package vn.giaoban.scheduler.briefing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.hall.Hall;
import vn.giaoban.scheduler.hall.Halls;
import vn.giaoban.scheduler.job.Jobs;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.Journal.Happening;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.organisation.Person;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.writing.Written;

/// Schedules, changes, calls off, opens and closes briefings. Every act is one transaction with its
/// journal entries; a refusal comes as [RefusedException] and leaves nothing behind.
public final class BriefingService {
  /// After the planned end plus this, a room that nobody left open on purpose is closed.
  public static final Duration CLOSES_AFTER = Duration.ofHours(2);

  private static final Logger log = LoggerFactory.getLogger(BriefingService.class);
  private static final int REASON_LENGTH = 1000;
  private static final int ATTEMPTS = 3;

  private final BriefingRows rows;
  private final Bookings bookings;
  private final Units units;
  private final People people;
  private final Halls halls;
  private final Posts posts;
  private final Journal journal;
  private final Jobs jobs;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  public BriefingService(
      DatabaseClient database,
      TransactionalOperator transactions,
      Units units,
      People people,
      Journal journal,
      Jobs jobs,
      InstantSource clock) {
    this.rows = new BriefingRows(database);
    this.bookings = new Bookings(database);
    this.units = units;
    this.people = people;
    this.halls = new Halls(database, transactions);
    this.posts = new Posts(database, transactions);
    this.journal = journal;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Several at once, in the caller's transaction.
  public BriefingBatch batch() {
    return new BriefingBatch(this, rows, bookings, journal, clock);
  }

  /// What is wrong with a form for a new briefing; empty: nothing.
  public Mono<List<FieldFault>> faults(BriefingForm form, Actor actor) {
    Instant now = clock.instant();
    return names(form, BriefingRules.mentioned(form), BriefingRules.day(form, now))
        .map(names ->
            switch (BriefingRules.schedule(form, names, UUID.randomUUID(), account(actor), now)) {
              case Decision.Accepted<Briefing> _ -> List.<FieldFault>of();
              case Decision.Refused<Briefing>(var refusal) -> refusal.fields();
            });
  }

  /// What a form for a new briefing mentions.
  Mono<Names> namesFor(BriefingForm form, Instant now) {
    return names(form, BriefingRules.mentioned(form), BriefingRules.day(form, now));
  }

  Mono<Names> namesFor(BriefingForm form, Briefing before) {
    return names(
        form, BriefingRules.mentioned(form, before), BriefingRules.day(form, before.startsAt()));
  }

  /// The briefing; refused as `briefing-not-found` when there is none.
  public Mono<Briefing> get(UUID id) {
    return rows.find(id).switchIfEmpty(notFound());
  }

  /// The briefings asked for, by start.
  public Flux<Briefing> search(BriefingQuery query) {
    return rows.search(query);
  }

  /// Makes a briefing. Inside its opening window its room is open at once. A clash is refused as
  /// `briefing-clash`, with the [Clash]es under `clashes`, unless it is accepted.
  public Mono<Briefing> schedule(BriefingForm form, Force force, Actor actor) {
    return Mono.defer(
            () -> {
              Instant now = clock.instant();
              UUID id = UUID.randomUUID();
              return names(form, BriefingRules.mentioned(form), BriefingRules.day(form, now))
                  .flatMap(names ->
                      decided(BriefingRules.schedule(form, names, id, account(actor), now))
                          .flatMap(briefing -> insert(briefing, names, force, actor, now)));
            })
        .as(this::toldWhoIsTaken)
        .delayUntil(this::plan);
  }

  /// Changes what the form says and leaves the rest. Clashes as in [#schedule].
  public Mono<Briefing> change(UUID id, BriefingForm form, Force force, Actor actor) {
    return change(id, form, Set.of(), force, actor);
  }

  /// Changes what the form says and leaves the rest. Clashes as in [#schedule].
  ///
  /// @param seen versions the edit may have been begun on; empty: any. When the briefing has
  ///   another one, nothing is changed: `briefing-changed`, with the [Meanwhile]s under `changes`
  ///   and the [Briefing] as it is under `current`
  public Mono<Briefing> change(
      UUID id, BriefingForm form, Set<Integer> seen, Force force, Actor actor) {
    return Mono.defer(
            () -> {
              Instant now = clock.instant();
              return get(id)
                  .flatMap(known -> namesFor(form, known))
                  .flatMap(names ->
                      rows.lock(id)
                          .switchIfEmpty(notFound())
                          .flatMap(before -> unlessStale(before, form, seen))
                          .flatMap(before ->
                              decided(BriefingRules.change(before, form, names, now))
                                  .flatMap(after -> update(before, after, names, force, actor))))
                  .as(transactions::transactional);
            })
        .as(this::toldWhoIsTaken)
        .delayUntil(this::plan);
  }

  /// Calls it off. Nothing happens when it was called off before.
  public Mono<Briefing> cancel(UUID id, String reason, Actor actor) {
    String line = Written.line(reason);
    String why = line.length() > REASON_LENGTH ? line.substring(0, REASON_LENGTH) : line;
    return act(
            id,
            BriefingRules::cancel,
            (before, after) -> {
              List<Happening> told = new ArrayList<>(List.of(BriefingHappenings.cancelled(why)));
              if (before.state() == BriefingState.OPEN) {
                told.add(BriefingHappenings.closed(actor));
              }
              return bookings.release(id, Set.of()).then(journal.append(id, actor, told)).then();
            })
        .delayUntil(_ -> afterwards(jobs.dropAll(id)));
  }

  /// Opens the room. Nothing happens when it is open.
  public Mono<Briefing> open(UUID id, Actor actor) {
    return act(
        id,
        before -> BriefingRules.open(before, clock.instant()),
        (_, opened) -> journal.append(id, actor, BriefingHappenings.opened(opened, actor)).then());
  }

  /// Closes the room; the meeting is over. Nothing happens when it is closed.
  public Mono<Briefing> close(UUID id, Actor actor) {
    return roomClosed(id)
        .flatMap(changed ->
            changed
                ? journal.append(id, actor, List.of(BriefingHappenings.closed(actor))).then()
                : Mono.empty())
        .then(get(id))
        .as(transactions::transactional);
  }

  /// Notes that the meeting is over, without a journal entry: for a room that writes its own
  /// `RoomClosed`, inside its transaction.
  ///
  /// @return whether it was open until now
  public Mono<Boolean> roomClosed(UUID id) {
    return rows.lock(id)
        .switchIfEmpty(notFound())
        .flatMap(before ->
            decided(BriefingRules.close(before, clock.instant()))
                .flatMap(after ->
                    after.equals(before)
                        ? Mono.just(false)
                        : rows.updateState(after)
                            .then(bookings.endAt(id, clock.instant()))
                            .thenReturn(true)))
        .as(transactions::transactional);
  }

  /// Plans the opening and the closing of the room.
  Mono<Void> plan(Briefing briefing) {
    return switch (briefing.state()) {
      case SCHEDULED ->
          afterwards(
              jobs.plan(briefing.id(), RoomTimes.OPEN, "", briefing.opensAt())
                  .then(planClose(briefing)));
      case OPEN -> afterwards(planClose(briefing));
      case CLOSED, CANCELLED -> Mono.empty();
    };
  }

  private Mono<Void> planClose(Briefing briefing) {
    return jobs.plan(briefing.id(), RoomTimes.CLOSE, "", briefing.endsAt().plus(CLOSES_AFTER));
  }

  /// The briefing is saved already: a plan that fails must not look like a briefing that fails. The
  /// sweep finds what has no plan.
  private static Mono<Void> afterwards(Mono<Void> planning) {
    return planning.onErrorResume(e -> {
      log.warn("not planned, the sweep will see to it: {}", e.toString());
      return Mono.empty();
    });
  }

  /// The briefing, unless an edit of one of `seen` would be made on an old version; see [#change].
  public Mono<Briefing> unlessStale(Briefing before, BriefingForm form, Set<Integer> seen) {
    if (seen.isEmpty() || seen.contains(before.version())) {
      return Mono.just(before);
    }
    int begun = seen.stream().filter(v -> v < before.version()).max(Integer::compare).orElse(0);
    return journal
        .read(before.id(), 0, Integer.MAX_VALUE)
        .filter(entry -> entry.kind().equals("BriefingChanged"))
        .collectList()
        .flatMap(entries ->
            Mono.error(
                new RefusedException(
                    Refusal.of(
                        Refusal.Kind.STALE,
                        "briefing-changed",
                        Map.of(
                            "changes",
                            Meanwhile.since(entries, begun, form),
                            "current",
                            before)))));
  }

  private Mono<Briefing> insert(
      Briefing briefing, Names names, Force force, Actor actor, Instant now) {
    boolean atOnce = !now.isBefore(briefing.opensAt());
    Briefing saved = atOnce ? briefing.in(BriefingState.OPEN, 0, now, null) : briefing;
    List<Booking> wanted = Booking.of(saved, names);
    return rows.insert(saved)
        .then(bookings.queueUp())
        .then(forced(saved, wanted, force))
        .flatMap(clashes -> {
          List<Happening> told = new ArrayList<>(List.of(BriefingHappenings.scheduled(saved)));
          clashes(told, clashes, force);
          if (atOnce) {
            told.addAll(BriefingHappenings.opened(saved, actor));
          }
          return book(saved, wanted, clashes).then(journal.append(saved.id(), actor, told));
        })
        .then(rows.find(saved.id()))
        .as(transactions::transactional);
  }

  private Mono<Briefing> update(
      Briefing before, Briefing after, Names names, Force force, Actor actor) {
    List<Happening> told = new ArrayList<>(BriefingHappenings.changed(before, after));
    if (told.isEmpty()) {
      return Mono.just(before);
    }
    boolean moved =
        !before.startsAt().equals(after.startsAt()) || !before.endsAt().equals(after.endsAt());
    List<Booking> needed = Booking.of(after, names);
    Mono<Set<String>> kept =
        moved
            ? Mono.just(Set.of())
            : bookings
                .booked(after.id())
                .map(had ->
                    needed.stream()
                        .map(Booking::resource)
                        .filter(had::contains)
                        .collect(Collectors.toSet()));
    return rows.update(before, after)
        .then(bookings.queueUp())
        .then(kept)
        .flatMap(keep -> {
          List<Booking> wanted = needed.stream().filter(b -> !keep.contains(b.resource())).toList();
          return bookings
              .release(after.id(), keep)
              .then(forced(after, wanted, force))
              .flatMap(clashes -> {
                clashes(told, clashes, force);
                return book(after, wanted, clashes).then(journal.append(after.id(), actor, told));
              });
        })
        .then(rows.find(after.id()));
  }

  /// What is overridden: nothing without force.
  private Mono<List<Bookings.Taken>> forced(Briefing briefing, List<Booking> wanted, Force force) {
    return force.accepted() ? bookings.taken(briefing, wanted).collectList() : Mono.just(List.of());
  }

  static void clashes(List<Happening> told, List<Bookings.Taken> taken, Force force) {
    if (!taken.isEmpty()) {
      told.add(
          BriefingHappenings.overridden(
              Clash.told(taken.stream().map(Bookings.Taken::clash).toList()), force.reason()));
    }
  }

  private static Set<String> resources(List<Bookings.Taken> taken) {
    return taken.stream().map(Bookings.Taken::resource).collect(Collectors.toSet());
  }

  private Mono<Void> book(Briefing briefing, List<Booking> wanted, List<Bookings.Taken> taken) {
    return bookings
        .book(briefing, wanted, resources(taken))
        .onErrorMap(Bookings::isClash, e -> new TakenException(briefing, wanted, e));
  }

  /// Turns the database's "taken" into an answer that says who and when. When whoever had it has
  /// given it back meanwhile, it is tried again.
  private Mono<Briefing> toldWhoIsTaken(Mono<Briefing> saving) {
    return saving
        .onErrorResume(
            TakenException.class,
            e ->
                bookings
                    .taken(e.briefing(), e.wanted())
                    .map(Bookings.Taken::clash)
                    .collectList()
                    .map(Clash::told)
                    .flatMap(clashes ->
                        Mono.error(
                            clashes.isEmpty()
                                ? e
                                : new RefusedException(
                                    Refusal.of(
                                        Refusal.Kind.CONFLICT,
                                        "briefing-clash",
                                        Map.of("clashes", clashes))))))
        .retryWhen(Retry.max(ATTEMPTS).filter(TakenException.class::isInstance));
  }

  /// Locks the briefing, decides, writes the new state and whatever belongs to it.
  private Mono<Briefing> act(
      UUID id,
      Function<Briefing, Decision<Briefing>> rule,
      BiFunction<Briefing, Briefing, Mono<Void>> alongside) {
    return rows.lock(id)
        .switchIfEmpty(notFound())
        .flatMap(before ->
            decided(rule.apply(before))
                .flatMap(after ->
                    after.equals(before)
                        ? Mono.just(before)
                        : rows.updateState(after)
                            .then(alongside.apply(before, after))
                            .then(rows.find(id))))
        .as(transactions::transactional);
  }

  /// What the codes and user names mean on a day; of those that mean no unit then, what they last
  /// meant.
  private Mono<Names> names(BriefingForm form, Set<String> mentioned, LocalDate day) {
    return units
        .byCodes(mentioned, day)
        .flatMap(known -> {
          Set<String> others = new HashSet<>(mentioned);
          others.removeAll(known.keySet());
          return Mono.zip(
                  units.everByCodes(others).collectMap(Unit::code),
                  others.isEmpty()
                      ? Mono.just(Map.<String, Person>of())
                      : people.find(others).collectMap(Person::username),
                  Written.line(form.location()).isEmpty()
                      ? Mono.just(Optional.<Hall>empty())
                      : halls.called(Written.line(form.location())).singleOptional(),
                  posts.heads(known.values().stream().map(Unit::id).toList(), day))
              .map(rest ->
                  new Names(
                      known, rest.getT1(), rest.getT2(), rest.getT3().orElse(null), rest.getT4()));
        });
  }

  /// What a rule accepts, or its refusal as an error.
  public static <T> Mono<T> accepted(Decision<T> decision) {
    return decided(decision);
  }

  /// The moment a text names (RFC 3339), in whole seconds; null: none.
  public static @Nullable Instant moment(@Nullable String text) {
    return BriefingRules.start(text);
  }

  static <T> Mono<T> decided(Decision<T> decision) {
    return switch (decision) {
      case Decision.Accepted<T>(var value) -> Mono.just(value);
      case Decision.Refused<T>(var refusal) -> Mono.error(new RefusedException(refusal));
    };
  }

  private static <T> Mono<T> notFound() {
    return Mono.error(
        () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "briefing-not-found")));
  }

  /// `account:thuky` made it as `thuky`.
  static String account(Actor actor) {
    return actor.value().substring(actor.value().indexOf(':') + 1);
  }

  /// The database refused a booking.
  private static final class TakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Briefing briefing;
    private final transient List<Booking> wanted;

    TakenException(Briefing briefing, List<Booking> wanted, Throwable cause) {
      super(cause);
      this.briefing = briefing;
      this.wanted = wanted;
    }

    List<Booking> wanted() {
      return wanted;
    }

    Briefing briefing() {
      return briefing;
    }
  }
}
