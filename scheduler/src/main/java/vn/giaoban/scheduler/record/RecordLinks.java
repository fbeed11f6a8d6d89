package vn.giaoban.scheduler.record;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Where record links are kept.
public interface RecordLinks {
  /// Adds a link; a version has at most one per system.
  Mono<Void> add(RecordLink link);

  /// The links of all documents of a briefing, by document, then oldest version first.
  Mono<List<RecordLink>> ofBriefing(UUID briefingId);
}
