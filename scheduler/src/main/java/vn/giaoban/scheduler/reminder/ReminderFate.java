package vn.giaoban.scheduler.reminder;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.MailFate;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.Parcel;

/// Tells the journal of reminders that have left. One that fails is no news beside the invitation
/// to the same address.
public final class ReminderFate implements MailFate {
  private static final Actor SENDER = Actor.job("reminders");

  private final Journal journal;

  public ReminderFate(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Set<OutboxMail.Kind> kinds() {
    return Set.of(OutboxMail.Kind.REMINDER);
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant at) {
    var mail = parcel.mail();
    // Fifth part of the key, see [ReminderService].
    var lead = mail.key().split("/")[4];
    return journal
        .append(
            mail.briefingId(),
            SENDER,
            "ReminderSent",
            Map.of("unit", mail.recipient(), "lead", lead))
        .then();
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String status, String diagnostic) {
    return Mono.empty();
  }
}
