package vn.giaoban.scheduler.job;

import reactor.core.publisher.Mono;

/// Looks for what should have been done by now and does it, whether it was planned or not. The net
/// below the plans: a plan that was lost between two writes, or changed by hand, costs a minute.
@FunctionalInterface
public interface Sweep {
  /// Does it; idempotent.
  Mono<Void> run();
}
