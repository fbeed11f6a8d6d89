package vn.giaoban.scheduler.invitation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Makes the links by which invitees enter. The room does.
public interface JoinLinks {
  /// A link of the recipient's own, good once the surrounding transaction commits.
  Mono<URI> link(UUID briefingId, Recipient recipient);

  /// A link for each of them, by recipient's code.
  default Mono<Map<String, URI>> links(UUID briefingId, List<Recipient> recipients) {
    return Flux.fromIterable(recipients)
        .concatMap(
            recipient -> link(briefingId, recipient).map(link -> Map.entry(recipient.code(), link)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
