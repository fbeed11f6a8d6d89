package vn.giaoban.web.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.Journal.Happening;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.room.JoinSeat;

/// Takes what sites say before a meeting.
@Component
class ReadinessService {
  /// From when on every site is asked.
  static final Duration ASKS_BEFORE = Duration.ofMinutes(60);

  private final BriefingService briefings;
  private final ReadinessStore store;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final Sinks.Many<UUID> changes = Sinks.many().multicast().directBestEffort();

  ReadinessService(
      BriefingService briefings,
      ReadinessStore store,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock) {
    this.briefings = briefings;
    this.store = store;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// What a site has said of one briefing.
  record Said(Briefing briefing, Readiness readiness) {
    Instant asksFrom() {
      return briefing.startsAt().minus(ASKS_BEFORE);
    }
  }

  /// Briefings of which a site has just said something on this node. Hot.
  Flux<UUID> changes() {
    return changes.asFlux();
  }

  Mono<Said> find(JoinSeat who) {
    return Mono.zip(
        briefings.get(who.briefing()), store.find(who.briefing(), who.seat().site()), Said::new);
  }

  /// Takes what a site says; that it is ready, or no longer, is journaled with it.
  Mono<Said> say(JoinSeat who, ReadinessForm form) {
    var faults = form.faults();
    if (!faults.isEmpty()) {
      return Mono.error(new RefusedException(Refusal.invalid(faults)));
    }
    if (who.seat().role() == RoomRole.OBSERVER) {
      return Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")));
    }
    var now = clock.instant();
    return briefings
        .get(who.briefing())
        .doOnNext(briefing -> refuseWhatCannotBe(briefing, form, now))
        .flatMap(briefing ->
            save(who, form, now)
                .as(transactions::transactional)
                .map(saved -> new Said(briefing, saved)))
        .doOnSuccess(_ -> {
          // Nobody looking is as good as everybody told.
          var unused = changes.tryEmitNext(who.briefing());
        });
  }

  private static void refuseWhatCannotBe(Briefing briefing, ReadinessForm form, Instant now) {
    if (briefing.state() == BriefingState.CLOSED) {
      throw new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "readiness-over"));
    }
    var from = briefing.startsAt().minus(ASKS_BEFORE);
    if (Boolean.TRUE.equals(form.ready())
        && briefing.state() == BriefingState.SCHEDULED
        && now.isBefore(from)) {
      throw new RefusedException(
          Refusal.of(
              Refusal.Kind.CONFLICT, "readiness-too-early", Map.of("from", Written.time(from))));
    }
  }

  private Mono<Readiness> save(JoinSeat who, ReadinessForm form, Instant now) {
    var site = who.seat().site();
    return store
        .hold(who.briefing(), site, now)
        .flatMap(before -> {
          var after = before.after(form, now);
          return store
              .save(who.briefing(), site, after, now)
              .then(
                  before.ready() == after.ready()
                      ? Mono.empty()
                      : journal.append(
                          who.briefing(), Actor.site(site), List.of(happening(site, after))))
              .thenReturn(after);
        });
  }

  /// Without the name and number of who is on duty: a journal is for ever.
  private static Happening happening(String site, Readiness after) {
    return new Happening(
        after.ready() ? "SiteReady" : "SiteNotReady", Map.<String, Object>of("site", site));
  }
}
