package vn.giaoban.scheduler.invitation;

import java.net.URI;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Makes the links by which invitees enter. The room does.
public interface JoinLinks {
  /// A link of the recipient's own, good once the surrounding transaction commits.
  Mono<URI> link(UUID briefingId, Recipient recipient);
}
