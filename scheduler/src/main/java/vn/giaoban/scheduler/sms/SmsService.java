package vn.giaoban.scheduler.sms;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Puts short messages into the outbox.
public final class SmsService {
  private final Outbox outbox;
  private final Journal journal;
  private final Office office;

  /// What the office has set.
  ///
  /// @param available whether there is a gateway
  /// @param withoutMarks whether texts are sent without diacritics
  public record Office(boolean available, boolean withoutMarks) {}

  public SmsService(Outbox outbox, Journal journal, Office office) {
    this.outbox = outbox;
    this.journal = journal;
    this.office = office;
  }

  /// Whether short messages can be sent at all.
  public boolean available() {
    return office.available();
  }

  /// How many messages the networks will make of this text, as the office sends it.
  public int parts(String text) {
    return SmsText.parts(asSent(text));
  }

  /// Queues one message, inside the caller's transaction: it leaves when, and only if, that
  /// commits, together with the entry `SmsQueued` of the briefing's journal. `SmsSent` or
  /// `SmsFailed` follow.
  ///
  /// @return the row of the outbox; an error [RefusedException] with `sms-off`, or with the faults
  ///   `sms-number`, `sms-empty`, `sms-long`
  public Mono<UUID> queue(Sms sms, Actor actor) {
    if (!office.available()) {
      return Mono.error(() -> new RefusedException(Refusal.of(Refusal.Kind.CONFLICT, "sms-off")));
    }
    var number = SmsText.number(sms.phone());
    if (number.isEmpty()) {
      return refused("phone", "sms-number", Map.of());
    }
    var text = asSent(sms.text().strip());
    var parts = SmsText.parts(text);
    if (text.isEmpty()) {
      return refused("text", "sms-empty", Map.of());
    }
    if (parts > SmsText.MOST_PARTS) {
      return refused("text", "sms-long", Map.of("parts", parts, "most", SmsText.MOST_PARTS));
    }
    var mail =
        new OutboxMail(
                OutboxMail.Kind.SMS,
                sms.key(),
                sms.briefingId(),
                sms.recipient(),
                number.get(),
                "",
                "",
                text,
                null,
                null,
                List.of())
            .urgent(true);
    return outbox
        .enqueue(mail)
        .flatMap(id ->
            journal
                .append(
                    sms.briefingId(),
                    actor,
                    "SmsQueued",
                    Map.of(
                        "unit",
                        sms.recipient(),
                        "number",
                        SmsText.masked(number.get()),
                        "parts",
                        parts))
                .thenReturn(id));
  }

  private String asSent(String text) {
    return office.withoutMarks() ? SmsText.withoutMarks(text) : text;
  }

  private static Mono<UUID> refused(String field, String code, Map<String, Object> args) {
    return Mono.error(() ->
        new RefusedException(Refusal.invalid(List.of(new Refusal.FieldFault(field, code, args)))));
  }
}
