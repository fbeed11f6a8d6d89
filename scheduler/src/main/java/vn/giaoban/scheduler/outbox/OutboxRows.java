package vn.giaoban.scheduler.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// What a sender does with the outbox's rows.
public interface OutboxRows {
  /// What may be claimed.
  ///
  /// @param limit most rows, at least 1
  /// @param busyDomains lower-case mail domains that must not be sent to now
  record Wish(Channel channel, int limit, Set<String> busyDomains) {
    public Wish {
      busyDomains = Set.copyOf(busyDomains);
    }
  }

  /// Takes due mails for oneself, the most urgent first; others skip them until `lease` is over.
  Mono<List<Parcel>> claim(Wish wish, String node, Instant now, Duration lease);

  /// Which of these this node has in hand.
  Mono<List<Parcel>> inHand(Channel channel, String node, Collection<UUID> ids);

  /// Gives back what this node had claimed in an earlier life.
  Mono<Void> release(Channel channel, String node);

  /// Gives back mails that were claimed and not tried.
  Mono<Void> giveBack(List<Parcel> parcels);

  /// The server has taken them: their texts, which hold personal links, are forgotten.
  Mono<Void> sent(List<Parcel> parcels, Instant now);

  /// It will never be taken.
  Mono<Void> failed(Parcel parcel, String error, Instant now);

  /// It waits.
  ///
  /// @param counts whether the mail itself was refused, not the server down
  Mono<Void> wait(Parcel parcel, String error, Instant until, boolean counts);

  /// Every waiting mail waits until then, for the same reason.
  Mono<Void> holdAll(Channel channel, String error, Instant until);

  /// Mails that [#holdAll] held need not wait any longer.
  Mono<Void> resumeAll(Channel channel, Instant now);
}
