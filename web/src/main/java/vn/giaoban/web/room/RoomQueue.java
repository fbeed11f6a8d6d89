package vn.giaoban.web.room;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/// What is to be done in one room, one thing after the other. Jobs may be given on any thread, also
/// before the queue is begun.
final class RoomQueue {
  private static final Logger log = LoggerFactory.getLogger(RoomQueue.class);
  private static final Duration LONGEST_JOB = Duration.ofSeconds(20);

  private final UUID briefingId;
  private final Sinks.Many<Mono<?>> work =
      Sinks.many().unicast().onBackpressureBuffer(Queues.<Mono<?>>unboundedMultiproducer().get());

  RoomQueue(UUID briefingId) {
    this.briefingId = briefingId;
  }

  /// Begins to work, until it is disposed of.
  Disposable begin() {
    return work.asFlux().concatMap(job -> job, 1).subscribe();
  }

  /// Queues a job whose outcome nobody waits for.
  void submit(Supplier<Mono<Void>> job) {
    enqueue(
        Mono.defer(job)
            .onErrorResume(e -> {
              log.warn("room {}: {}", briefingId, e.toString());
              return Mono.empty();
            }));
  }

  /// Queues a job when somebody subscribes, and answers with its outcome.
  <T> Mono<T> run(Supplier<Mono<T>> job) {
    return Mono.defer(() -> {
      var outcome = Sinks.<T>one();
      enqueue(
          Mono.defer(job)
              .doOnSuccess(value -> {
                if (value == null) {
                  outcome.tryEmitEmpty();
                } else {
                  outcome.tryEmitValue(value);
                }
              })
              .doOnError(outcome::tryEmitError)
              .onErrorComplete());
      // A host that was stopped meanwhile answers nothing any more.
      return outcome.asMono().timeout(LONGEST_JOB);
    });
  }

  private void enqueue(Mono<?> job) {
    work.emitNext(job, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
  }
}
