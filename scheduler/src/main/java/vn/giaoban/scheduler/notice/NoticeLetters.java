package vn.giaoban.scheduler.notice;

import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;

/// Puts the office's words into the form of a letter.
public interface NoticeLetters {
  /// Makes ready to write; asked before letters are written, which itself cannot wait.
  default Mono<Void> ready() {
    return Mono.empty();
  }

  /// The letter to one recipient.
  Letter notice(Announcement announcement, Recipient recipient, NoticeForm form);
}
