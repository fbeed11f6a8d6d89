package vn.giaoban.scheduler.tracking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.PartStat;

/// The way of one invitation of a unit, from the outbox to the seat. A moment is null when the step
/// was not taken, or nobody knows.
///
/// @param state of the briefing
/// @param error why the mail came back, as the server put it; null otherwise
/// @param inTime whether it was answered before somebody had to be called
/// @param counted whether the meeting is over and its journal was counted
/// @param came whether somebody of the unit was there
/// @param presentSeconds of the meeting's time
public record Way(
    UUID briefingId,
    String title,
    Instant startsAt,
    String state,
    @Nullable String address,
    InvitationStatus status,
    @Nullable String error,
    @Nullable Instant queuedAt,
    @Nullable Instant sentAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant bouncedAt,
    @Nullable Instant registeredAt,
    @Nullable Instant seenAt,
    PartStat reply,
    @Nullable Instant repliedAt,
    boolean inTime,
    @Nullable String delegate,
    int chases,
    boolean counted,
    boolean came,
    int presentSeconds,
    int meetingSeconds) {}
