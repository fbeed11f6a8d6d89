package vn.giaoban.scheduler.tray;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Recipient;

/// Writes what is sent back from the tray.
public interface TrayLetters {
  /// An answer in the secretary's words, with what it answers beneath.
  Letter reply(InboxMail mail, String words);

  /// The time proposed is not taken; the meeting stays when it is (`DECLINECOUNTER`, RFC 5546
  /// section 3.2.8).
  ///
  /// @param recipient null: whoever proposed is not among the invitees
  /// @param words the secretary's; empty without
  Letter timeRefused(
      Announcement announcement,
      @Nullable Recipient recipient,
      InboxMail mail,
      String words,
      Instant now);
}
