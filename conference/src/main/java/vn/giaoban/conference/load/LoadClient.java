package vn.giaoban.conference.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Hundreds of simulated participants against a running server, through its WHIP, WHEP or room
/// doors: each a real client with ICE, DTLS and SRTP at an address of its own. They decode nothing,
/// ask for nothing again, and are cheap beside the server they measure. Linux only.
public final class LoadClient implements AutoCloseable {
  private final List<LoadLoop> loops = new ArrayList<>();
  private final HttpClient http;
  private final AtomicInteger turn = new AtomicInteger();
  private final Queue<Participant> participants = new ConcurrentLinkedQueue<>();

  /// Whether it works on this system.
  public static boolean isPossible() {
    return "Linux".equals(System.getProperty("os.name"));
  }

  /// @param threads that carry media
  public LoadClient(int threads) throws IOException {
    for (int i = 0; i < threads; i++) {
      loops.add(new LoadLoop("load-" + i));
    }
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// One comes in; blocks.
  ///
  /// @param door where the offer is posted
  /// @param token bearer token; null for none
  public Participant join(URI door, @Nullable String token, LoadShape shape)
      throws IOException, InterruptedException {
    var loop = loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    var joined = Participant.join(http, loop, door, token, shape);
    participants.add(joined);
    return joined;
  }

  /// Many come in, so many each second; blocks until the last one is in or was refused.
  ///
  /// @param tokens one for each
  public LoadJoins join(URI door, List<@Nullable String> tokens, LoadShape shape, int perSecond)
      throws InterruptedException {
    var joined = new ConcurrentLinkedQueue<Participant>();
    var failures = new ConcurrentLinkedQueue<String>();
    long next = System.nanoTime();
    try (var joins = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var token : tokens) {
        LockSupport.parkNanos(next - System.nanoTime());
        next += 1_000_000_000L / perSecond;
        joins.submit(() -> {
          try {
            joined.add(join(door, token, shape));
          } catch (IOException e) {
            failures.add(String.valueOf(e.getMessage()));
          }
          return null;
        });
      }
    }
    return new LoadJoins(List.copyOf(joined), List.copyOf(failures));
  }

  /// Counts for a while; blocks.
  public LoadWindow measure(Duration duration) throws InterruptedException {
    var before = count();
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    return LoadWindow.between(before, count());
  }

  /// Counts until it is closed; the window began with this call.
  public Open begin() {
    var before = count();
    return () -> LoadWindow.between(before, count());
  }

  /// A window that is being counted.
  public interface Open {
    /// Ends it.
    LoadWindow end();
  }

  private LoadCount count() {
    var all = loops.getFirst().ask(loops.getFirst()::count);
    for (var loop : loops.subList(1, loops.size())) {
      all = all.plus(loop.ask(loop::count));
    }
    return all;
  }

  /// Everybody's line breaks.
  public void vanish() {
    participants.forEach(Participant::vanish);
    participants.clear();
  }

  /// Everybody leaves.
  @Override
  public void close() {
    try (var leaving = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var participant : participants) {
        leaving.submit(() -> {
          participant.leave();
          return null;
        });
      }
    }
    http.close();
    loops.forEach(LoadLoop::close);
  }
}
