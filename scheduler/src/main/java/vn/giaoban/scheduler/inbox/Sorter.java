package vn.giaoban.scheduler.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.journal.Actor;

/// Matches what a mail says with the invitations, and carries it out when there is no doubt.
public final class Sorter {
  /// The `UID` we give briefings.
  private static final Pattern UID =
      Pattern.compile("(?i)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@giaoban");

  /// A mail from an address is about a briefing that ended no longer ago than this.
  private static final Duration RECENT = Duration.ofDays(14);

  private final Invitations invitations;
  private final InvitationService service;

  public Sorter(Invitations invitations, InvitationService service) {
    this.invitations = invitations;
    this.service = service;
  }

  /// The calendar `UID` of a briefing: the same for ever, whatever the office's address becomes.
  public static String uid(UUID briefingId) {
    return briefingId + "@giaoban";
  }

  /// Carries out what can be, inside the caller's transaction.
  Mono<Verdict> sort(Understood understood, Instant receivedAt) {
    return switch (understood) {
      case Understood.Answer answer -> answer(answer, receivedAt);
      case Understood.Proposal proposal -> proposal(proposal);
      case Understood.Report report -> report(report, receivedAt);
      case Understood.Receipt receipt -> receipt(receipt, receivedAt);
      case Understood.Automatic automatic ->
          fromSender(automatic.head(), receivedAt, "automatic", "automatic-reply");
      case Understood.Letter letter -> fromSender(letter.head(), receivedAt, "letter", "letter");
      case Understood.Refresh refresh ->
          fromSender(refresh.head(), receivedAt, "refresh", "refresh");
      case Understood.Unclear unclear ->
          fromSender(unclear.head(), receivedAt, "mail", unclear.reason());
    };
  }

  private static Optional<UUID> briefing(String uid) {
    var found = UID.matcher(uid);
    return found.find() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
  }

  private Mono<Verdict> answer(Understood.Answer answer, Instant receivedAt) {
    var briefingId = briefing(answer.meeting().uid());
    if (briefingId.isEmpty()) {
      return Mono.just(unclear("reply", "unknown-meeting", null, null, answer.partStat()));
    }
    return invitations
        .ofBriefing(briefingId.get())
        .flatMap(all -> {
          if (all.isEmpty()) {
            return Mono.just(unclear("reply", "unknown-meeting", null, null, answer.partStat()));
          }
          var named = at(all, answer.attendee());
          var sent = at(all, answer.head().from());
          var whose = named.isEmpty() ? sent : named;
          if (whose.size() != 1) {
            var reason = whose.isEmpty() ? "unknown-sender" : "several-units";
            return Mono.just(unclear("reply", reason, briefingId.get(), null, answer.partStat()));
          }
          var invitation = whose.getFirst();
          var code = invitation.recipient().code();
          if (sent.isEmpty()) {
            // Somebody else answers for the invitee: perhaps a substitute, perhaps a forgery.
            return Mono.just(
                unclear("reply", "sender-differs", briefingId.get(), code, answer.partStat()));
          }
          return decided(answer, invitation, receivedAt);
        });
  }

  private Mono<Verdict> decided(
      Understood.Answer answer, Invitation invitation, Instant receivedAt) {
    var briefingId = invitation.briefingId();
    var code = invitation.recipient().code();
    var partStat = answer.partStat();
    if (partStat == null || partStat == PartStat.NEEDS_ACTION) {
      return Mono.just(unclear("reply", "no-answer", briefingId, code, null));
    }
    if (!invitation.standing()) {
      return Mono.just(unclear("reply", "called-off", briefingId, code, partStat));
    }
    var given = given(answer, receivedAt);
    if (stale(answer, invitation, given)) {
      return Mono.just(new Verdict.Done("stale", briefingId, code));
    }
    var words = answer.text().isBlank() ? null : answer.text();
    return service
        .answer(
            briefingId,
            code,
            new InvitationService.Answer(partStat, "mail", given, words, answer.delegate()),
            Actor.mail(code))
        .thenReturn(new Verdict.Done("reply", briefingId, code));
  }

  /// A sender's clock may be ahead; an answer is not given after it came.
  private static Instant given(Understood.Answer answer, Instant receivedAt) {
    var stamp = answer.stamp();
    return stamp == null || stamp.isAfter(receivedAt) ? receivedAt : stamp;
  }

  /// Older than what we know, or an answer to an earlier version. `SEQUENCE` alone does not decide:
  /// Outlook does not keep it in answers.
  private static boolean stale(Understood.Answer answer, Invitation invitation, Instant given) {
    var known = invitation.repliedAt();
    if (known != null && (given.isBefore(known) || repeated(answer, invitation, given))) {
      return true;
    }
    var told = invitation.sentAt();
    return answer.sequence() < invitation.sequence() && told != null && given.isBefore(told);
  }

  private static boolean repeated(Understood.Answer answer, Invitation invitation, Instant given) {
    return given.equals(invitation.repliedAt()) && answer.partStat() == invitation.partStat();
  }

  private Mono<Verdict> proposal(Understood.Proposal proposal) {
    var briefingId = briefing(proposal.meeting().uid()).orElse(null);
    if (briefingId == null) {
      return Mono.just(unclear("counter", "unknown-meeting", null, null, null));
    }
    return invitations
        .ofBriefing(briefingId)
        .map(all -> {
          var whose = at(all, proposal.attendee());
          whose = whose.isEmpty() ? at(all, proposal.head().from()) : whose;
          return unclear(
              "counter",
              "another-time",
              all.isEmpty() ? null : briefingId,
              whose.size() == 1 ? whose.getFirst().recipient().code() : null,
              null);
        });
  }

  private Mono<Verdict> report(Understood.Report report, Instant receivedAt) {
    var ofMail =
        report.messageId() == null
            ? Mono.<Invitation>empty()
            : invitations.byMessageId(report.messageId());
    return Flux.fromIterable(report.fates())
        .concatMap(fate ->
            ofMail
                .switchIfEmpty(Mono.defer(() -> newest(fate.address(), receivedAt)))
                .flatMap(invitation -> tell(fate, invitation).thenReturn(invitation)))
        .collectList()
        .map(found ->
            found.isEmpty()
                ? unclear("report", "unknown-mail", null, null, null)
                : new Verdict.Done(
                    "report", found.getFirst().briefingId(), found.getFirst().recipient().code()));
  }

  private Mono<Void> tell(Understood.Fate fate, Invitation invitation) {
    var briefingId = invitation.briefingId();
    var code = invitation.recipient().code();
    if (fate.failed()) {
      return service.bounced(briefingId, code, fate.status(), fate.diagnostic());
    }
    return fate.arrived() ? service.delivered(briefingId, code) : Mono.empty();
  }

  private Mono<Verdict> receipt(Understood.Receipt receipt, Instant receivedAt) {
    var messageId = receipt.messageId();
    return (messageId == null ? Mono.<Invitation>empty() : invitations.byMessageId(messageId))
        .switchIfEmpty(Mono.defer(() -> newest(receipt.address(), receivedAt)))
        .flatMap(invitation -> {
          var code = invitation.recipient().code();
          var done = new Verdict.Done("receipt", invitation.briefingId(), code);
          return receipt.opened()
              ? service.seen(invitation.briefingId(), code, "receipt").thenReturn((Verdict) done)
              : Mono.just((Verdict) done);
        })
        .defaultIfEmpty(unclear("receipt", "unknown-mail", null, null, null));
  }

  /// The mail of ours it answers tells what it is about; else the sender's address.
  private Mono<Verdict> fromSender(
      Understood.Head head, Instant receivedAt, String kind, String reason) {
    return Flux.fromIterable(head.references())
        .concatMap(invitations::byMessageId)
        .next()
        .switchIfEmpty(
            Mono.defer(() -> head.from() == null ? Mono.empty() : newest(head.from(), receivedAt)))
        .map(invitation ->
            unclear(kind, reason, invitation.briefingId(), invitation.recipient().code(), null))
        .defaultIfEmpty(unclear(kind, reason, null, null, null));
  }

  private Mono<Invitation> newest(String address, Instant receivedAt) {
    return invitations
        .toAddress(address, receivedAt.minus(RECENT))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  private static List<Invitation> at(List<Invitation> all, @Nullable String address) {
    return address == null
        ? List.of()
        : all.stream()
            .filter(invitation -> address.equalsIgnoreCase(invitation.recipient().address()))
            .toList();
  }

  private static Verdict unclear(
      String kind,
      String reason,
      @Nullable UUID briefingId,
      @Nullable String recipient,
      @Nullable PartStat partStat) {
    return new Verdict.Unclear(kind, reason, briefingId, recipient, partStat);
  }
}
