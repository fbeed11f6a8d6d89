package vn.giaoban.scheduler.minutes;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.Document.Version;
import vn.giaoban.scheduler.document.Documents;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.minutes.Minutes.Approval;
import vn.giaoban.scheduler.minutes.MinutesFacts.Invited;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail.AttachedFile;

/// Sends approved minutes to the invited units, by way of the outbox.
public final class MinutesDistribution {
  private final MinutesDrafts drafts;
  private final MinutesStore store;
  private final MinutesFacts.Source facts;
  private final MinutesLetters letters;
  private final Documents documents;
  private final Outbox outbox;
  private final Journal journal;
  private final TransactionalOperator transaction;
  private final InstantSource clock;

  public MinutesDistribution(
      MinutesDrafts drafts,
      MinutesStore store,
      MinutesFacts.Source facts,
      MinutesLetters letters,
      Documents documents,
      Outbox outbox,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock) {
    this.drafts = drafts;
    this.store = store;
    this.facts = facts;
    this.letters = letters;
    this.documents = documents;
    this.outbox = outbox;
    this.journal = journal;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Puts one mail per unit that has an address into the outbox. Asked again, it sends nothing.
  public Mono<Minutes> distribute(UUID briefingId, Actor actor) {
    var distribute =
        store
            .lock(briefingId)
            .flatMap(minutes -> {
              var approval = minutes.approval();
              if (approval == null) {
                return Mono.error(
                    new RefusedException(
                        Refusal.of(Refusal.Kind.CONFLICT, "minutes-not-approved")));
              }
              if (minutes.distributedAt() != null) {
                return Mono.just(minutes);
              }
              return facts
                  .of(briefingId)
                  .zipWith(documents.find(briefingId, approval.documentId()))
                  .flatMap(both ->
                      send(
                          minutes,
                          approval,
                          both.getT1().invited(),
                          both.getT2().current(),
                          actor));
            });
    return drafts.get(briefingId).then(transaction.transactional(distribute));
  }

  private Mono<Minutes> send(
      Minutes minutes, Approval approval, List<Invited> invited, Version pdf, Actor actor) {
    var file = new AttachedFile(pdf.fileName(), pdf.mediaType(), pdf.sha256(), pdf.size());
    var byReach = invited.stream().collect(Collectors.partitioningBy(u -> !u.email().isEmpty()));
    List<Invited> reachable = byReach.getOrDefault(true, List.of());
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("recipients", codes(reachable));
    payload.put("withoutAddress", codes(byReach.getOrDefault(false, List.of())));
    payload.put("notation", approval.notation());
    var id = minutes.briefingId();
    var now = clock.instant();
    return letters
        .ready()
        .thenMany(Flux.fromIterable(reachable))
        .concatMap(unit -> outbox.enqueue(letters.letter(minutes, approval, unit, file)), 1)
        .then(store.distributed(id, now))
        .then(journal.append(id, actor, "MinutesDistributed", payload))
        .thenReturn(
            new Minutes(id, minutes.version(), minutes.title(), minutes.body(), approval, now));
  }

  private static List<String> codes(List<Invited> units) {
    return units.stream().map(Invited::code).toList();
  }
}
