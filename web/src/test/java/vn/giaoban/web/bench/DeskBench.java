package vn.giaoban.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.giaoban.scheduler.testing.DeskData;
import vn.giaoban.web.database.EmbeddedDatabase;
import vn.giaoban.web.testing.FreePorts;

/// What the desk's pages ask for, measured through HTTP on five years of a province's data: 492
/// units, 60,000 briefings, a million invitations, 946,410 documents.
final class DeskBench {
  /// What changes the data.
  private static final Set<String> ONCE = Set.of("bookings", "import");

  private DeskBench() {}

  /// @param args names of scenarios, default all; `--keep DIR` keeps the data in that directory;
  ///   `--sample` takes fewer
  public static void main(String[] args) throws IOException, SQLException {
    var wanted = new ArrayList<>(List.of(args));
    var data = wanted.remove("--sample") ? DeskData.SAMPLE : DeskData.PROVINCE;
    var place = BenchServer.Place.fresh();
    int keep = wanted.indexOf("--keep");
    if (keep >= 0) {
      place =
          new BenchServer.Place(
              Path.of(wanted.get(keep + 1)).toAbsolutePath(), FreePorts.next(), FreePorts.next());
      wanted.subList(keep, keep + 2).clear();
    }
    Files.createDirectories(place.data());
    try (var server = BenchServer.empty(place);
        var load = new DeskLoad(server.url(), server.api().token())) {
      double seconds = fill(place.data(), data);
      var figures = new ArrayList<DeskFigure>();
      scenarios(new DeskScenarios(server.api(), load))
          .forEach((name, scenario) -> {
            if (wanted.isEmpty() || wanted.contains(name)) {
              if (seconds == 0 && !ONCE.contains(name)) {
                measured(name, scenario); // its pages are on the disk; an office's are in memory
              }
              figures.add(measured(name, scenario));
            }
          });
      tell(figures, seconds);
    }
  }

  private static Map<String, Scenario> scenarios(DeskScenarios of) {
    var all = new LinkedHashMap<String, Scenario>();
    all.put("calendar", of::calendar);
    all.put("search", of::search);
    all.put("free-slots", of::freeSlots);
    all.put("attendance", of::attendance);
    all.put("bookings", of::bookings);
    all.put("import", of::importUnits); // last: it adds 3,321 units
    return all;
  }

  private interface Scenario {
    DeskFigure run() throws IOException;
  }

  private static DeskFigure measured(String name, Scenario scenario) {
    try {
      var figure = scenario.run();
      System.err.println(figure.row());
      return figure;
    } catch (IOException | RuntimeException | AssertionError e) {
      return DeskFigure.failed(name, e);
    }
  }

  /// Fills the database unless it is filled; how many seconds that took.
  private static double fill(Path place, DeskData data) throws SQLException {
    try (var owner = owner(place)) {
      try (var statement = owner.createStatement();
          var rows = statement.executeQuery("SELECT EXISTS (SELECT FROM briefing)")) {
        rows.next();
        if (rows.getBoolean(1)) {
          return 0;
        }
      }
      System.err.println("making the data …");
      long begun = System.nanoTime();
      data.fill(owner);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.err.printf("made in %.0f s%n", seconds);
      return seconds;
    }
  }

  private static Connection owner(Path data) throws SQLException {
    var url = EmbeddedDatabase.running(data.resolve("postgres")).orElseThrow();
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }

  private static void tell(List<DeskFigure> figures, double seconds) {
    figures.forEach(figure -> System.err.println(figure.row()));
    long good = figures.stream().filter(DeskFigure::ok).count();
    System.out.printf(
        "{\"name\":\"desk\",\"unit\":\"met\",\"goal\":%d,\"median\":%d,\"ok\":%b,"
            + "\"note\":\"data made in %.0f s; %s\",\"scenarios\":%s}%n",
        figures.size(),
        good,
        good == figures.size(),
        seconds,
        String.join(
            "; ",
            figures.stream()
                .map(f -> "%s %.0f %s".formatted(f.name(), f.value(), f.unit()).strip())
                .toList()),
        Arrays.toString(figures.stream().map(DeskFigure::json).toArray()));
  }
}
