package vn.giaoban.scheduler.minutes;

import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Writes the mail that brings approved minutes to a unit.
public interface MinutesLetters {
  /// Makes ready to write; asked before the mails are written, which itself cannot wait.
  default Mono<Void> ready() {
    return Mono.empty();
  }

  /// The mail.
  ///
  /// @param pdf the approved minutes, as an attachment
  OutboxMail letter(
      Minutes minutes,
      Minutes.Approval approval,
      MinutesFacts.Invited unit,
      OutboxMail.AttachedFile pdf);
}
