package vn.giaoban.scheduler.minutes;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.journal.JournalEntry;

/// Minutes while they are written: drafted from the journal, then edited.
public final class MinutesDrafts {
  private static final int JOURNAL_PAGE = 1000;
  private static final Actor DRAFTER = Actor.job("draft-minutes");

  private final MinutesStore store;
  private final MinutesFacts.Source facts;
  private final Journal journal;
  private final TransactionalOperator transaction;
  private final InstantSource clock;

  public MinutesDrafts(
      MinutesStore store,
      MinutesFacts.Source facts,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock) {
    this.store = store;
    this.facts = facts;
    this.journal = journal;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The minutes; drafted now when the briefing is closed and nobody did it yet (the server was
  /// killed between the two). Before the end there are none.
  public Mono<Minutes> get(UUID briefingId) {
    return store.find(briefingId).switchIfEmpty(Mono.defer(() -> draft(briefingId)));
  }

  /// Drafts the minutes of a closed briefing unless they are there. Safe to call any number of
  /// times, from any node.
  public Mono<Minutes> draft(UUID briefingId) {
    return facts
        .of(briefingId)
        .switchIfEmpty(Mono.error(() -> refused("briefing-not-found")))
        .flatMap(found ->
            found.state().equals("CLOSED")
                ? wholeJournal(briefingId).flatMap(entries -> draft(found, entries))
                : Mono.error(refused("minutes-not-yet")));
  }

  private Mono<Minutes> draft(MinutesFacts found, List<JournalEntry> entries) {
    var id = found.briefingId();
    var body = MinutesDraft.from(found, entries);
    var draft = new Minutes(id, 1, found.title(), body, null, null);
    var write =
        store
            .add(draft, DRAFTER, clock.instant())
            .filter(first -> first)
            .flatMap(_ -> journal.append(id, DRAFTER, "MinutesDrafted", Map.of("version", 1)))
            .then(store.find(id));
    return transaction.transactional(write);
  }

  /// Drafts what a crash, or a time without database, left undrafted.
  ///
  /// @return how many there were
  public Mono<Long> draftMissing() {
    return store
        .missing()
        .collectList()
        .flatMapIterable(all -> all)
        .concatMap(this::draft, 1)
        .count();
  }

  private Mono<List<JournalEntry>> wholeJournal(UUID briefingId) {
    return page(briefingId, 0)
        .expand(page ->
            page.size() < JOURNAL_PAGE ? Mono.empty() : page(briefingId, page.getLast().seq()))
        .concatMapIterable(page -> page)
        .collectList();
  }

  private Mono<List<JournalEntry>> page(UUID briefingId, long afterSeq) {
    return journal.read(briefingId, afterSeq, JOURNAL_PAGE).collectList();
  }

  /// Writes the next version; the same text again changes nothing.
  ///
  /// @param seen the tag the editor has read; empty: edits whatever is there
  public Mono<Minutes> edit(
      UUID briefingId, String seen, String title, MinutesBody body, Actor actor) {
    var edit =
        store
            .lock(briefingId)
            .flatMap(current ->
                switch (MinutesEdit.of(current, seen, title, body)) {
                  case Decision.Refused<Minutes>(var refusal) ->
                      Mono.<Minutes>error(new RefusedException(refusal));
                  case Decision.Accepted<Minutes>(var edited) -> save(current, edited, actor);
                });
    return get(briefingId).then(transaction.transactional(edit));
  }

  private Mono<Minutes> save(Minutes current, Minutes edited, Actor actor) {
    var changes = MinutesEdit.changes(current, edited);
    if (changes.isEmpty()) {
      return Mono.just(current);
    }
    var payload = Map.<String, Object>of("version", edited.version(), "changes", changes);
    return store
        .edit(edited, actor, clock.instant())
        .then(journal.append(edited.briefingId(), actor, "MinutesEdited", payload))
        .thenReturn(edited);
  }

  private static RefusedException refused(String code) {
    return new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, code));
  }
}
