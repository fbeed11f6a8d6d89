package vn.giaoban.scheduler.sms;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.MailFate;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.Parcel;

/// Tells the journal what became of short messages. A gateway that has taken one has not delivered
/// it yet.
public final class SmsFate implements MailFate {
  private static final Actor SENDER = Actor.job("outbox");

  private final Journal journal;

  public SmsFate(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Set<OutboxMail.Kind> kinds() {
    return Set.of(OutboxMail.Kind.SMS);
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant at) {
    return tell(parcel, "SmsSent", Map.of("unit", parcel.mail().recipient()));
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String status, String diagnostic) {
    return tell(
        parcel,
        "SmsFailed",
        Map.of("unit", parcel.mail().recipient(), "status", status, "diagnostic", diagnostic));
  }

  private Mono<Void> tell(Parcel parcel, String kind, Map<String, Object> payload) {
    return journal.append(parcel.mail().briefingId(), SENDER, kind, payload).then();
  }
}
