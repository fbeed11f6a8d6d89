package vn.giaoban.scheduler.attendance;

import java.net.URI;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;

/// Writes what invitees read about their answers.
public interface AttendanceLetters {
  /// Makes ready to write; asked before letters are written, which itself cannot wait.
  default Mono<Void> ready() {
    return Mono.empty();
  }

  /// Asks one that is silent for its answer, or one that has declined for a substitute.
  ///
  /// @param message a word of the secretary's; empty without
  Letter chase(
      Announcement announcement, Recipient recipient, URI link, String message, boolean declined);

  /// The same in one or two lines, for a telephone.
  String text(Announcement announcement, Recipient recipient, URI link);

  /// The substitute may not come.
  ///
  /// @param who was named
  /// @param reason in the secretary's words; may be empty
  Letter refused(
      Announcement announcement, Recipient recipient, URI link, String who, String reason);
}
