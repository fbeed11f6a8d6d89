package vn.giaoban.conference.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;

/// The load client by hand, against any server with WHIP and WHEP:
///
/// ```
/// LoadCommand --whep URL --token T --listeners 50 --whip URL --whip-token T --seconds 20
/// ```
///
/// Also `--join-rate` (per second, 25), `--warm-up` (seconds, 5), `--threads` (1), `--camera`
/// (`ONE_LAYER`, `THREE_LAYERS`, `OFF`) and `--server-pid`, for the server's CPU time per packet.
/// Prints one line of JSON; ends with 1 when somebody could not join or a packet was lost.
final class LoadCommand {
  private LoadCommand() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var options = new HashMap<String, String>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    boolean clean;
    try (var client = new LoadClient(number(options, "--threads", 1))) {
      var whip = options.get("--whip");
      if (whip != null) {
        var camera = LoadShape.Camera.valueOf(options.getOrDefault("--camera", "ONE_LAYER"));
        client.join(
            URI.create(whip),
            options.getOrDefault("--whip-token", options.get("--token")),
            new LoadShape(30, camera, 0, 0, true));
      }
      var joins =
          client.join(
              URI.create(options.getOrDefault("--whep", "http://localhost:8080/whep/briefing")),
              Collections.nCopies(number(options, "--listeners", 50), options.get("--token")),
              LoadShape.listener(),
              number(options, "--join-rate", 25));
      joins.failures().stream().distinct().limit(5).forEach(System.err::println);
      client.measure(Duration.ofSeconds(number(options, "--warm-up", 5)));
      var pid = options.get("--server-pid");
      var before = pid == null ? 0 : ProcessTimes.cpuSeconds(Long.parseLong(pid));
      var window = client.measure(Duration.ofSeconds(number(options, "--seconds", 20)));
      var cpu = pid == null ? 0 : ProcessTimes.cpuSeconds(Long.parseLong(pid)) - before;
      System.out.printf(
          Locale.ROOT,
          "{\"joins\":%s,\"window\":%s,\"cpuMicrosPerPacket\":%.2f,\"ownCpuSeconds\":%.2f}%n",
          joins.json(),
          window.json(),
          cpu * 1e6 / Math.max(1, window.packets()),
          ProcessTimes.cpuSeconds(ProcessHandle.current().pid()));
      clean = window.lost() == 0 && joins.failures().isEmpty();
    }
    System.exit(clean ? 0 : 1);
  }

  private static int number(HashMap<String, String> options, String name, int usual) {
    return Integer.parseInt(options.getOrDefault(name, String.valueOf(usual)));
  }
}
