package vn.giaoban.scheduler.outbox;

import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The fate of mails whose feature does not ask.
enum Unheard implements MailFate {
  FATE;

  @Override
  public Set<OutboxMail.Kind> kinds() {
    return Set.of();
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant at) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String status, String diagnostic) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> deferred(Parcel parcel, String reason, Instant retryAt) {
    return Mono.empty();
  }
}
