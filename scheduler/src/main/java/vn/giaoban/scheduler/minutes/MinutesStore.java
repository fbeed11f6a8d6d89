package vn.giaoban.scheduler.minutes;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// Where minutes are kept.
public interface MinutesStore {
  /// The minutes of a briefing; empty when there are none yet.
  Mono<Minutes> find(UUID briefingId);

  /// The same, locked until the transaction ends.
  Mono<Minutes> lock(UUID briefingId);

  /// Adds the first version; false when another writer was first.
  Mono<Boolean> add(Minutes draft, Actor actor, Instant at);

  /// Adds the next version of the text and makes it the current one.
  Mono<Void> edit(Minutes edited, Actor actor, Instant at);

  /// Keeps the approval.
  Mono<Void> approve(UUID briefingId, Minutes.Approval approval);

  /// Keeps when they were sent.
  Mono<Void> distributed(UUID briefingId, Instant at);

  /// Briefings that are closed and have no minutes.
  Flux<UUID> missing();
}
