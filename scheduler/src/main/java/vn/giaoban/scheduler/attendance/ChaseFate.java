package vn.giaoban.scheduler.attendance;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.MailFate;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.Parcel;

/// Tells the journal what became of mails about answers. One that bounces shows that the
/// invitation's address is no good either.
public final class ChaseFate implements MailFate {
  private static final Actor SENDER = Actor.job("outbox");

  private final Invitations invitations;
  private final Journal journal;

  public ChaseFate(Invitations invitations, Journal journal) {
    this.invitations = invitations;
    this.journal = journal;
  }

  @Override
  public Set<OutboxMail.Kind> kinds() {
    return Set.of(OutboxMail.Kind.CHASE);
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant at) {
    return journal
        .append(
            parcel.mail().briefingId(),
            SENDER,
            "ChaseSent",
            Map.of("unit", parcel.mail().recipient(), "messageId", parcel.messageId()))
        .then();
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String status, String diagnostic) {
    var mail = parcel.mail();
    return invitations
        .bounced(mail.briefingId(), mail.recipient(), status + " " + diagnostic)
        .then(
            journal.append(
                mail.briefingId(),
                SENDER,
                "InvitationBounced",
                Map.of("unit", mail.recipient(), "status", status, "diagnostic", diagnostic)))
        .then();
  }
}
