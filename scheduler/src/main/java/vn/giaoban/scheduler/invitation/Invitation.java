package vn.giaoban.scheduler.invitation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one recipient has been told, and answered.
///
/// @param method `REQUEST`, or `CANCEL` when told not to come
/// @param sequence of the version told
/// @param attempt how often this version was sent anew
/// @param error why it waits or bounced; null when all is well
/// @param retryAt when it is tried again; null unless it waits
/// @param repliedAt when the answer was given, by its own clock; null without an answer
/// @param via `mail`, `desk` or `account`
/// @param delegate who comes instead
/// @param unverified whether nobody vouches for the sender of the answer
public record Invitation(
    UUID briefingId,
    Recipient recipient,
    String method,
    int sequence,
    int attempt,
    InvitationStatus status,
    @Nullable String error,
    @Nullable Instant retryAt,
    @Nullable String messageId,
    @Nullable Instant sentAt,
    @Nullable Instant seenAt,
    PartStat partStat,
    @Nullable Instant repliedAt,
    @Nullable String via,
    @Nullable String comment,
    @Nullable String delegate,
    boolean unverified) {

  /// Whether the recipient has been told to come and not to stay away since.
  public boolean standing() {
    return method.equals("REQUEST");
  }
}
