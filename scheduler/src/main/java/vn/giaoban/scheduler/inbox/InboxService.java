package vn.giaoban.scheduler.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.function.Tuple2;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.invitation.Tiding;
import vn.giaoban.scheduler.invitation.Tidings;
import vn.giaoban.scheduler.journal.Actor;

/// Takes mail in; what needs a person is put into the tray.
///
/// Mails are looked at many at a time, in the order in which they came: what is known about all of
/// them is looked up once, each is decided by [Sorter], and what they amount to is written
/// together. While that is written, the next are read. When a batch cannot be written, its mails
/// are tried one by one; one that cannot be dealt with even alone is put into the tray.
public final class InboxService {
  private static final Logger LOG = LoggerFactory.getLogger(InboxService.class);

  /// Mails looked at together, and their octets.
  private static final int AT_ONCE = 200;

  private static final long OCTETS_AT_ONCE = 16_000_000;

  /// Mails taken apart at the same time.
  private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());

  /// A mail from an address is about a briefing that ended no longer ago than this.
  private static final Duration RECENT = Duration.ofDays(14);

  private final InboxRows rows;
  private final MailReading reading;
  private final Known.Source knowledge;
  private final Sorter sorter;
  private final Tidings tidings;
  private final InvitationService invitations;
  private final @Nullable Filing filing;
  private final Received received;
  private final Runnable wakeSender;
  private final TransactionalOperator transactions;
  private final InstantSource clock;

  /// Counts what came in.
  @FunctionalInterface
  public interface Received {
    /// @param taken whether it was carried out or needed nothing; else a person must look
    void mail(String kind, boolean taken);

    /// Counts nothing.
    Received UNCOUNTED = (_, _) -> {};
  }

  /// @param database where what is known about invitations and mails is looked up
  /// @param filing null: no papers are taken by mail
  public InboxService(
      InboxRows rows,
      MailReading reading,
      DatabaseClient database,
      InboxRules rules,
      Tidings tidings,
      InvitationService invitations,
      @Nullable Filing filing,
      Received received,
      Runnable wakeSender,
      TransactionalOperator transactions,
      InstantSource clock) {
    this.rows = rows;
    this.reading = reading;
    this.knowledge = new KnownRows(database);
    this.sorter = new Sorter(rules);
    this.tidings = tidings;
    this.invitations = invitations;
    this.filing = filing;
    this.received = received;
    this.wakeSender = wakeSender;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// How far a mailbox has been read.
  public Mono<InboxRows.Position> position(String mailbox) {
    return rows.position(mailbox);
  }

  /// Keeps mails for good; they are looked at afterwards by [#understand].
  public Mono<Void> keep(String mailbox, long uidValidity, List<InboxRows.Arrived> mails) {
    return rows.keep(mailbox, uidValidity, mails).as(transactions::transactional);
  }

  /// Looks at every mail not looked at yet, in the order in which they came.
  ///
  /// @return how many
  public Mono<Integer> understand() {
    return load(0)
        .expand(batch ->
            batch.isEmpty()
                ? Mono.empty()
                : Mono.zip(settled(batch), load(batch.getLast().raw().place())).map(Tuple2::getT2))
        .map(List::size)
        .reduce(0, Integer::sum);
  }

  /// A mail and what it says.
  private record Read(InboxRows.Raw raw, Understood says) {}

  /// The next mails, taken apart off the database's threads.
  private Mono<List<Read>> load(long after) {
    return rows.next(after, AT_ONCE, OCTETS_AT_ONCE)
        .flatMap(raws ->
            Flux.fromIterable(raws)
                .flatMapSequential(
                    raw ->
                        Mono.fromCallable(() -> new Read(raw, says(raw)))
                            .subscribeOn(Schedulers.boundedElastic()),
                    READERS)
                .collectList());
  }

  private Understood says(InboxRows.Raw raw) {
    var read = reading.read(raw.content());
    return raw.whole() ? read : new Understood.Unclear(read.head(), "too-large", "", List.of());
  }

  private Mono<Integer> settled(List<Read> batch) {
    return recorded(batch)
        .onErrorResume(e -> {
          LOG.warn("Mails are looked at one by one: {}", e.toString());
          return Flux.fromIterable(batch)
              .concatMap(one -> recorded(List.of(one)).onErrorResume(why -> putAside(one, why)))
              .collect(Collectors.summingInt(Integer::intValue));
        });
  }

  /// One that cannot be dealt with holds up no other. When it cannot even be put aside, the
  /// database is away: it waits.
  private Mono<Integer> putAside(Read read, Throwable why) {
    LOG.error("A mail could not be dealt with: {}", read.raw().id(), why);
    var verdict = new Verdict.Unclear("mail", "fault", null, null, null);
    return rows.claim(List.of(read.raw().id()))
        .flatMap(still ->
            rows.note(
                    still.isEmpty()
                        ? List.of()
                        : List.of(new InboxRows.Note(read.raw().id(), read.says(), verdict, null)))
                .thenReturn(still.size()))
        .as(transactions::transactional);
  }

  private record Found(Read read, Finding finding) {}

  private Mono<Integer> recorded(List<Read> batch) {
    return rows.claim(batch.stream().map(read -> read.raw().id()).toList())
        .flatMap(still -> {
          var open = batch.stream().filter(read -> still.contains(read.raw().id())).toList();
          return open.isEmpty()
              ? Mono.just(List.<Found>of())
              : findings(open).flatMap(this::carriedOut);
        })
        .as(transactions::transactional)
        .doOnNext(this::count)
        .map(List::size);
  }

  private Mono<List<Found>> findings(List<Read> open) {
    var now = clock.instant();
    return knowledge
        .about(open.stream().map(Read::says).toList(), now.minus(RECENT), now)
        .map(known ->
            open.stream()
                .map(read ->
                    new Found(read, sorter.sort(read.says(), known, read.raw().receivedAt(), now)))
                .toList());
  }

  private Mono<List<Found>> carriedOut(List<Found> found) {
    return tidings
        .take(found.stream().flatMap(one -> one.finding().tidings().stream()).toList())
        .map(refused -> found.stream().map(one -> heeding(one, refused)).toList())
        .flatMap(heeded -> Flux.fromIterable(heeded).concatMap(this::sentAgain).collectList())
        .flatMap(done ->
            rows.note(
                    done.stream()
                        .map(one ->
                            new InboxRows.Note(
                                one.read().raw().id(),
                                one.read().says(),
                                one.finding().verdict(),
                                one.finding().answeredAt()))
                        .toList())
                .thenReturn(done));
  }

  /// A rule of the meeting said no: a person looks.
  private static Found heeding(Found found, Map<Tiding, Refusal> refused) {
    for (var tiding : found.finding().tidings()) {
      var refusal = refused.get(tiding);
      if (refusal != null && tiding instanceof Tiding.Answered answered) {
        var verdict =
            new Verdict.Unclear(
                "reply",
                "refused",
                refusal.code(),
                answered.briefingId(),
                answered.recipient(),
                answered.partStat());
        return new Found(found.read(), found.finding().but(verdict));
      }
    }
    return found;
  }

  private Mono<Found> sentAgain(Found found) {
    var whose = found.finding().again();
    if (whose == null) {
      return Mono.just(found);
    }
    var cause = "refresh-" + found.read().raw().id();
    return invitations
        .again(whose.briefingId(), whose.recipient(), cause)
        .map(sent ->
            sent
                ? found
                : new Found(
                    found.read(),
                    found
                        .finding()
                        .but(
                            new Verdict.Unclear(
                                "refresh",
                                "update-waiting",
                                whose.briefingId(),
                                whose.recipient(),
                                null))));
  }

  /// Takes in the papers of mails that answer a request, one mail after the other. Looking into a
  /// file takes its time: nothing else waits for it.
  ///
  /// @return how many mails
  public Mono<Integer> file() {
    return rows.papers(0)
        .expand(papers -> file(papers).then(Mono.defer(() -> rows.papers(papers.place()))))
        .count()
        .map(Long::intValue);
  }

  private Mono<Void> file(InboxRows.Papers papers) {
    return Mono.fromCallable(() -> reading.read(papers.content()))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(says ->
            filed(papers, says)
                .onErrorResume(e -> {
                  LOG.error("Papers could not be filed: {}", papers.id(), e);
                  return Mono.just(unclear(papers, says, "fault", ""));
                })
                .doOnNext(verdict -> received.mail("papers", verdict instanceof Verdict.Done))
                .flatMap(verdict ->
                    rows.note(List.of(new InboxRows.Note(papers.id(), says, verdict, null)))));
  }

  private Mono<Verdict> filed(InboxRows.Papers papers, Understood says) {
    if (filing == null || !(says instanceof Understood.Letter letter)) {
      return Mono.just(unclear(papers, says, "letter", ""));
    }
    return filing
        .answer(
            papers.content(),
            Filing.papers(letter.attachments()),
            papers.briefingId(),
            papers.recipient(),
            papers.request(),
            Actor.mail(papers.recipient()))
        .map(filed -> {
          if (!filed.refused().isEmpty()) {
            return unclear(papers, says, "file-refused", filed.refused().getFirst().detail());
          }
          // What the letter says beside them is still to be confirmed.
          return letter.suggestion() == null
              ? new Verdict.Done("papers", papers.briefingId(), papers.recipient())
              : unclear(papers, says, "papers-filed", "");
        })
        .onErrorResume(
            RefusedException.class,
            e -> Mono.just(unclear(papers, says, "refused", e.refusal().code())));
  }

  private static Verdict unclear(
      InboxRows.Papers papers, Understood says, String reason, String detail) {
    var suggestion = says instanceof Understood.Letter letter ? letter.suggestion() : null;
    return new Verdict.Unclear(
        "papers",
        reason,
        detail,
        papers.briefingId(),
        papers.recipient(),
        suggestion == null ? null : suggestion.partStat());
  }

  private void count(Collection<Found> found) {
    if (found.stream().anyMatch(one -> one.finding().answeredAt() != null)) {
      wakeSender.run();
    }
    for (var one : found) {
      switch (one.finding().verdict()) {
        case Verdict.Done done -> received.mail(done.kind(), true);
        case Verdict.Unclear unclear -> received.mail(unclear.kind(), false);
        case Verdict.Filing _ -> {} // Counted when they are filed.
      }
    }
  }

  /// Mails that lie in one of these mailboxes and belong elsewhere, some of them.
  public Mono<List<InboxRows.Move>> moves(
      Collection<String> mailboxes, boolean clear, boolean unclear) {
    return rows.moves(mailboxes, clear, unclear, AT_ONCE);
  }

  /// A mail was moved, or was gone.
  public Mono<Void> moved(InboxRows.Move move, boolean found, InboxRows.@Nullable Place to) {
    return rows.moved(move, found, to);
  }
}
