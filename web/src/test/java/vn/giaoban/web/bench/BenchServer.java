package vn.giaoban.web.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.story.Api;
import vn.giaoban.web.story.ServerProcess;
import vn.giaoban.web.testing.FreePorts;

/// A server as it is shipped, on data of its own, for a benchmark.
final class BenchServer implements AutoCloseable {
  private static final String PASSWORD = "bench-password-1";

  private final ServerProcess process;
  private final Api api;

  private BenchServer(ServerProcess process, Api api) {
    this.process = process;
    this.api = api;
  }

  /// Where a server is to run, the same after a restart.
  record Place(Path data, int port, int mediaPort) {
    static Place fresh() {
      var work = Path.of(System.getenv().getOrDefault("BENCH_WORK", "target/bench"));
      return new Place(work.resolve("data"), FreePorts.next(), FreePorts.next());
    }
  }

  /// Starts it.
  ///
  /// @param javaOptions further options of the virtual machine; null for those it is shipped with.
  ///   `BENCH_JAVA_OPTIONS` adds others, such as a flight recording
  static BenchServer start(Place place, @Nullable String javaOptions) {
    return start(place, javaOptions, "--demo");
  }

  /// The same without the demonstration's data.
  static BenchServer empty(Place place) {
    return start(place, null);
  }

  /// The same as [#start], with further settings.
  static BenchServer with(Place place, @Nullable String javaOptions, Map<String, String> more) {
    return start(place, javaOptions, more, "--demo");
  }

  private static BenchServer start(Place place, @Nullable String javaOptions, String... arguments) {
    return start(place, javaOptions, Map.of(), arguments);
  }

  private static BenchServer start(
      Place place, @Nullable String javaOptions, Map<String, String> more, String... arguments) {
    var settings = new HashMap<String, String>(more);
    settings.put("GIAOBAN_MEDIA_PORT", Integer.toString(place.mediaPort()));
    settings.put("GIAOBAN_ADMIN_PASSWORD", PASSWORD);
    var options =
        (javaOptions == null ? "" : javaOptions)
            + " "
            + System.getenv().getOrDefault("BENCH_JAVA_OPTIONS", "");
    settings.put("JDK_JAVA_OPTIONS", options.strip());
    var command = Path.of(System.getenv().getOrDefault("BENCH_ROOT", "..")).resolve("giaoban");
    var process = ServerProcess.shipped(command, place.data(), place.port(), settings, arguments);
    return new BenchServer(process, Api.signIn(process.url(), "admin", PASSWORD));
  }

  long pid() {
    return process.pid();
  }

  String url() {
    return process.url();
  }

  /// The administrator.
  Api api() {
    return api;
  }

  /// SIGKILL.
  void kill() {
    process.killHard();
  }

  /// Codes of so many communes.
  List<String> communes(int count) {
    return StreamSupport.stream(api.get("/api/units?level=COMMUNE").spliterator(), false)
        .map(unit -> unit.path("code").asString())
        .limit(count)
        .toList();
  }

  /// A briefing whose room is open, for these units.
  Room open(List<String> units) {
    var briefing =
        api.post(
                "/api/briefings?force=true&reason=benchmark",
                Map.of(
                    "title",
                    "Đo phòng họp",
                    "startsAt",
                    OffsetDateTime.now().plusMinutes(10).truncatedTo(ChronoUnit.MINUTES).toString(),
                    "duration",
                    "PT1H",
                    "chair",
                    "chutich",
                    "units",
                    units,
                    "agenda",
                    List.of()))
            .path("id")
            .asString();
    return new Room(briefing, url(), api);
  }

  @Override
  public void close() {
    process.close();
  }

  /// Doors and tokens of one room.
  record Room(String briefing, String url, Api api) {
    URI whip() {
      return URI.create(url + "/whip/" + briefing);
    }

    URI whep() {
      return URI.create(url + "/whep/" + briefing);
    }

    URI sessions() {
      return URI.create(url + "/api/briefings/" + briefing + "/room/sessions");
    }

    URI events() {
      return URI.create(url.replace("http", "ws") + "/api/briefings/" + briefing + "/room/events");
    }

    /// A token that many listeners share.
    String observer() {
      return issue(Map.of("name", "Đo tải", "role", "OBSERVER"), "token");
    }

    String secretary() {
      return issue(Map.of("name", "Thư ký", "role", "SECRETARY"), "token");
    }

    /// A token of a site of its own.
    String site(String name) {
      return issue(Map.of("name", name, "role", "SITE"), "token");
    }

    /// Tokens of so many sites.
    List<String> sites(int count) {
      var tokens = new ArrayList<String>();
      for (int i = 1; i <= count; i++) {
        tokens.add(site("Điểm cầu " + i));
      }
      return tokens;
    }

    String link(Map<String, String> who) {
      return issue(who, "link");
    }

    private String issue(Map<String, String> who, String member) {
      return api.post("/api/briefings/" + briefing + "/room/tokens", who).path(member).asString();
    }
  }
}
