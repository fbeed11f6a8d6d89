package vn.giaoban.web.room;

import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// The briefings, as the room sees them.
interface RoomBriefings {
  /// The briefing; empty when there is none.
  Mono<RoomBriefing> find(UUID briefingId);

  /// The briefings whose rooms are open.
  Flux<UUID> open();

  /// Closes the briefing, which journals `RoomClosed`.
  Mono<Void> close(UUID briefingId, Actor by);
}
