package vn.giaoban.scheduler.outbox;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where mail is put that has to be sent.
public interface Outbox {
  /// Puts `mail` into the outbox, inside the caller's transaction: it leaves when, and only if,
  /// that transaction commits. A second mail with the same [OutboxMail#key()] is not put in again.
  ///
  /// When the server has taken it, the journal of its briefing gets the entry of its
  /// [OutboxMail.Kind], with the unit and the `messageId`.
  ///
  /// @return the row's id; of the first row when the key was there already
  Mono<UUID> enqueue(OutboxMail mail);

  /// Puts many mails in, as [#enqueue] does each, at the cost of few.
  default Mono<Void> enqueueAll(List<OutboxMail> mails) {
    return Flux.fromIterable(mails).concatMap(this::enqueue).then();
  }
}
