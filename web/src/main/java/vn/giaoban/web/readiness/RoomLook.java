package vn.giaoban.web.readiness;

import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Looks into rooms that are open.
public interface RoomLook {
  /// Who is in the room and how their lines are; empty when the room runs on another node.
  Mono<Map<String, SiteNow>> look(UUID briefingId);
}
