package vn.giaoban.conference.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.giaoban.conference.load.LoadReport.Quantiles;

/// Many simulated listeners against a running server.
///
/// ```
/// LoadClient --whep http://localhost:8080/whep/{briefing} --token T --listeners 50 --seconds 20
/// ```
///
/// Also `--join-rate` (per second, 25), `--voices` (3) and `--pictures` (1). Prints one line of
/// JSON; ends with 1 when a listener could not join or a packet was lost.
public final class LoadClient {
  private LoadClient() {}

  public static void main(String[] arguments) throws InterruptedException {
    var options = new HashMap<String, String>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    var plan =
        new LoadPlan(
            URI.create(options.getOrDefault("--whep", "http://localhost:8080/whep/briefing")),
            options.get("--token"),
            Integer.parseInt(options.getOrDefault("--listeners", "50")),
            Integer.parseInt(options.getOrDefault("--join-rate", "25")),
            Duration.ofSeconds(Integer.parseInt(options.getOrDefault("--seconds", "20"))),
            Integer.parseInt(options.getOrDefault("--voices", "3")),
            Integer.parseInt(options.getOrDefault("--pictures", "1")));
    var report = run(plan);
    System.out.println(report.json());
    report.failures().stream().distinct().limit(5).forEach(System.err::println);
    System.exit(report.lost() == 0 && report.connected() == report.listeners() ? 0 : 1);
  }

  /// Runs a plan to its end.
  public static LoadReport run(LoadPlan plan) throws InterruptedException {
    var listeners = new CopyOnWriteArrayList<Listener>();
    var failures = new CopyOnWriteArrayList<String>();
    long began = System.nanoTime();
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      try (var joins = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < plan.listeners(); i++) {
          joins.submit(() -> join(new Listener(http, plan), listeners, failures));
          LockSupport.parkNanos(1_000_000_000L / plan.joinsPerSecond());
        }
      }
      TimeUnit.NANOSECONDS.sleep(plan.duration().toNanos());
      var report = report(plan, listeners, failures, began);
      try (var leaving = Executors.newVirtualThreadPerTaskExecutor()) {
        listeners.forEach(listener -> leaving.submit(listener::close));
      }
      return report;
    }
  }

  private static void join(Listener listener, List<Listener> listeners, List<String> failures) {
    try {
      listener.join();
      listeners.add(listener);
    } catch (IOException | CompletionException e) {
      failures.add(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static LoadReport report(
      LoadPlan plan, List<Listener> listeners, List<String> failures, long began) {
    var joins = new ArrayList<Double>();
    var firsts = new ArrayList<Double>();
    long packets = 0;
    long lost = 0;
    int receiving = 0;
    for (var listener : listeners) {
      joins.add(listener.joinMillis());
      if (listener.firstMediaMillis() >= 0) {
        firsts.add(listener.firstMediaMillis());
        receiving++;
      }
      packets += listener.received();
      lost += listener.lost();
    }
    return new LoadReport(
        plan.listeners(),
        listeners.size(),
        receiving,
        packets,
        lost,
        (System.nanoTime() - began) / 1e9,
        Quantiles.of(joins),
        Quantiles.of(firsts),
        failures);
  }
}
