package vn.giaoban.scheduler.preparation;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.MailFate;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.Parcel;

/// Keeps requests for papers and the journal abreast of their mails.
public final class RequestFate implements MailFate {
  private static final Actor SENDER = Actor.job("outbox");

  private final DatabaseClient database;
  private final Journal journal;

  public RequestFate(DatabaseClient database, Journal journal) {
    this.database = database;
    this.journal = journal;
  }

  @Override
  public Set<OutboxMail.Kind> kinds() {
    return Set.of(OutboxMail.Kind.DOCUMENT_REQUEST);
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant at) {
    return journal
        .append(
            parcel.mail().briefingId(),
            SENDER,
            "DocumentRequestSent",
            Map.of("unit", parcel.mail().recipient(), "messageId", parcel.messageId()))
        .then();
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String status, String diagnostic) {
    return database
        .sql("UPDATE document_request SET mail_error = :error WHERE id = :id")
        .bind("error", status + " " + diagnostic)
        .bind("id", request(parcel.mail()))
        .then()
        .then(
            journal.append(
                parcel.mail().briefingId(),
                SENDER,
                "DocumentRequestBounced",
                Map.of(
                    "unit", parcel.mail().recipient(), "status", status, "diagnostic", diagnostic)))
        .then();
  }

  /// Fourth part of the key, see [DocumentRequests].
  private static UUID request(OutboxMail mail) {
    return UUID.fromString(mail.key().split("/")[3]);
  }
}
