package vn.giaoban.scheduler.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/// Empties one channel of the outbox: claims, hands over, records. Any number of nodes may run one.
///
/// Mails are claimed as fast as they are handed over ([ClaimSize]), so an urgent one waits for
/// those in hand and no others. What the server has taken is recorded by the hundred, for a
/// transaction costs more than a mail. Between the server's answer and its record a process may
/// die: [Accepted] remembers. Should even that be lost, the mail goes out again under the same
/// `Message-ID`, with the same `UID` and `SEQUENCE`, which calendars and many servers recognise.
public final class OutboxSender {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

  /// How often to look without being woken.
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// Longer than any server takes to answer.
  private static final Duration LEASE = Duration.ofMinutes(10);

  /// Recorded together: so many, or what came in so long.
  private static final int RECORD = 100;

  private static final Duration RECORD_WITHIN = Duration.ofMillis(100);

  private final SendingPlan plan;
  private final OutboxRows rows;
  private final Courier courier;
  private final List<MailFate> fates;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Accepted accepted;
  private final Throttle throttle;
  private final Breaker breaker;
  private final Sinks.Many<Boolean> wake = Sinks.many().multicast().directBestEffort();
  private final AtomicBoolean revived = new AtomicBoolean();
  private final AtomicBoolean idle = new AtomicBoolean(true);
  private volatile boolean stopping;
  private @Nullable Disposable running;

  /// How one channel is sent.
  ///
  /// @param node this process among those that share the database; the same after a restart
  /// @param concurrency mails under way at once
  /// @param deadline after which a mail that was always refused for now has failed
  public record SendingPlan(Channel channel, String node, int concurrency, Duration deadline) {
    /// Mail: invitations that are three days late help nobody.
    public static SendingPlan mail(String node, int concurrency) {
      return new SendingPlan(Channel.MAIL, node, concurrency, RetryPlan.DEADLINE);
    }
  }

  public OutboxSender(
      SendingPlan plan,
      OutboxRows rows,
      Courier courier,
      List<MailFate> fates,
      TransactionalOperator transactions,
      InstantSource clock,
      RandomGenerator random,
      Accepted accepted,
      Throttle throttle) {
    this.plan = plan;
    this.rows = rows;
    this.courier = courier;
    this.fates = List.copyOf(fates);
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
    this.accepted = accepted;
    this.throttle = throttle;
    this.breaker = new Breaker(random);
  }

  /// Begins to send; what an earlier life of this node had in hand is taken up at once.
  public synchronized void start() {
    if (running == null) {
      running =
          resume()
              .retryWhen(
                  Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                      .maxBackoff(Duration.ofSeconds(5))
                      .doBeforeRetry(r -> logged("taken up", r.failure())))
              .thenMany(Flux.merge(Flux.interval(LOOK), wake.asFlux()).onBackpressureLatest())
              .concatMap(
                  _ ->
                      drain()
                          .onErrorResume(e -> {
                            logged("looked at", e);
                            return Mono.empty();
                          }),
                  1)
              .subscribe();
    }
  }

  private static void logged(String what, Throwable e) {
    LOG.warn("The outbox could not be {}: {}", what, e.toString());
  }

  /// Records what an earlier life was still told by the server, and gives the rest back.
  public Mono<Void> resume() {
    return Mono.defer(() -> {
      var left = accepted.left();
      Mono<Void> told =
          left.isEmpty()
              ? Mono.empty()
              : rows.inHand(plan.channel(), plan.node(), left)
                  .flatMapMany(Flux::fromIterable)
                  .buffer(RECORD)
                  .concatMap(this::taken)
                  .then(Mono.fromRunnable(() -> accepted.recorded(left)));
      return told.then(rows.release(plan.channel(), plan.node()));
    });
  }

  /// Looks now instead of within a second.
  public void wake() {
    wake.tryEmitNext(true);
  }

  /// Takes no more mail; what is under way may finish, for at most `patience`. Blocks.
  public synchronized void stop(Duration patience) {
    stopping = true;
    var until = System.nanoTime() + patience.toNanos();
    while (!idle.get() && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000);
    }
    var loop = running;
    if (loop != null) {
      loop.dispose();
    }
  }

  /// Sends what is due, until nothing is.
  ///
  /// @return how many mails are settled: taken, or refused for good
  public Mono<Integer> drain() {
    return Mono.defer(() -> {
      var wait = breaker.nextLook();
      if (stopping || (wait != null && clock.instant().isBefore(wait))) {
        return Mono.just(0);
      }
      return round(wait != null)
          .flatMap(round ->
              round.settled() == 0 || breaker.nextLook() != null
                  ? Mono.just(round.settled())
                  : drain().map(more -> round.settled() + more));
    });
  }

  private record Round(int settled) {}

  /// Everything due, unless the server goes down meanwhile.
  ///
  /// @param probing whether it was down: it is asked with one mail first
  private Mono<Round> round(boolean probing) {
    var down = new AtomicReference<CourierAnswer.@Nullable Later>();
    var settled = new AtomicInteger();
    var dry = new AtomicBoolean();
    var size = new ClaimSize(plan.concurrency());
    return Mono.defer(() -> claim(probing ? 1 : size.next(System.nanoTime()), dry))
        .repeat(() -> !dry.get() && !probing && down.get() == null && !stopping)
        // The next ones are claimed while these leave.
        .concatMapIterable(parcels -> parcels, 2)
        .flatMap(parcel -> tried(parcel, down), plan.concurrency(), 1)
        .bufferTimeout(RECORD, RECORD_WITHIN, true)
        .concatMap(tries -> record(tries, settled), 1)
        .then(Mono.defer(() -> hold(down.get())))
        .then(Mono.fromSupplier(() -> new Round(settled.get())))
        .doOnSubscribe(_ -> idle.set(false))
        .doFinally(_ -> idle.set(true));
  }

  /// What is tried next; the flag is set when nothing more is due.
  private Mono<List<Parcel>> claim(int wanted, AtomicBoolean dry) {
    var now = clock.instant();
    int limit;
    OutboxRows.Wish wish;
    synchronized (throttle) {
      limit = throttle.room(now, wanted);
      wish = new OutboxRows.Wish(plan.channel(), Math.max(limit, 1), throttle.busy(now));
    }
    if (limit == 0) {
      dry.set(true);
      return Mono.just(List.of());
    }
    return rows.claim(wish, plan.node(), now, LEASE)
        .doOnNext(found -> {
          if (found.size() < limit) {
            dry.set(true);
          }
        })
        .flatMap(found -> found.isEmpty() ? Mono.just(found) : withinLimits(found, now, dry));
  }

  /// Those that their domain has room for; the others go back.
  private Mono<List<Parcel>> withinLimits(List<Parcel> found, Instant now, AtomicBoolean dry) {
    List<Parcel> mine;
    synchronized (throttle) {
      mine = found.stream().filter(parcel -> throttle.take(parcel.mail().address(), now)).toList();
    }
    if (mine.size() == found.size()) {
      return Mono.just(found);
    }
    if (mine.isEmpty()) {
      dry.set(true);
    }
    return rows.giveBack(found.stream().filter(parcel -> !mine.contains(parcel)).toList())
        .thenReturn(mine);
  }

  /// A mail and what the server said to it; null: it was not tried.
  private record Try(Parcel parcel, @Nullable CourierAnswer answer) {}

  private Mono<Try> tried(Parcel parcel, AtomicReference<CourierAnswer.@Nullable Later> down) {
    if (down.get() != null || stopping) {
      return Mono.just(new Try(parcel, null));
    }
    return courier
        .deliver(parcel)
        .onErrorResume(e -> {
          LOG.error("Mail {} could not be handed over", parcel.messageId(), e);
          return Mono.just(new CourierAnswer.Later("4.3.0", e.toString(), false));
        })
        .doOnNext(answer -> {
          if (answer instanceof CourierAnswer.Taken) {
            accepted.add(parcel.id());
          }
          if (answer instanceof CourierAnswer.Later later && Breaker.concerns(later)) {
            if (breaker.later(later, clock.instant())) {
              down.set(later);
            }
          } else if (breaker.up()) {
            revived.set(true);
          }
        })
        .map(answer -> new Try(parcel, answer));
  }

  private Mono<Void> record(List<Try> tries, AtomicInteger settled) {
    var untried = tries.stream().filter(t -> t.answer() == null).map(Try::parcel).toList();
    var taken =
        tries.stream()
            .filter(t -> t.answer() instanceof CourierAnswer.Taken)
            .map(Try::parcel)
            .toList();
    Mono<Void> back = untried.isEmpty() ? Mono.empty() : rows.giveBack(untried);
    Mono<Void> done =
        taken.isEmpty()
            ? Mono.empty()
            : surely(taken(taken))
                .then(
                    Mono.fromRunnable(
                        () -> accepted.recorded(taken.stream().map(Parcel::id).toList())));
    settled.addAndGet(taken.size());
    return back.then(done)
        .thenMany(Flux.fromIterable(tries))
        .concatMap(t ->
            switch (t.answer()) {
              case null -> Mono.<Void>empty();
              case CourierAnswer.Taken _ -> Mono.<Void>empty();
              case CourierAnswer.Refused refused -> {
                settled.incrementAndGet();
                yield surely(failed(t.parcel(), refused.status(), refused.reason()));
              }
              case CourierAnswer.Later later -> {
                if (isOver(t.parcel(), later)) {
                  settled.incrementAndGet();
                }
                yield surely(later(t.parcel(), later));
              }
            })
        .then(
            Mono.defer(() ->
                revived.compareAndSet(true, false)
                    ? rows.resumeAll(plan.channel(), clock.instant())
                    : Mono.empty()));
  }

  /// The server's word must not be forgotten because the database is away for a moment.
  private Mono<Void> surely(Mono<Void> work) {
    return work.retryWhen(
        Retry.backoff(20, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(5))
            .filter(_ -> !stopping)
            .doBeforeRetry(r -> logged("brought up to date", r.failure())));
  }

  private Mono<Void> taken(List<Parcel> parcels) {
    var now = clock.instant();
    var kinds = new EnumMap<OutboxMail.Kind, List<Parcel>>(OutboxMail.Kind.class);
    parcels.forEach(parcel ->
        kinds.computeIfAbsent(parcel.mail().kind(), _ -> new java.util.ArrayList<>()).add(parcel));
    return rows.sent(parcels, now)
        .thenMany(Flux.fromIterable(kinds.entrySet()))
        .concatMap(entry -> fate(entry.getKey()).sent(entry.getValue(), now))
        .then()
        .as(transactions::transactional);
  }

  private Mono<Void> later(Parcel parcel, CourierAnswer.Later later) {
    var now = clock.instant();
    var look = breaker.nextLook();
    if (later.serverDown() && look != null) {
      return waits(parcel, later.reason(), look, false);
    }
    return isOver(parcel, later)
        ? failed(parcel, "4.4.7", later.reason())
        : waits(parcel, later.reason(), RetryPlan.next(now, parcel.tries() + 1, random), true);
  }

  /// Whether it has been tried long enough.
  private boolean isOver(Parcel parcel, CourierAnswer.Later later) {
    return !later.serverDown()
        && parcel.createdAt().plus(plan.deadline()).isBefore(clock.instant());
  }

  private Mono<Void> waits(Parcel parcel, String reason, Instant until, boolean counts) {
    return rows.wait(parcel, reason, until, counts)
        .then(
            parcel.deferralTold()
                ? Mono.empty()
                : fate(parcel.mail().kind()).deferred(parcel, reason, until))
        .as(transactions::transactional);
  }

  private Mono<Void> failed(Parcel parcel, String status, String reason) {
    return rows.failed(parcel, status + " " + reason, clock.instant())
        .then(fate(parcel.mail().kind()).failed(parcel, status, reason))
        .as(transactions::transactional);
  }

  /// What waits for a server that is down says so, also what was not tried.
  private Mono<Void> hold(CourierAnswer.@Nullable Later down) {
    var look = breaker.nextLook();
    if (down == null || look == null) {
      return Mono.empty();
    }
    LOG.warn("The {} server is down ({}); next look at {}", plan.channel(), down.reason(), look);
    return rows.holdAll(plan.channel(), down.reason(), look);
  }

  private MailFate fate(OutboxMail.Kind kind) {
    return fates.stream()
        .filter(fate -> fate.kinds().contains(kind))
        .findFirst()
        .orElse(Unheard.FATE);
  }
}
