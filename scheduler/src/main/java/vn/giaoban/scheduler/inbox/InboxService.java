package vn.giaoban.scheduler.inbox;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.journal.Actor;

/// Takes mail in and keeps the secretary's tray.
public final class InboxService {
  private static final Logger LOG = LoggerFactory.getLogger(InboxService.class);
  private static final int TRAY = 200;

  private final InboxRows rows;
  private final MailReading reading;
  private final Sorter sorter;
  private final InvitationService invitations;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  public InboxService(
      InboxRows rows,
      MailReading reading,
      Sorter sorter,
      InvitationService invitations,
      TransactionalOperator transactions,
      InstantSource clock) {
    this.rows = rows;
    this.reading = reading;
    this.sorter = sorter;
    this.invitations = invitations;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// How far a mailbox has been read.
  public Mono<InboxRows.Position> position(String mailbox) {
    return rows.position(mailbox);
  }

  /// Keeps one mail for good; it is looked at afterwards by [#understand].
  public Mono<Void> keep(String mailbox, InboxRows.Position position, byte[] raw) {
    return rows.keep(mailbox, position, raw, clock.instant()).as(transactions::transactional);
  }

  /// Looks at every mail not looked at yet, the oldest first.
  ///
  /// @return how many
  public Mono<Integer> understand() {
    return one().flatMap(found -> found ? understand().map(more -> more + 1) : Mono.just(0));
  }

  private Mono<Boolean> one() {
    return rows.next()
        .flatMap(raw ->
            read(raw)
                .flatMap(understood ->
                    sorter
                        .sort(understood, raw.receivedAt())
                        .flatMap(verdict -> rows.note(raw.id(), understood, verdict)))
                .thenReturn(true))
        .as(transactions::transactional)
        .onErrorResume(RefusedException.class, e -> putAside(e.refusal().code()))
        .defaultIfEmpty(false);
  }

  /// A rule said no after all (e.g. the briefing changed at that moment): a person looks.
  private Mono<Boolean> putAside(String reason) {
    LOG.info("A mail is put into the tray: {}", reason);
    return rows.next()
        .flatMap(raw ->
            read(raw)
                .flatMap(understood ->
                    rows.note(
                        raw.id(),
                        understood,
                        new Verdict.Unclear("mail", reason, null, null, null)))
                .thenReturn(true))
        .as(transactions::transactional);
  }

  /// Off the database's threads: a mail may be large.
  private Mono<Understood> read(InboxRows.Raw raw) {
    return Mono.fromCallable(() -> reading.read(raw.content()))
        .subscribeOn(Schedulers.boundedElastic());
  }

  /// What the secretary must look at, newest first.
  public Mono<List<InboxMail>> tray() {
    return rows.tray(TRAY);
  }

  /// A mail of the tray as it came.
  public Mono<byte[]> raw(UUID id) {
    return rows.raw(id).switchIfEmpty(Mono.error(InboxService::notThere));
  }

  /// The secretary has dealt with it: takes it as an answer, or lays it by.
  ///
  /// @param decision null: laid by
  public Mono<Void> settle(UUID id, @Nullable Decided decision, String by) {
    return rows.find(id)
        .switchIfEmpty(Mono.error(InboxService::notThere))
        .flatMap(mail ->
            rows.settle(
                    id,
                    new Settlement(
                        decision == null ? "LAID_BY" : "ANSWER",
                        java.util.Map.of(),
                        by,
                        clock.instant()))
                .then(
                    decision == null
                        ? Mono.empty()
                        : invitations.answer(
                            decision.briefingId(),
                            decision.recipient(),
                            new InvitationService.Answer(
                                decision.partStat(),
                                "mail",
                                mail.receivedAt(),
                                decision.comment(),
                                null),
                            Actor.account(by))))
        .then()
        .as(transactions::transactional);
  }

  /// How the secretary reads a mail.
  public record Decided(
      UUID briefingId, String recipient, PartStat partStat, @Nullable String comment) {}

  private static RefusedException notThere() {
    return new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "no-such-mail"));
  }
}
