package vn.giaoban.scheduler.job;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// Something done for a briefing at a planned time. Must be idempotent: it may come late (after
/// down-time), and more than once (after a crash, or again some time after it failed).
public interface BriefingTask {
  /// How plans name it, kebab-case, e.g. `open-room`.
  String name();

  /// Does it. An error means: try again shortly.
  ///
  /// @param detail as planned
  Mono<Void> run(UUID briefingId, String detail);
}
