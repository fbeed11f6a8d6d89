package vn.giaoban.scheduler.invitation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

  /// What a recipient is told from now on.
  ///
  /// @param attempt how often this version was sent anew
  /// @param fresh whether earlier answers no longer count
  record Telling(Recipient recipient, String method, int sequence, int attempt, boolean fresh) {}

  /// Notes what these recipients are told; mails of earlier versions that still wait for them need
  /// not be sent any more.
  Mono<Void> told(UUID briefingId, List<Telling> tellings);

  /// A mail that the server has taken.
  record SentMark(String recipient, int sequence, String messageId) {}

  /// The server has taken these mails; ignored for a version that is no longer the last.
  Mono<Void> sent(UUID briefingId, List<SentMark> marks, Instant at);

  /// Raises `SENT` to `DELIVERED`; true when it was raised.
  Mono<Boolean> delivered(UUID briefingId, String recipient);

  /// It will not arrive; true when that was not known.
  Mono<Boolean> bounced(UUID briefingId, String recipient, String error);

  /// Something came from this address, or somebody has looked: earlier bounces no longer count.
  Mono<Void> addressWorks(String address);

  /// Entered in the receiving office's register; true when that, or its number, is news.
  Mono<Boolean> registered(UUID briefingId, String recipient, @Nullable String number, Instant at);

  /// Opened; true when it was the first time. Within an hour it counts once.
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

  /// One recipient of one briefing.
  record Whose(UUID briefingId, String recipient) {}

  /// Locks all of a briefing until the transaction ends.
  Mono<Void> lock(UUID briefingId);

  /// Locks these invitations until the transaction ends, all in the same order everywhere.
  Mono<Void> lock(Collection<Whose> whose);

  /// An answer that came by mail.
  ///
  /// @param unverified whether the office's relay does not vouch for the sender
  record AnswerMark(
      UUID briefingId,
      String recipient,
      PartStat partStat,
      Instant at,
      @Nullable String comment,
      @Nullable String delegate,
      boolean unverified) {}

  /// Notes answers that came by mail, one for each invitation.
  Mono<Void> answeredAll(List<AnswerMark> answers);

  /// Raises `SENT` to `DELIVERED`, as [#delivered] does; returns those that were raised.
  Mono<Set<Whose>> deliveredAll(Collection<Whose> whose);

  /// A mail that will not arrive.
  record BounceMark(UUID briefingId, String recipient, String error) {}

  /// They will not arrive; returns those of which that was not known.
  Mono<Set<Whose>> bouncedAll(List<BounceMark> bounces);

  /// Mails that were no invitations came back: remembered of the addresses, nothing else.
  Mono<Void> othersBounced(List<BounceMark> bounces);

  /// Opened, as [#seen] has it; returns those that were opened for the first time.
  Mono<Set<Whose>> seenAll(Collection<Whose> whose, Instant at);

  /// Cancelled briefings some of whose invitees have not been told.
  Mono<List<UUID>> cancelledAndUntold();
}
