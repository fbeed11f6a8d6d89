package vn.giaoban.scheduler.outbox;

import java.time.Instant;
import java.util.UUID;

/// A mail as a sender has it in hand.
///
/// @param id row of the outbox
/// @param messageId with angle brackets; the same for every try
/// @param createdAt when it was put in
/// @param tries how often it was refused for now, itself
/// @param deferralTold whether the journal knows already that it has to wait
public record Parcel(
    UUID id,
    OutboxMail mail,
    String messageId,
    Instant createdAt,
    int tries,
    boolean deferralTold) {}
