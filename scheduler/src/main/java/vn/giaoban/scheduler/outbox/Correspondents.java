package vn.giaoban.scheduler.outbox;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// Knows whom the tokens in our reply addresses and return paths stand for.
public interface Correspondents {
  /// One recipient's mails about one briefing.
  record Correspondent(UUID briefingId, String recipient) {}

  /// Makes tokens; the same for the same recipient and briefing, for ever.
  @FunctionalInterface
  interface Tokens {
    String token(UUID briefingId, String recipient);
  }

  /// Whom a token stands for; empty for one that no mail of ours has carried.
  Mono<Correspondent> find(String token);
}
