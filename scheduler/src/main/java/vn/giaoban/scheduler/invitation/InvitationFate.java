package vn.giaoban.scheduler.invitation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.MailFate;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.Parcel;

/// Keeps invitations and the journal abreast of their mails.
public final class InvitationFate implements MailFate {
  private static final Actor SENDER = Actor.job("outbox");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Invitations invitations;
  private final Journal journal;

  public InvitationFate(Invitations invitations, Journal journal) {
    this.invitations = invitations;
    this.journal = journal;
  }

  @Override
  public Set<OutboxMail.Kind> kinds() {
    return Set.of(OutboxMail.Kind.INVITATION, OutboxMail.Kind.CANCELLATION);
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant at) {
    return sent(List.of(parcel), at);
  }

  @Override
  public Mono<Void> sent(List<Parcel> parcels, Instant at) {
    var briefings = new LinkedHashMap<UUID, List<Parcel>>();
    parcels.forEach(parcel ->
        briefings.computeIfAbsent(parcel.mail().briefingId(), _ -> new ArrayList<>()).add(parcel));
    return Flux.fromIterable(briefings.entrySet())
        .concatMap(entry -> sent(entry.getKey(), entry.getValue(), at))
        .then();
  }

  private Mono<Void> sent(UUID briefingId, List<Parcel> parcels, Instant at) {
    var marks =
        parcels.stream()
            .map(p ->
                new Invitations.SentMark(p.mail().recipient(), sequence(p.mail()), p.messageId()))
            .toList();
    var happenings =
        marks.stream()
            .map(mark ->
                new Journal.Happening(
                    "InvitationSent",
                    Map.of(
                        "unit",
                        mark.recipient(),
                        "sequence",
                        mark.sequence(),
                        "messageId",
                        mark.messageId())))
            .toList();
    return invitations
        .sent(briefingId, marks, at)
        .then(journal.append(briefingId, SENDER, happenings))
        .then();
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String status, String diagnostic) {
    var mail = parcel.mail();
    return invitations
        .bounced(mail.briefingId(), mail.recipient(), status + " " + diagnostic)
        .then(
            tell(
                mail,
                "InvitationBounced",
                Map.of("unit", mail.recipient(), "status", status, "diagnostic", diagnostic)));
  }

  @Override
  public Mono<Void> deferred(Parcel parcel, String reason, Instant retryAt) {
    var mail = parcel.mail();
    return tell(
        mail,
        "InvitationDeferred",
        Map.of(
            "unit",
            mail.recipient(),
            "reason",
            reason,
            "retryAt",
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                retryAt.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).atZone(ZONE))));
  }

  /// Third part of the key, see [InvitationService].
  private static int sequence(OutboxMail mail) {
    return Integer.parseInt(mail.key().split("/")[3]);
  }

  private Mono<Void> tell(OutboxMail mail, String kind, Map<String, Object> payload) {
    return journal.append(mail.briefingId(), SENDER, kind, payload).then();
  }
}
