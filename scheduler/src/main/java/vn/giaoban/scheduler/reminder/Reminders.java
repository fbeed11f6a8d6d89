package vn.giaoban.scheduler.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Where it is kept who was reminded of what.
public interface Reminders {
  /// Notes a reminder; false when it was noted before.
  Mono<Boolean> note(UUID briefingId, int sequence, Duration lead, String recipient, Instant at);

  /// Who has been noted for this lead of this version already.
  Mono<Set<String>> noted(UUID briefingId, int sequence, Duration lead);

  /// A briefing with invitations.
  record Starting(UUID briefingId, Instant startsAt) {}

  /// Briefings with invitations that start after `from` and not after `to`.
  Mono<List<Starting>> startingBetween(Instant from, Instant to);
}
