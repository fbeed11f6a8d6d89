package vn.giaoban.scheduler.job;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Plans tasks of briefings.
public interface Jobs {
  /// Plans [BriefingTask#run] for a time, in place of an earlier plan for the same briefing, task
  /// and detail. A time that is past means at once. Call it after the transaction that makes it
  /// necessary has committed; it is not part of it.
  ///
  /// @param task [BriefingTask#name]
  /// @param detail tells plans of one task for one briefing apart, e.g. `PT1H` before the start;
  ///   may be empty
  Mono<Void> plan(UUID briefingId, String task, String detail, Instant at);

  /// Forgets one plan; nothing happens when there is none.
  Mono<Void> drop(UUID briefingId, String task, String detail);

  /// Forgets every plan of a briefing.
  Mono<Void> dropAll(UUID briefingId);
}
