package vn.giaoban.scheduler.invitation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a mail has told of one invitation.
public sealed interface Tiding {
  UUID briefingId();

  String recipient();

  /// The invitee answers.
  ///
  /// @param at when it was said
  /// @param delegate who comes instead; null: nobody is named
  /// @param unverified whether the office's relay does not vouch for the sender
  record Answered(
      UUID briefingId,
      String recipient,
      PartStat partStat,
      Instant at,
      @Nullable String comment,
      @Nullable String delegate,
      boolean unverified)
      implements Tiding {
    /// As the meeting's rule on substitutes sees it.
    InvitationService.Answer answer() {
      return new InvitationService.Answer(partStat, "mail", at, comment, delegate);
    }
  }

  /// The mail has arrived.
  record Delivered(UUID briefingId, String recipient) implements Tiding {}

  /// The mail was opened.
  record Seen(UUID briefingId, String recipient) implements Tiding {}

  /// The mail will not arrive.
  ///
  /// @param status as in RFC 3463
  record Bounced(UUID briefingId, String recipient, String status, String diagnostic)
      implements Tiding {}

  /// A mail about the briefing that is no invitation will not arrive: minutes, a notice, a request.
  ///
  /// @param mail which, as the outbox names kinds
  record OtherBounced(
      UUID briefingId, String recipient, String mail, String status, String diagnostic)
      implements Tiding {}
}
