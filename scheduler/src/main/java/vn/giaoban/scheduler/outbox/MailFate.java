package vn.giaoban.scheduler.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Hears what becomes of mails, inside the transaction that records it. The feature that wrote a
/// mail tells the journal by it.
public interface MailFate {
  /// Which mails it wants to hear of.
  Set<OutboxMail.Kind> kinds();

  /// The server has taken it.
  Mono<Void> sent(Parcel parcel, Instant at);

  /// The server has taken all of these, of one kind.
  default Mono<Void> sent(List<Parcel> parcels, Instant at) {
    return Flux.fromIterable(parcels).concatMap(parcel -> sent(parcel, at)).then();
  }

  /// It will never be taken.
  Mono<Void> failed(Parcel parcel, String status, String diagnostic);

  /// It has to wait; told once a mail. Most need not hear of it: the page of the outbox shows it.
  default Mono<Void> deferred(Parcel parcel, String reason, Instant retryAt) {
    return Mono.empty();
  }
}
