package vn.giaoban.conference.load;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.RtcpWriter;

/// One thread that is hundreds of clients: once a millisecond it sends what is due and reads every
/// socket that has something. Delays do not suffer from that: the kernel notes when packets come.
final class LoadLoop implements AutoCloseable {
  private static final long TICK_NANOS = 1_000_000L;
  private static final int EVENTS = 512;

  private final int epoll;
  private final MemorySegment events = Arena.global().allocate(EVENTS * Linux.EVENT_LENGTH, 16);
  private final DatagramBatch incoming = new DatagramBatch();
  private final DatagramBatch outgoing = new DatagramBatch();
  private final RtcpWriter writer = new RtcpWriter(new byte[1500]);
  private final byte[] scratch = new byte[2048];
  private final Clock clock = Clock.systemUTC();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<@Nullable LoadPeer> peers = new ArrayList<>();
  private final Thread thread;
  private DelayHistogram delays = new DelayHistogram();
  private long notOpened;
  private long late;
  private int outgoingSocket = -1;
  private volatile boolean stopped;

  LoadLoop(String name) throws IOException {
    epoll = Linux.epoll();
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  private void run() {
    long next = System.nanoTime();
    while (!stopped) {
      for (var task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      long now = System.nanoTime();
      for (int i = 0; i < peers.size(); i++) {
        var peer = peers.get(i);
        if (peer != null) {
          peer.tick(now);
        }
      }
      int count = Linux.ready(epoll, events, EVENTS);
      for (int i = 0; i < count; i++) {
        read(Linux.data(events, i));
      }
      next += TICK_NANOS;
      now = System.nanoTime();
      if (now < next) {
        LockSupport.parkNanos(next - now);
      } else {
        late = Math.max(late, now - next);
        next = now;
      }
    }
  }

  private void read(int index) {
    var peer = peers.get(index);
    int count = DatagramBatch.CAPACITY;
    while (peer != null && !peer.isClosed() && count == DatagramBatch.CAPACITY) {
      count = incoming.receive(peer.socket());
      for (int i = 0; i < count; i++) {
        peer.received(incoming, i);
      }
    }
  }

  /// Does something on the loop's thread; any thread.
  void execute(Runnable task) {
    tasks.add(task);
  }

  /// Asks something on the loop's thread and waits for the answer; any other thread.
  <T> T ask(Supplier<T> question) {
    var answer = new CompletableFuture<T>();
    execute(() -> answer.complete(question.get()));
    return answer.join();
  }

  /// Takes a client in; any thread.
  void add(LoadPeer peer, int socket) {
    execute(() -> {
      try {
        Linux.watch(epoll, socket, peers.size());
        peers.add(peer);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  /// Forgets a client and closes its socket; any thread.
  void remove(LoadPeer peer, int socket) {
    execute(() -> {
      int at = peers.indexOf(peer);
      if (at >= 0) {
        peers.set(at, null);
        Linux.close(socket);
      }
    });
  }

  /// Puts a packet to those that leave with the next [#flush].
  void send(int socket, byte[] packet, int length) {
    if (outgoing.isFull()) {
      flush(socket);
    }
    outgoing.add(packet, length);
    outgoingSocket = socket;
  }

  void flush(int socket) {
    if (outgoingSocket == socket) {
      outgoing.send(socket);
      outgoingSocket = -1;
    }
  }

  RtcpWriter writer() {
    return writer;
  }

  byte[] scratch() {
    return scratch;
  }

  Clock clock() {
    return clock;
  }

  DelayHistogram delays() {
    return delays;
  }

  void notOpened() {
    notOpened++;
  }

  /// What has been counted so far; begins a new window of delays. On the loop's thread.
  LoadCount count() {
    long packets = 0;
    long octets = 0;
    long expected = 0;
    long repairs = 0;
    long published = 0;
    for (var peer : peers) {
      if (peer != null) {
        var streams = peer.streams();
        packets += streams.packets();
        octets += streams.octets();
        expected += streams.expected();
        repairs += streams.repairs();
        for (var source : peer.sources()) {
          published += source.packets();
        }
      }
    }
    var counted =
        new LoadCount(
            System.nanoTime(),
            packets,
            octets,
            expected,
            repairs,
            published,
            notOpened,
            late / 1e6,
            delays);
    delays = new DelayHistogram();
    late = 0;
    return counted;
  }

  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }
}
