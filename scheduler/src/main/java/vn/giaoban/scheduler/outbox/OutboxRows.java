package vn.giaoban.scheduler.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/// What a sender does with the outbox's rows.
public interface OutboxRows {
  /// Takes up to `limit` due mails for oneself, the most urgent first; others skip them until
  /// `lease` is over.
  Mono<List<Parcel>> claim(String node, Instant now, Duration lease, int limit);

  /// Gives back what this node had claimed in an earlier life.
  Mono<Void> release(String node);

  /// Gives back mails that were claimed and not tried.
  Mono<Void> giveBack(List<Parcel> parcels);

  /// The server has taken it: its text, which holds a personal link, is forgotten.
  Mono<Void> sent(Parcel parcel, Instant now);

  /// It will never be taken.
  Mono<Void> failed(Parcel parcel, String error, Instant now);

  /// It waits.
  ///
  /// @param counts whether the mail itself was refused, not the server down
  Mono<Void> wait(Parcel parcel, String error, Instant until, boolean counts);

  /// Every waiting mail waits until then, for the same reason.
  Mono<Void> holdAll(String error, Instant until);

  /// Mails that [#holdAll] held need not wait any longer.
  Mono<Void> resumeAll(Instant now);
}
