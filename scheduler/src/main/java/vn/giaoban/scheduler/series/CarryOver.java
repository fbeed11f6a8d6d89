package vn.giaoban.scheduler.series;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.job.Sweep;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Puts what a meeting of a series left undone into the next agenda, once it is closed.
public final class CarryOver implements Sweep {
  private static final Actor JOB = Actor.job("carry-over");

  /// Meetings that were closed longer ago than this are history.
  private static final Duration RECENT = Duration.ofDays(60);

  private final SeriesRows rows;
  private final BriefingService briefings;
  private final Journal journal;
  private final LeftUndone.Words words;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  public CarryOver(
      DatabaseClient database,
      TransactionalOperator transactions,
      BriefingService briefings,
      Journal journal,
      LeftUndone.Words words,
      InstantSource clock) {
    this.rows = new SeriesRows(database);
    this.briefings = briefings;
    this.journal = journal;
    this.words = words;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Mono<Void> run() {
    return rows.toCarryOver(clock.instant().minus(RECENT)).concatMap(this::carry).then();
  }

  /// Carries over what one closed briefing left undone; once only.
  public Mono<Void> carry(UUID id) {
    Instant now = clock.instant();
    return rows.carried(id, now)
        .filter(first -> first)
        .flatMap(_ -> briefings.get(id))
        .flatMap(closed -> {
          UUID series = closed.seriesId();
          return series == null
              ? Mono.<Void>empty()
              : rows.find(series)
                  .filter(Series::carryOver)
                  .flatMap(_ -> rows.next(series, closed.startsAt()))
                  .flatMap(briefings::get)
                  .flatMap(next -> into(closed, next));
        })
        .as(transactions::transactional);
  }

  private Mono<Void> into(Briefing closed, Briefing next) {
    return journal
        .read(closed.id(), 0, Integer.MAX_VALUE)
        .filter(
            entry -> entry.kind().startsWith("AgendaItem") || entry.kind().startsWith("Decision"))
        .collectList()
        .flatMap(entries -> {
          LeftUndone left = LeftUndone.of(closed, entries);
          List<@Nullable AgendaItemForm> agenda =
              left.nothing() ? null : left.into(next.agenda(), next.duration(), closed, words);
          return agenda == null ? Mono.empty() : put(closed, next, left, agenda);
        });
  }

  private Mono<Void> put(
      Briefing closed, Briefing next, LeftUndone left, List<@Nullable AgendaItemForm> agenda) {
    var form = new BriefingForm(null, null, null, null, null, agenda, null);
    return briefings
        .change(next.id(), form, Force.NO, JOB)
        .then(
            journal.append(
                next.id(),
                JOB,
                "AgendaCarriedOver",
                Map.of(
                    "from", closed.id().toString(),
                    "fromTitle", closed.title(),
                    "items", left.items().stream().map(item -> item.title()).toList(),
                    "tasks", left.tasks())))
        .then();
  }
}
