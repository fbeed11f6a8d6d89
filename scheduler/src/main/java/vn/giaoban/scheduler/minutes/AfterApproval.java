package vn.giaoban.scheduler.minutes;

import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// What follows from approved minutes, in the transaction of the approval.
public interface AfterApproval {
  /// @param minutes with their approval
  Mono<Void> approved(Minutes minutes, Actor actor);

  /// Nothing does.
  static AfterApproval nothing() {
    return (_, _) -> Mono.empty();
  }
}
