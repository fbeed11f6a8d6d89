package vn.giaoban.scheduler.invitation;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Told when invitations of a briefing have been put into the outbox and that is committed: the
/// sender can look at once, reminders can be planned.
@FunctionalInterface
public interface AfterSending {
  /// Must not fail: the invitations are out already.
  Mono<Void> sent(UUID briefingId, Instant startsAt);
}
