package vn.giaoban.scheduler.invitation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Where invitations are kept.
public interface Invitations {
  /// The briefing as its invitees are told; its row is locked until the transaction ends. Empty
  /// when there is none.
  Mono<Announcement> announcement(UUID briefingId);

  /// All of a briefing, in the order of their codes; also those called off.
  Mono<List<Invitation>> ofBriefing(UUID briefingId);

  /// One of them; empty when never invited.
  Mono<Invitation> find(UUID briefingId, String recipient);

  /// Those to an address, of briefings that are not long over, the newest briefing first.
  Mono<List<Invitation>> toAddress(String address, Instant endedAfter);

  /// The one this mail of ours belonged to, by its `Message-ID`; empty when none or superseded.
  Mono<Invitation> byMessageId(String messageId);

  /// Notes that a version has been put into the outbox.
  ///
  /// @param fresh whether the earlier answer no longer counts
  Mono<Void> told(
      UUID briefingId,
      Recipient recipient,
      String method,
      int sequence,
      int attempt,
      boolean fresh);

  /// Mails of earlier versions that still wait need not be sent any more.
  Mono<Void> supersede(UUID briefingId, String recipient);

  /// The server has taken the mail; ignored for a version that is no longer the last.
  Mono<Boolean> sent(UUID briefingId, String recipient, int sequence, String messageId, Instant at);

  /// Raises `SENT` to `DELIVERED`; true when it was raised.
  Mono<Boolean> delivered(UUID briefingId, String recipient);

  /// It will not arrive; true when that was not known.
  Mono<Boolean> bounced(UUID briefingId, String recipient, String error);

  /// Opened for the first time; true when it was the first.
  Mono<Boolean> seen(UUID briefingId, String recipient, Instant at);

  /// Notes an answer.
  Mono<Void> answered(
      UUID briefingId,
      String recipient,
      PartStat partStat,
      Instant at,
      String via,
      @Nullable String comment,
      @Nullable String delegate);

  /// Cancelled briefings some of whose invitees have not been told.
  Mono<List<UUID>> cancelledAndUntold();
}
