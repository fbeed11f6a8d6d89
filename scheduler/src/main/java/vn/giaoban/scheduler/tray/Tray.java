package vn.giaoban.scheduler.tray;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.Force;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.Settlement;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationLetters.Letter;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.invitation.InvitationService.Answer;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.invitation.SubstituteGate.Substitute;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.writing.Written;

/// What the secretary does with a mail of the tray. Every deed takes the mail out of the tray, in
/// one transaction with what it changes and with its journal entry, and can be undone. Only a
/// meeting is moved before, for moving it tries again when it clashes: whoever is interrupted in
/// between finds the mail as it was, and the same click goes on from there.
public final class Tray {
  /// The mail was laid by: nothing but the mail was touched.
  public static final String LAID_BY = "LAID_BY";

  /// It was taken as an answer.
  public static final String ANSWER = "ANSWER";

  /// The meeting was moved to the time it proposed.
  public static final String TIME_TAKEN = "TIME_TAKEN";

  /// The sender was told that the time stays.
  public static final String TIME_REFUSED = "TIME_REFUSED";

  /// Its papers were filed.
  public static final String FILED = "FILED";

  /// The sender was written to.
  public static final String REPLIED = "REPLIED";

  private final DatabaseClient database;
  private final InboxRows rows;
  private final InvitationService service;
  private final Invitations invitations;
  private final BriefingService briefings;
  private final TrayLetters letters;
  private final Outbox outbox;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final Runnable wakeSender;
  private final AnswerMemory memory;

  public Tray(
      DatabaseClient database,
      InboxRows rows,
      InvitationService service,
      Invitations invitations,
      BriefingService briefings,
      TrayLetters letters,
      Outbox outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      Runnable wakeSender) {
    this.database = database;
    this.rows = rows;
    this.service = service;
    this.invitations = invitations;
    this.briefings = briefings;
    this.letters = letters;
    this.outbox = outbox;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
    this.wakeSender = wakeSender;
    this.memory = new AnswerMemory(database);
  }

  /// How the secretary reads a mail.
  ///
  /// @param substitute who comes instead; null: nobody is named
  public record Decided(
      UUID briefingId,
      String recipient,
      PartStat partStat,
      @Nullable String comment,
      @Nullable Substitute substitute) {}

  /// One of the tray, or one that was there; refused as `no-such-mail`.
  public Mono<InboxMail> find(UUID id) {
    return rows.find(id)
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "no-such-mail")));
  }

  private Mono<InboxMail> waiting(UUID id) {
    return find(id)
        .filter(mail -> mail.state().equals("UNCLEAR"))
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.CONFLICT, "mail-settled")));
  }

  private Mono<Void> settle(
      InboxMail mail, String action, Map<String, @Nullable Object> before, String by) {
    return rows.settle(mail.id(), new Settlement(action, before, by, clock.instant()))
        .flatMap(done ->
            done ? Mono.<Void>empty() : Mono.error(refused(Refusal.Kind.CONFLICT, "mail-settled")));
  }

  /// Nothing is to be done about it.
  public Mono<InboxMail> layBy(UUID id, String by) {
    return waiting(id)
        .delayUntil(mail -> settle(mail, LAID_BY, Map.of(), by))
        .delayUntil(mail -> noted(mail, by, "MailLaidBy", Map.of("subject", mail.subject())))
        .flatMap(_ -> find(id))
        .as(transactions::transactional);
  }

  /// It is taken as an answer, by the meeting's rule on substitutes.
  public Mono<Taken> answer(UUID id, Decided decided, String by) {
    var briefingId = decided.briefingId();
    var recipient = decided.recipient();
    var substitute = decided.substitute();
    return waiting(id)
        .flatMap(mail ->
            memory
                .remember(briefingId, recipient)
                .defaultIfEmpty(Map.of())
                .flatMap(was ->
                    service
                        .answer(
                            briefingId,
                            recipient,
                            new Answer(
                                decided.partStat(),
                                "mail",
                                mail.receivedAt(),
                                decided.comment(),
                                substitute == null ? null : substitute.whole()),
                            substitute,
                            Actor.account(by))
                        .delayUntil(_ ->
                            memory
                                .remember(briefingId, recipient)
                                .flatMap(made ->
                                    settle(
                                        mail,
                                        ANSWER,
                                        Map.of(
                                            "briefing",
                                            briefingId.toString(),
                                            "recipient",
                                            recipient,
                                            "was",
                                            was,
                                            "made",
                                            made),
                                        by)))))
        .flatMap(invitation -> ruling(briefingId, recipient, invitation))
        .as(transactions::transactional);
  }

  /// An answer that was taken.
  ///
  /// @param substitute how the rule on substitutes sees whoever was named; null: nobody was
  public record Taken(Invitation invitation, @Nullable String substitute) {}

  private Mono<Taken> ruling(UUID briefingId, String recipient, Invitation invitation) {
    return database
        .sql(
            """
            SELECT state FROM substitution
            WHERE briefing_id = :briefing AND recipient = :recipient\
            """)
        .bind("briefing", briefingId)
        .bind("recipient", recipient)
        .map(row -> new Taken(invitation, row.get("state", String.class)))
        .one()
        .defaultIfEmpty(new Taken(invitation, null));
  }

  /// It is about another meeting or unit than was thought; it stays in the tray.
  ///
  /// @param recipient null: nobody of the meeting in particular
  public Mono<InboxMail> assign(UUID id, UUID briefingId, @Nullable String recipient) {
    return waiting(id)
        .then(briefings.get(briefingId))
        .then(recipient == null ? Mono.empty() : service.get(briefingId, recipient))
        .then(assigned(id, briefingId, recipient))
        .then(find(id))
        .as(transactions::transactional);
  }

  private Mono<Void> assigned(UUID id, UUID briefingId, @Nullable String recipient) {
    var spec =
        database
            .sql("UPDATE inbox SET briefing_id = :briefing, recipient = :recipient WHERE id = :id")
            .bind("id", id)
            .bind("briefing", briefingId);
    return (recipient == null
            ? spec.bindNull("recipient", String.class)
            : spec.bind("recipient", recipient))
        .then();
  }

  /// The meeting is moved to the time proposed, and everybody is told.
  ///
  /// @return the briefing as it is now
  public Mono<Briefing> takeTime(UUID id, Force force, String by) {
    var actor = Actor.account(by);
    return proposing(id)
        .flatMap(proposed ->
            briefings
                .get(proposed.briefingId())
                .flatMap(before ->
                    moved(before, proposed.start(), proposed.length(before), force, actor)
                        .delayUntil(after ->
                            settle(
                                    proposed.mail(),
                                    TIME_TAKEN,
                                    Map.of(
                                        "briefing",
                                        before.id().toString(),
                                        "startsAt",
                                        before.startsAt().toString(),
                                        "duration",
                                        before.duration().toString(),
                                        "taken",
                                        after.startsAt().toString()),
                                    by)
                                .then(
                                    noted(
                                        proposed.mail(),
                                        by,
                                        "ProposedTimeTaken",
                                        Map.of("startsAt", Written.time(after.startsAt()))))
                                .as(transactions::transactional))))
        .delayUntil(after -> toldAgain(after, actor));
  }

  private record Proposed(InboxMail mail, UUID briefingId, Instant start, @Nullable Instant end) {
    Duration length(Briefing briefing) {
      return end != null && end.isAfter(start) ? Duration.between(start, end) : briefing.duration();
    }
  }

  private Mono<Proposed> proposing(UUID id) {
    return waiting(id)
        .flatMap(mail -> {
          var briefingId = mail.briefingId();
          var start = mail.proposedStart();
          return briefingId == null || start == null
              ? Mono.error(refused(Refusal.Kind.CONFLICT, "mail-no-time"))
              : Mono.just(new Proposed(mail, briefingId, start, mail.proposedEnd()));
        });
  }

  private Mono<Briefing> moved(
      Briefing briefing, Instant start, Duration length, Force force, Actor actor) {
    var nothing = new BriefingForm(null, null, null, null, null, null, null);
    return briefings.change(
        briefing.id(), nothing.at(Written.time(start), length.toString()), force, actor);
  }

  /// Whoever was invited hears of the new time; nobody when nobody was invited yet.
  private Mono<Void> toldAgain(Briefing briefing, Actor actor) {
    return invitations
        .ofBriefing(briefing.id())
        .filter(all -> all.stream().anyMatch(Invitation::standing))
        .flatMap(_ -> service.send(briefing.id(), "", false, actor))
        .then();
  }

  /// The meeting stays when it is; whoever proposed another time is told.
  ///
  /// @param words the secretary's; empty without
  public Mono<InboxMail> refuseTime(UUID id, String words, String by) {
    var now = clock.instant();
    return proposing(id)
        .flatMap(proposed ->
            invitations
                .announcement(proposed.briefingId())
                .switchIfEmpty(
                    Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "briefing-not-found")))
                .flatMap(announcement -> {
                  var mail = proposed.mail();
                  var recipient = recipient(announcement, mail);
                  var letter =
                      letters.timeRefused(announcement, recipient, mail, words.strip(), now);
                  return send(mail, letter, OutboxMail.Kind.NOTICE, "counter")
                      .flatMap(
                          sent -> settle(mail, TIME_REFUSED, Map.of("mail", sent.toString()), by))
                      .then(
                          noted(
                              mail,
                              by,
                              "ProposedTimeRefused",
                              Map.of("startsAt", Written.time(proposed.start()))));
                }))
        .then(find(id))
        .as(transactions::transactional)
        .doOnNext(_ -> wakeSender.run());
  }

  private static @Nullable Recipient recipient(Announcement announcement, InboxMail mail) {
    return announcement.recipients().stream()
        .filter(one -> one.code().equals(mail.recipient()))
        .findFirst()
        .orElse(null);
  }

  /// Writes to the sender, in the conversation of the meeting, and takes the mail out of the tray.
  public Mono<InboxMail> reply(UUID id, String words, String by) {
    return waiting(id)
        .flatMap(mail ->
            send(mail, letters.reply(mail, words.strip()), OutboxMail.Kind.NOTICE, "reply")
                .flatMap(sent -> settle(mail, REPLIED, Map.of("mail", sent.toString()), by))
                .then(noted(mail, by, "MailAnswered", Map.of("subject", mail.subject()))))
        .then(find(id))
        .as(transactions::transactional)
        .doOnNext(_ -> wakeSender.run());
  }

  /// @return the row of the outbox
  private Mono<UUID> send(InboxMail mail, Letter letter, OutboxMail.Kind kind, String what) {
    var briefingId = mail.briefingId();
    var from = mail.from();
    if (briefingId == null || from == null) {
      return Mono.error(refused(Refusal.Kind.CONFLICT, "mail-no-sender"));
    }
    var name = mail.recipientName() == null ? mail.fromName() : mail.recipientName();
    return outbox
        .enqueue(
            new OutboxMail(
                kind,
                "tray/%s/%s/%d".formatted(mail.id(), what, clock.instant().toEpochMilli()),
                briefingId,
                mail.recipient() == null ? from : mail.recipient(),
                from,
                name == null ? from : name,
                letter.subject(),
                letter.text(),
                letter.html().isEmpty() ? null : letter.html(),
                letter.calendar(),
                List.of()))
        .delayUntil(row -> inConversation(row, mail));
  }

  /// The last mail of the conversation is the one that is answered.
  private Mono<Void> inConversation(UUID row, InboxMail mail) {
    var messageId = mail.messageId();
    return messageId == null
        ? Mono.empty()
        : database
            .sql(
                """
                UPDATE outbox SET thread = concat_ws(' ',
                  nullif(nullif(split_part(coalesce(thread, ''), ' ', 1), ''), :message), :message)
                WHERE id = :id\
                """)
            .bind("id", row)
            .bind("message", messageId)
            .then();
  }

  /// Notes that its papers were filed; they were added before.
  ///
  /// @param documents of the briefing
  /// @param requests that these papers answered
  public Mono<InboxMail> filed(
      UUID id, UUID briefingId, List<UUID> documents, List<UUID> requests, String by) {
    return waiting(id)
        .flatMap(mail ->
            settle(
                    mail,
                    FILED,
                    Map.of(
                        "briefing",
                        briefingId.toString(),
                        "documents",
                        documents.stream().map(UUID::toString).toList(),
                        "requests",
                        requests.stream().map(UUID::toString).toList()),
                    by)
                .then(
                    journal.append(
                        briefingId,
                        Actor.account(by),
                        "MailPapersFiled",
                        about(
                            mail,
                            Map.of(
                                "subject",
                                mail.subject(),
                                "documents",
                                documents.stream().map(UUID::toString).toList())))))
        .then(find(id))
        .as(transactions::transactional);
  }

  /// What became of an undoing.
  ///
  /// @param mail back in the tray
  /// @param left what could not be taken back: `LETTER` has left already, `DOCUMENTS` stay with the
  ///   meeting; null: all was taken back
  public record Undone(InboxMail mail, @Nullable String left) {}

  /// The mail is in the tray again, and what was done is taken back as far as that is possible.
  /// Refused when something was built on it: another answer was given, the meeting was moved again.
  public Mono<Undone> undo(UUID id, String by) {
    return find(id)
        .flatMap(mail -> {
          var done = mail.settlement();
          return done == null
              ? Mono.error(refused(Refusal.Kind.CONFLICT, "mail-not-settled"))
              : undo(mail, done, by);
        });
  }

  private Mono<Undone> undo(InboxMail mail, Settlement done, String by) {
    var before = done.before();
    return switch (done.action()) {
      case ANSWER -> answerTakenBack(mail, before, by);
      case TIME_TAKEN -> movedBack(mail, before, by);
      case TIME_REFUSED, REPLIED -> letterTakenBack(mail, before, by);
      case FILED -> papersTakenBack(mail, before, by);
      default -> reopened(mail, by, null);
    };
  }

  private Mono<Undone> reopened(InboxMail mail, String by, @Nullable String left) {
    return rows.reopen(mail.id())
        .flatMap(done ->
            done
                ? noted(mail, by, "MailReopened", Map.of("subject", mail.subject()))
                : Mono.error(refused(Refusal.Kind.CONFLICT, "mail-not-settled")))
        .then(find(mail.id()))
        .map(again -> new Undone(again, left))
        .as(transactions::transactional);
  }

  private Mono<Undone> answerTakenBack(
      InboxMail mail, Map<String, @Nullable Object> before, String by) {
    var briefingId = UUID.fromString(text(before, "briefing"));
    var recipient = text(before, "recipient");
    return memory
        .putBack(briefingId, recipient, object(before, "was"), object(before, "made"))
        .flatMap(done ->
            done
                ? journal
                    .append(
                        briefingId,
                        Actor.account(by),
                        "AnswerTakenBack",
                        Map.of("unit", recipient, "partStat", was(before)))
                    .then()
                : Mono.error(refused(Refusal.Kind.CONFLICT, "mail-answer-newer")))
        .then(Mono.defer(() -> reopened(mail, by, null)))
        .as(transactions::transactional);
  }

  private static String was(Map<String, @Nullable Object> before) {
    return text(object(object(before, "was"), "answer"), "part_stat");
  }

  private Mono<Undone> movedBack(InboxMail mail, Map<String, @Nullable Object> before, String by) {
    var actor = Actor.account(by);
    var back = Instant.parse(text(before, "startsAt"));
    var taken = Instant.parse(text(before, "taken"));
    return briefings
        .get(UUID.fromString(text(before, "briefing")))
        // At its old time already: undoing was interrupted.
        .filter(now -> now.startsAt().equals(taken) || now.startsAt().equals(back))
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.CONFLICT, "mail-time-newer")))
        .flatMap(now -> moved(now, back, Duration.parse(text(before, "duration")), Force.NO, actor))
        .flatMap(after -> reopened(mail, by, null).delayUntil(_ -> toldAgain(after, actor)));
  }

  /// A letter that has not left is withdrawn.
  private Mono<Undone> letterTakenBack(
      InboxMail mail, Map<String, @Nullable Object> before, String by) {
    return database
        .sql(
            """
            UPDATE outbox SET state = 'FAILED', last_error = 'superseded', body = NULL,
              html = NULL, calendar = NULL, finished_at = :now
            WHERE id = :id AND state = 'WAITING'\
            """)
        .bind("id", UUID.fromString(text(before, "mail")))
        .bind("now", clock.instant())
        .fetch()
        .rowsUpdated()
        .flatMap(withdrawn -> reopened(mail, by, withdrawn > 0 ? null : "LETTER"))
        .as(transactions::transactional);
  }

  /// Documents stay with the meeting, as all do; requests are open again.
  private Mono<Undone> papersTakenBack(
      InboxMail mail, Map<String, @Nullable Object> before, String by) {
    var documents = ids(before, "documents");
    return database
        .sql(
            """
            WITH back AS (
              DELETE FROM document_request_answer
              WHERE request_id = ANY(:requests) AND document_id = ANY(:documents))
            UPDATE document_request r SET answered_at = NULL
            WHERE r.id = ANY(:requests) AND NOT EXISTS (
              SELECT FROM document_request_answer a
              WHERE a.request_id = r.id AND a.document_id <> ALL(:documents))\
            """)
        .bind("requests", ids(before, "requests"))
        .bind("documents", documents)
        .then()
        .then(Mono.defer(() -> reopened(mail, by, documents.length == 0 ? null : "DOCUMENTS")))
        .as(transactions::transactional);
  }

  /// The journal of its meeting hears of it; a mail about none leaves no trace but its own.
  private Mono<Void> noted(
      InboxMail mail, String by, String kind, Map<String, ? extends @Nullable Object> what) {
    var briefingId = mail.briefingId();
    return briefingId == null
        ? Mono.empty()
        : journal.append(briefingId, Actor.account(by), kind, about(mail, what)).then();
  }

  private static Map<String, @Nullable Object> about(
      InboxMail mail, Map<String, ? extends @Nullable Object> what) {
    var payload = new HashMap<String, @Nullable Object>(what);
    payload.put("mail", mail.id().toString());
    var unit = mail.recipient();
    if (unit != null) {
      payload.put("unit", unit);
    }
    return payload;
  }

  private static String text(Map<String, @Nullable Object> map, String key) {
    return String.valueOf(Objects.requireNonNull(map.get(key), key));
  }

  @SuppressWarnings("unchecked") // It was written by this class.
  private static Map<String, @Nullable Object> object(
      Map<String, @Nullable Object> map, String key) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(map.get(key), key);
  }

  private static UUID[] ids(Map<String, @Nullable Object> map, String key) {
    return ((List<?>) Objects.requireNonNull(map.get(key), key))
        .stream().map(id -> UUID.fromString(String.valueOf(id))).toArray(UUID[]::new);
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }
}
