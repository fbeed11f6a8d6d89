package vn.giaoban.scheduler.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

/// Empties the outbox: claims, hands over, records. Any number of nodes may run one.
///
/// Between the server's answer and its record lies a moment in which a crash leaves the mail
/// claimed; it is then sent again under the same `Message-ID`, with the same `UID` and `SEQUENCE`,
/// which calendars and many servers recognise.
public final class OutboxSender {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

  /// How often to look without being woken.
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// Longer than any server takes to answer.
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final int BATCH = 40;

  private final OutboxRows rows;
  private final Courier courier;
  private final List<MailFate> fates;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final String node;
  private final int concurrency;
  private final Sinks.Many<Boolean> wake = Sinks.many().multicast().directBestEffort();
  private final AtomicInteger timesDown = new AtomicInteger();
  private final AtomicBoolean idle = new AtomicBoolean(true);
  private volatile @Nullable Instant nextLook;
  private volatile boolean stopping;
  private @Nullable Disposable running;

  /// @param node this process among those that share the database; the same after a restart
  /// @param concurrency mails under way at once
  public OutboxSender(
      OutboxRows rows,
      Courier courier,
      List<MailFate> fates,
      TransactionalOperator transactions,
      InstantSource clock,
      RandomGenerator random,
      String node,
      int concurrency) {
    this.rows = rows;
    this.courier = courier;
    this.fates = List.copyOf(fates);
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
    this.node = node;
    this.concurrency = concurrency;
  }

  /// Begins to send; what an earlier life of this node had in hand is taken up at once.
  public synchronized void start() {
    if (running == null) {
      running =
          rows.release(node)
              .onErrorResume(e -> logged("released", e))
              .thenMany(Flux.merge(Flux.interval(LOOK), wake.asFlux()).onBackpressureLatest())
              .concatMap(_ -> drain().onErrorResume(e -> logged("looked at", e)), 1)
              .subscribe();
    }
  }

  private static <T> Mono<T> logged(String what, Throwable e) {
    LOG.warn("The outbox could not be {}: {}", what, e.toString());
    return Mono.empty();
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
      var wait = nextLook;
      var now = clock.instant();
      if (stopping || (wait != null && now.isBefore(wait))) {
        return Mono.just(0);
      }
      // A server that was down is asked with one mail first.
      var limit = wait == null ? BATCH : 1;
      return rows.claim(node, now, LEASE, limit)
          .flatMap(parcels ->
              parcels.isEmpty()
                  ? Mono.just(0)
                  : batch(parcels)
                      .flatMap(
                          sent -> sent == 0 ? Mono.just(0) : drain().map(more -> sent + more)));
    });
  }

  private Mono<Integer> batch(List<Parcel> parcels) {
    var down = new AtomicReference<CourierAnswer.@Nullable Later>();
    var settled = new AtomicInteger();
    return Flux.fromIterable(parcels)
        .flatMap(
            parcel ->
                down.get() != null || stopping
                    ? rows.giveBack(List.of(parcel))
                    : handOver(parcel)
                        .doOnNext(answer -> {
                          switch (answer) {
                            case CourierAnswer.Later later when later.serverDown() ->
                                down.set(later);
                            case CourierAnswer.Later _ -> {}
                            case CourierAnswer.Taken _, CourierAnswer.Refused _ ->
                                settled.incrementAndGet();
                          }
                        })
                        .then(),
            concurrency)
        .then(Mono.defer(() -> hold(down.get())))
        .then(Mono.fromSupplier(settled::get))
        .doOnSubscribe(_ -> idle.set(false))
        .doFinally(_ -> idle.set(true));
  }

  /// What waits for a server that is down says so, also what was not tried.
  private Mono<Void> hold(CourierAnswer.@Nullable Later down) {
    var look = nextLook;
    return down == null || look == null ? Mono.empty() : rows.holdAll(down.reason(), look);
  }

  private Mono<CourierAnswer> handOver(Parcel parcel) {
    return courier
        .deliver(parcel)
        .onErrorResume(e -> {
          LOG.error("Mail {} could not be handed over", parcel.messageId(), e);
          return Mono.just(new CourierAnswer.Later("4.3.0", e.toString(), false));
        })
        .flatMap(answer -> record(parcel, answer).thenReturn(answer));
  }

  private Mono<Void> record(Parcel parcel, CourierAnswer answer) {
    var now = clock.instant();
    return switch (answer) {
      case CourierAnswer.Taken _ -> {
        var up = timesDown.getAndSet(0) > 0;
        nextLook = null;
        yield rows.sent(parcel, now)
            .then(fate(parcel).sent(parcel, now))
            .as(transactions::transactional)
            .then(up ? rows.resumeAll(now) : Mono.empty());
      }
      case CourierAnswer.Refused refused -> failed(parcel, refused.status(), refused.reason(), now);
      case CourierAnswer.Later later when later.serverDown() -> down(parcel, later, now);
      case CourierAnswer.Later later
          when parcel.createdAt().plus(RetryPlan.DEADLINE).isBefore(now) ->
          failed(parcel, "4.4.7", later.reason(), now);
      case CourierAnswer.Later later -> {
        var retryAt = RetryPlan.next(now, parcel.tries() + 1, random);
        yield rows.wait(parcel, later.reason(), retryAt, true)
            .then(tell(parcel, later.reason(), retryAt))
            .as(transactions::transactional);
      }
    };
  }

  private Mono<Void> failed(Parcel parcel, String status, String reason, Instant now) {
    return rows.failed(parcel, status + " " + reason, now)
        .then(fate(parcel).failed(parcel, status, reason))
        .as(transactions::transactional);
  }

  private Mono<Void> down(Parcel parcel, CourierAnswer.Later later, Instant now) {
    var look = nextLook;
    if (look == null || !now.isBefore(look)) {
      look = RetryPlan.nextLook(now, timesDown.incrementAndGet(), random);
      nextLook = look;
      LOG.warn("The mail server is down ({}); next look at {}", later.reason(), look);
    }
    return rows.wait(parcel, later.reason(), look, false)
        .then(tell(parcel, later.reason(), look))
        .as(transactions::transactional);
  }

  private Mono<Void> tell(Parcel parcel, String reason, Instant retryAt) {
    return parcel.deferralTold() ? Mono.empty() : fate(parcel).deferred(parcel, reason, retryAt);
  }

  private MailFate fate(Parcel parcel) {
    return fates.stream()
        .filter(fate -> fate.kinds().contains(parcel.mail().kind()))
        .findFirst()
        .orElse(Unheard.FATE);
  }
}
