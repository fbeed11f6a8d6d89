package vn.giaoban.web.room;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The documents of a briefing, as its page lists them.
interface RoomDocuments {
  /// Each as JSON; empty when there are none.
  Mono<List<?>> of(UUID briefingId);
}
