package vn.giaoban.scheduler.directive;

import java.util.List;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.minutes.Minutes;

/// Writes what a unit reads that was given something to do.
public interface DirectiveLetters {
  /// Makes ready to write; asked before letters are written, which itself cannot wait.
  default Mono<Void> ready() {
    return Mono.empty();
  }

  /// The letter with all tasks of one unit.
  Letter directive(
      Minutes minutes, Minutes.Approval approval, Recipient recipient, List<Task> tasks);
}
