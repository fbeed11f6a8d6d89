package vn.giaoban.scheduler.briefing;

import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.job.BriefingTask;

/// Something done to a room at a time.
record RoomTask(String name, Function<UUID, Mono<Void>> act) implements BriefingTask {
  @Override
  public Mono<Void> run(UUID briefingId, String detail) {
    return act.apply(briefingId);
  }
}
