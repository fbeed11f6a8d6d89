package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.PartStat;

/// A mail in the secretary's tray.
///
/// @param reason why it is there, see [Verdict.Unclear]
/// @param briefingId which briefing it seems to be about; null when unknown
/// @param briefingTitle null with it
/// @param recipient whose it seems to be; null when unknown
/// @param recipientName null with it
/// @param partStat the answer it seems to be; null when none
public record InboxMail(
    UUID id,
    Instant receivedAt,
    String kind,
    String reason,
    @Nullable String from,
    @Nullable String fromName,
    String subject,
    String text,
    @Nullable UUID briefingId,
    @Nullable String briefingTitle,
    @Nullable String recipient,
    @Nullable String recipientName,
    @Nullable PartStat partStat) {}
