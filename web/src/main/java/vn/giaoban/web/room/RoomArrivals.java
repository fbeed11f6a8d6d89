package vn.giaoban.web.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import vn.giaoban.conference.room.Seat;

/// Sites that are in the room by their media and not yet in the journal. A whole province may come
/// within seconds: who comes while one arrival is being written is written with the next, all in
/// one transaction.
final class RoomArrivals {
  private static final Logger log = LoggerFactory.getLogger(RoomArrivals.class);
  private static final int AT_ONCE = 100;

  private final UUID briefingId;
  private final RoomQueue queue;
  private final Scheduler later;
  private final Duration again;
  private final Predicate<String> here;
  private final Function<List<Seat>, Mono<Void>> write;
  private final Disposable.Composite retries;
  private final Queue<Arrival> waiting = new ConcurrentLinkedQueue<>();

  private record Arrival(String sessionId, Seat seat, Sinks.One<Void> written) {}

  /// @param again after how long an arrival that could not be written is tried again
  /// @param here whether a session is still in the room
  /// @param write writes the arrival of seats
  /// @param retries ends with the room
  RoomArrivals(
      UUID briefingId,
      RoomQueue queue,
      Scheduler later,
      Duration again,
      Predicate<String> here,
      Function<List<Seat>, Mono<Void>> write,
      Disposable.Composite retries) {
    this.briefingId = briefingId;
    this.queue = queue;
    this.later = later;
    this.again = again;
    this.here = here;
    this.write = write;
    this.retries = retries;
  }

  /// A seat has come by a media session.
  ///
  /// @return done when the arrival is in the journal, which it gets to whether anybody waits or not
  Mono<Void> expect(String sessionId, Seat seat) {
    var written = Sinks.<Void>one();
    expect(new Arrival(sessionId, seat, written));
    return written.asMono();
  }

  private void expect(Arrival arrival) {
    waiting.add(arrival);
    queue.submit(this::writeWaiting);
  }

  private Mono<Void> writeWaiting() {
    var arrivals = new ArrayList<Arrival>();
    while (arrivals.size() < AT_ONCE && waiting.peek() != null) {
      arrivals.add(waiting.remove());
    }
    var seats =
        arrivals.stream()
            .filter(arrival -> here.test(arrival.sessionId()))
            .map(Arrival::seat)
            .toList();
    return write
        .apply(seats)
        .doOnSuccess(_ -> arrivals.forEach(arrival -> arrival.written().tryEmitEmpty()))
        .onErrorResume(e -> writeLater(arrivals, e));
  }

  /// The sites are here, whatever keeps the journal from saying so.
  private Mono<Void> writeLater(List<Arrival> arrivals, Throwable e) {
    log.warn(
        "room {}: arrival of {} sites not written yet: {}",
        briefingId,
        arrivals.size(),
        e.toString());
    retries.add(Mono.delay(again, later).subscribe(_ -> arrivals.forEach(this::expect)));
    return Mono.empty();
  }
}
