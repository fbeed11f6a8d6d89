package vn.giaoban.web.room;

import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.giaoban.conference.room.Seat;

/// The server's end of one WebSocket: a bounded queue of what is to be sent. A client that cannot
/// follow is let go; it comes back and catches up. May be used on any thread.
final class RoomSocket {
  /// More than this waiting is a line that is behind.
  private static final int FREE = 16;

  private final ArrayBlockingQueue<String> waiting;
  private final Sinks.Many<String> queue;
  private volatile @Nullable Seat seat;
  private volatile ServerMessage.@Nullable Reason goodbye;

  /// @param capacity messages that may wait
  RoomSocket(int capacity) {
    this.waiting = new ArrayBlockingQueue<>(capacity);
    this.queue = Sinks.many().unicast().onBackpressureBuffer(waiting);
  }

  /// Who is at the other end; null before it has been greeted.
  @Nullable Seat seat() {
    return seat;
  }

  void seat(Seat taken) {
    seat = taken;
  }

  void send(ServerMessage message) {
    sendText(text(message));
  }

  synchronized void sendText(String json) {
    if (goodbye != null) {
      return;
    }
    var sent = queue.tryEmitNext(json);
    // A full queue is told apart only by whether somebody reads from it already.
    if (sent == Sinks.EmitResult.FAIL_OVERFLOW || sent == Sinks.EmitResult.FAIL_ZERO_SUBSCRIBER) {
      goodbye(ServerMessage.Reason.SLOW);
    }
  }

  /// Sends it unless others wait already.
  void sendIfFree(String json) {
    if (waiting.size() < FREE) {
      sendText(json);
    }
  }

  /// Sends what waits, then a goodbye, then nothing more.
  synchronized void goodbye(ServerMessage.Reason reason) {
    if (goodbye == null) {
      goodbye = reason;
      queue.tryEmitComplete();
    }
  }

  /// The other end is gone.
  synchronized void end() {
    queue.tryEmitComplete();
  }

  /// Everything to be sent; ends after the goodbye.
  Flux<String> outgoing() {
    return queue
        .asFlux()
        .concatWith(
            Mono.fromSupplier(
                () -> goodbye == null ? null : text(new ServerMessage.Goodbye(goodbye))));
  }

  ServerMessage.@Nullable Reason goodbye() {
    return goodbye;
  }

  static String text(ServerMessage message) {
    return RoomJournal.JSON.writerFor(ServerMessage.class).writeValueAsString(message);
  }
}
