package vn.giaoban.scheduler.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A mail as a sender has it in hand.
///
/// @param id row of the outbox
/// @param messageId with angle brackets; the same for every try
/// @param thread `Message-ID`s of earlier mails to the same recipient about the same briefing, the
///   first and the last of them; empty without
/// @param createdAt when it was put in
/// @param tries how often it was refused for now, itself
/// @param deferralTold whether the journal knows already that it has to wait
public record Parcel(
    UUID id,
    OutboxMail mail,
    String messageId,
    List<String> thread,
    Instant createdAt,
    int tries,
    boolean deferralTold) {
  public Parcel {
    thread = List.copyOf(thread);
  }
}
