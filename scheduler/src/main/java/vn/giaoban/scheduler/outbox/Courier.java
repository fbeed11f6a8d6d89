package vn.giaoban.scheduler.outbox;

import reactor.core.publisher.Mono;

/// Hands mail to a mail server.
public interface Courier {
  /// Hands one mail over and tells the server's answer; an error counts as [CourierAnswer.Later].
  Mono<CourierAnswer> deliver(Parcel parcel);
}
