package vn.giaoban.scheduler.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Tells the journal what became of minutes and notices.
public final class MinutesFate implements MailFate {
  private static final Actor SENDER = Actor.job("outbox");

  private final Journal journal;

  public MinutesFate(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Set<OutboxMail.Kind> kinds() {
    return Set.of(OutboxMail.Kind.MINUTES, OutboxMail.Kind.NOTICE);
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant at) {
    var kind = parcel.mail().kind() == OutboxMail.Kind.MINUTES ? "MinutesSent" : "NoticeSent";
    return tell(parcel, kind, Map.of("messageId", parcel.messageId()));
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String status, String diagnostic) {
    var kind = parcel.mail().kind() == OutboxMail.Kind.MINUTES ? "MinutesBounced" : "NoticeBounced";
    return tell(parcel, kind, Map.of("status", status, "diagnostic", diagnostic));
  }

  private Mono<Void> tell(Parcel parcel, String kind, Map<String, Object> more) {
    var payload = new java.util.HashMap<String, Object>(more);
    payload.put("unit", parcel.mail().recipient());
    return journal.append(parcel.mail().briefingId(), SENDER, kind, payload).then();
  }
}
