package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// A mail of the secretary's tray, or one that was there.
///
/// @param state `UNCLEAR`: in the tray; `SETTLED`: dealt with
/// @param reason why it is there, see [Verdict.Unclear]
/// @param detail what exactly was in the way, e.g. the code of a refusal; empty when the reason
///   says it all
/// @param messageId its own; null without
/// @param briefingId which briefing it seems to be about; null when unknown
/// @param briefingTitle null with it
/// @param recipient whose it seems to be; null when unknown
/// @param recipientName null with it
/// @param partStat the answer it seems to be; null when none
/// @param suggestion what its words seem to say; null when nothing
/// @param proposedStart the time it proposes; null when none
/// @param proposedEnd null with it, or when only the begin is proposed
/// @param octets as the server told; more than was kept when it was too large
/// @param settlement what the secretary did; null while it is in the tray
public record InboxMail(
    UUID id,
    Instant receivedAt,
    String state,
    String kind,
    String reason,
    String detail,
    @Nullable String messageId,
    @Nullable String from,
    @Nullable String fromName,
    String subject,
    String text,
    Verified verified,
    boolean automatic,
    @Nullable UUID briefingId,
    @Nullable String briefingTitle,
    @Nullable String recipient,
    @Nullable String recipientName,
    @Nullable PartStat partStat,
    @Nullable Suggestion suggestion,
    @Nullable Instant proposedStart,
    @Nullable Instant proposedEnd,
    List<Attachment> attachments,
    long octets,
    @Nullable Settlement settlement) {}
