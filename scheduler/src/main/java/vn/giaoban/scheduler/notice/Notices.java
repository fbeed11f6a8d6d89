package vn.giaoban.scheduler.notice;

import static java.util.Objects.requireNonNull;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.notice.NoticeForm.Audience;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Sends notices, by way of the outbox.
public final class Notices {
  /// Such a notice overtakes what does not press.
  private static final Duration URGENT = Duration.ofHours(24);

  private static final String SELECT =
      """
      SELECT n.*, mails.waiting, mails.sent, mails.failed
      FROM notice n CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state IN ('WAITING', 'SENDING')) AS waiting,
          count(*) FILTER (WHERE state = 'SENT') AS sent,
          count(*) FILTER (WHERE state = 'FAILED') AS failed
        FROM outbox o
        WHERE o.briefing_id = n.briefing_id AND o.kind = 'NOTICE'
          AND starts_with(o.key, 'notice/' || n.id || '/')) mails
      WHERE n.briefing_id = :briefing
      """;

  private final DatabaseClient database;
  private final Invitations invitations;
  private final NoticeLetters letters;
  private final Outbox outbox;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final Runnable wakeSender;

  public Notices(
      DatabaseClient database,
      Invitations invitations,
      NoticeLetters letters,
      Outbox outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      Runnable wakeSender) {
    this.database = database;
    this.invitations = invitations;
    this.letters = letters;
    this.outbox = outbox;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
    this.wakeSender = wakeSender;
  }

  /// How a notice would look to the first of its recipients, and whom it would go to.
  public record Preview(Recipient shown, Letter letter, Audience audience) {}

  /// Shows it; nothing is sent.
  public Mono<Preview> preview(UUID briefingId, NoticeForm form) {
    return letters
        .ready()
        .then(announcement(briefingId))
        .flatMap(announcement ->
            audience(announcement, form)
                .map(audience -> {
                  var first = audience.reachable().getFirst();
                  return new Preview(first, letters.notice(announcement, first, form), audience);
                }))
        .as(transactions::transactional);
  }

  /// Puts one mail for each recipient into the outbox. The same notice asked for again is not sent
  /// again.
  public Mono<Notice> send(UUID briefingId, NoticeForm form, String username) {
    return letters
        .ready()
        .then(announcement(briefingId))
        .flatMap(announcement ->
            find(briefingId, form.id())
                .switchIfEmpty(
                    Mono.defer(() ->
                        audience(announcement, form)
                            .flatMap(audience -> send(announcement, form, audience, username))
                            .then(find(briefingId, form.id())))))
        .as(transactions::transactional)
        .doOnNext(_ -> wakeSender.run());
  }

  /// All of a briefing, the latest first.
  public Mono<List<Notice>> ofBriefing(UUID briefingId) {
    return database
        .sql(SELECT + "ORDER BY n.sent_at DESC")
        .bind("briefing", briefingId)
        .map(Notices::notice)
        .all()
        .collectList();
  }

  private Mono<Notice> find(UUID briefingId, UUID id) {
    return database
        .sql(SELECT + "AND n.id = :id")
        .bind("briefing", briefingId)
        .bind("id", id)
        .map(Notices::notice)
        .one();
  }

  private Mono<Announcement> announcement(UUID briefingId) {
    return invitations
        .announcement(briefingId)
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "briefing-not-found"))));
  }

  private static Mono<Audience> audience(Announcement announcement, NoticeForm form) {
    return switch (form.audience(announcement)) {
      case Decision.Refused<Audience>(var refusal) -> Mono.error(new RefusedException(refusal));
      case Decision.Accepted<Audience>(var audience) -> Mono.just(audience);
    };
  }

  private Mono<Void> send(
      Announcement announcement, NoticeForm form, Audience audience, String username) {
    var id = announcement.briefingId();
    var reachable = Audience.codes(audience.reachable());
    var without = Audience.codes(audience.withoutAddress());
    return database
        .sql(
            """
            INSERT INTO notice (id, briefing_id, subject, body, recipients, without_address,
              sent_by, sent_at)
            VALUES (:id, :briefing, :subject, :body, :recipients, :without, :by, :at)\
            """)
        .bind("id", form.id())
        .bind("briefing", id)
        .bind("subject", form.subject())
        .bind("body", form.text())
        .bind("recipients", reachable.toArray(String[]::new))
        .bind("without", without.toArray(String[]::new))
        .bind("by", username)
        .bind("at", clock.instant())
        .then()
        .then(
            Mono.defer(() ->
                outbox.enqueueAll(
                    audience.reachable().stream()
                        .map(one -> mail(announcement, one, form))
                        .toList())))
        .then(
            journal.append(
                id,
                Actor.account(username),
                "NoticeRequested",
                Map.of(
                    "notice",
                    form.id().toString(),
                    "subject",
                    form.subject(),
                    "units",
                    reachable,
                    "withoutAddress",
                    without)))
        .then();
  }

  private OutboxMail mail(Announcement announcement, Recipient recipient, NoticeForm form) {
    var letter = letters.notice(announcement, recipient, form);
    var now = clock.instant();
    return new OutboxMail(
        OutboxMail.Kind.NOTICE,
        "notice/%s/%s".formatted(form.id(), recipient.code()),
        announcement.briefingId(),
        recipient.code(),
        requireNonNull(recipient.address()),
        recipient.name(),
        letter.subject(),
        letter.text(),
        letter.html(),
        null,
        List.of(),
        announcement.startsAt().isBefore(now.plus(URGENT)) && announcement.endsAt().isAfter(now));
  }

  private static Notice notice(Readable row) {
    return new Notice(
        requireNonNull(row.get("id", UUID.class)),
        requireNonNull(row.get("briefing_id", UUID.class)),
        requireNonNull(row.get("subject", String.class)),
        requireNonNull(row.get("body", String.class)),
        codes(row, "recipients"),
        codes(row, "without_address"),
        requireNonNull(row.get("sent_by", String.class)),
        requireNonNull(row.get("sent_at", Instant.class)),
        count(row, "waiting"),
        count(row, "sent"),
        count(row, "failed"));
  }

  private static List<String> codes(Readable row, String column) {
    return Arrays.asList(requireNonNull(row.get(column, String[].class)));
  }

  private static int count(Readable row, String column) {
    return requireNonNull(row.get(column, Long.class)).intValue();
  }
}
