package vn.giaoban.scheduler.invitation;

import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.outbox.OutboxMail.AttachedFile;

/// Prints the letter of invitation (giấy mời) as a file, the same for every invitee.
public interface OfficialLetter {
  /// Prints it and keeps it where attached files are found.
  Mono<AttachedFile> print(Announcement announcement, String message);
}
