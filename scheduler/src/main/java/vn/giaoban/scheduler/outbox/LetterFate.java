package vn.giaoban.scheduler.outbox;

import java.time.Instant;
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

/// Tells the journal what became of letters that nothing else depends on: `<Name>Sent` and
/// `<Name>Bounced`, each with unit and subject.
public final class LetterFate implements MailFate {
  private static final Actor SENDER = Actor.job("outbox");

  private final OutboxMail.Kind kind;
  private final String name;
  private final Journal journal;

  /// @param name first part of the kinds of entries, e.g. `Notice`
  public LetterFate(OutboxMail.Kind kind, String name, Journal journal) {
    this.kind = kind;
    this.name = name;
    this.journal = journal;
  }

  @Override
  public Set<OutboxMail.Kind> kinds() {
    return Set.of(kind);
  }

  @Override
  public Mono<Void> sent(Parcel parcel, Instant at) {
    return sent(List.of(parcel), at);
  }

  @Override
  public Mono<Void> sent(List<Parcel> parcels, Instant at) {
    var briefings = new LinkedHashMap<UUID, List<Journal.Happening>>();
    for (var parcel : parcels) {
      var mail = parcel.mail();
      briefings
          .computeIfAbsent(mail.briefingId(), _ -> new ArrayList<>())
          .add(
              new Journal.Happening(
                  name + "Sent",
                  Map.of(
                      "unit",
                      mail.recipient(),
                      "subject",
                      mail.subject(),
                      "messageId",
                      parcel.messageId())));
    }
    return Flux.fromIterable(briefings.entrySet())
        .concatMap(entry -> journal.append(entry.getKey(), SENDER, entry.getValue()))
        .then();
  }

  @Override
  public Mono<Void> failed(Parcel parcel, String status, String diagnostic) {
    var mail = parcel.mail();
    return journal
        .append(
            mail.briefingId(),
            SENDER,
            name + "Bounced",
            Map.of(
                "unit",
                mail.recipient(),
                "subject",
                mail.subject(),
                "status",
                status,
                "diagnostic",
                diagnostic))
        .then();
  }
}
