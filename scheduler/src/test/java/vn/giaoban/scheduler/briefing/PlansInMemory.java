package vn.giaoban.scheduler.briefing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.job.Jobs;

/// Remembers what is planned; nothing is ever carried out.
final class PlansInMemory implements Jobs {
  final Map<String, Instant> plans = new ConcurrentHashMap<>();

  @Override
  public Mono<Void> plan(UUID briefingId, String task, String detail, Instant at) {
    return Mono.fromRunnable(() -> plans.put(briefingId + " " + task + detail, at));
  }

  @Override
  public Mono<Void> drop(UUID briefingId, String task, String detail) {
    return Mono.fromRunnable(() -> plans.remove(briefingId + " " + task + detail));
  }

  @Override
  public Mono<Void> dropAll(UUID briefingId) {
    return Mono.fromRunnable(() -> plans.keySet().removeIf(k -> k.startsWith(briefingId + " ")));
  }
}
