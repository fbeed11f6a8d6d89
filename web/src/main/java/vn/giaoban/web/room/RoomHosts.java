package vn.giaoban.web.room;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.media.MediaEngine;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.readiness.RoomLook;
import vn.giaoban.web.readiness.SiteNow;

/// The rooms this node runs. A room is taken up when somebody comes to it, or when the server
/// starts and finds it open.
public final class RoomHosts implements SmartLifecycle, RoomLook {
  private static final Logger log = LoggerFactory.getLogger(RoomHosts.class);

  private final Journal journal;
  private final RoomUrn urn;
  private final RoomBriefings briefings;
  private final MediaEngine engine;
  private final RoomLeases leases;
  private final InstantSource clock;
  private final RoomPatience times;
  private final Map<UUID, Mono<RoomHost>> hosts = new ConcurrentHashMap<>();
  private volatile Disposable.Composite running = Disposables.composite();
  private volatile boolean up;

  RoomHosts(
      Journal journal,
      RoomUrn urn,
      RoomBriefings briefings,
      MediaEngine engine,
      RoomLeases leases,
      InstantSource clock,
      RoomPatience times) {
    this.journal = journal;
    this.urn = urn;
    this.briefings = briefings;
    this.engine = engine;
    this.leases = leases;
    this.clock = clock;
    this.times = times;
  }

  /// The room of a briefing, taken up when it is not yet; refused when another node has it or there
  /// is no such briefing.
  Mono<RoomHost> host(UUID briefingId) {
    return Mono.defer(() -> hosts.computeIfAbsent(briefingId, this::takenUp));
  }

  /// Brings to an end what runs in the room, before its briefing is closed at a desk; nothing when
  /// the room runs elsewhere.
  public Mono<Void> finish(UUID briefingId, Actor by) {
    return host(briefingId)
        .flatMap(host -> host.finish(by))
        .onErrorComplete(ProblemException.class);
  }

  @Override
  public Mono<Map<String, SiteNow>> look(UUID briefingId) {
    return host(briefingId)
        .map(RoomHost::look)
        .onErrorResume(ProblemException.class, _ -> Mono.just(Map.of()));
  }

  @Override
  public void start() {
    running = Disposables.composite();
    up = true;
    running.add(
        Flux.interval(leases.renewal()).onBackpressureDrop().concatMap(_ -> renew()).subscribe());
    running.add(
        briefings
            .open()
            .flatMap(id -> host(id).onErrorResume(e -> notTaken(id, e)))
            .subscribe(
                host -> log.info("room {}: resumed", host.briefingId()),
                e -> log.warn("open rooms not looked up: {}", e.toString())));
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /// First of all when the server goes down: the web server waits for open connections, so the
  /// rooms let theirs go.
  @Override
  public void stop(Runnable done) {
    up = false;
    running.dispose();
    Flux.fromIterable(List.copyOf(hosts.values()))
        .flatMap(host -> host.onErrorComplete())
        .doOnNext(host -> host.stop(ServerMessage.Reason.RESTARTING))
        .flatMap(host -> leases.release(host.briefingId()).onErrorComplete())
        .timeout(Duration.ofSeconds(2))
        .onErrorComplete()
        .doFinally(_ -> {
          hosts.clear();
          done.run();
        })
        .subscribe();
  }

  @Override
  public boolean isRunning() {
    return up;
  }

  private Mono<RoomHost> takenUp(UUID briefingId) {
    return leases
        .take(briefingId)
        .flatMap(ours ->
            ours
                ? briefings.find(briefingId).switchIfEmpty(Mono.error(RoomHosts::unknown))
                : Mono.error(elsewhere()))
        .flatMap(briefing ->
            new RoomHost(
                    briefing,
                    journal,
                    urn,
                    briefings,
                    engine,
                    clock,
                    times,
                    reason -> letGo(briefingId, reason))
                .start())
        .doOnError(_ -> hosts.remove(briefingId))
        .cache();
  }

  private Mono<RoomHost> notTaken(UUID id, Throwable e) {
    log.warn("room {}: not resumed: {}", id, e.toString());
    return Mono.empty();
  }

  private Mono<Void> renew() {
    return Flux.fromIterable(List.copyOf(hosts.entrySet()))
        .concatMap(entry ->
            entry
                .getValue()
                .flatMap(host -> host.isIdle() ? idle(host) : renew(host))
                // The database is away: nobody else can take the room either.
                .onErrorComplete())
        .then();
  }

  private Mono<Void> idle(RoomHost host) {
    return Mono.fromRunnable(() -> letGo(host.briefingId(), ServerMessage.Reason.RESTARTING));
  }

  private Mono<Void> renew(RoomHost host) {
    return leases
        .take(host.briefingId())
        .doOnNext(ours -> {
          if (!ours) {
            log.warn("room {}: another node has taken it over", host.briefingId());
            letGo(host.briefingId(), ServerMessage.Reason.ELSEWHERE);
          }
        })
        .then();
  }

  private void letGo(UUID briefingId, ServerMessage.Reason reason) {
    var host = hosts.remove(briefingId);
    if (host != null) {
      running.add(
          host.doOnNext(h -> h.stop(reason))
              .then(leases.release(briefingId))
              .onErrorComplete()
              .subscribe());
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "not-found"));
  }

  private static ProblemException elsewhere() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, "5");
    return new ProblemException(
        new Problem(
            HttpStatus.SERVICE_UNAVAILABLE, "room-elsewhere", Map.of(), List.of(), headers));
  }
}
