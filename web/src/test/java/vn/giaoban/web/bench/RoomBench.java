package vn.giaoban.web.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import vn.giaoban.conference.load.LoadClient;
import vn.giaoban.conference.load.LoadPlan;
import vn.giaoban.web.story.MediaProbe;

/// Three browsers and fifty simulated listeners in one room: packets lost by anybody.
final class RoomBench {
  private static final int LISTENERS = 50;
  private static final int JOINS_PER_SECOND = 25;
  private static final Duration DURATION = Duration.ofSeconds(20);

  private RoomBench() {}

  public static void main(String[] args) throws InterruptedException {
    try (var room = BenchRoom.open(2)) {
      var pages =
          List.of(
              room.enter(room.chairLink()),
              room.enter(room.communeLink(0)),
              room.enter(room.communeLink(1)));
      var began = cpuSeconds(room.serverPid());
      var report =
          LoadClient.run(
              new LoadPlan(
                  URI.create(room.whep()),
                  room.observerToken(),
                  LISTENERS,
                  JOINS_PER_SECOND,
                  DURATION,
                  3,
                  1));
      var cpu = cpuSeconds(room.serverPid()) - began;
      var browsers = pages.stream().mapToDouble(page -> MediaProbe.of(page).packetsLost()).sum();
      var lost = report.lost() + (long) browsers;
      System.out.printf(
          Locale.ROOT,
          "{\"name\":\"room\",\"unit\":\"lost\",\"goal\":0,\"median\":%d,\"ok\":%b,\"report\":%s,"
              + "\"note\":\"%d of %d listeners received, %d packets, %.0f us of server CPU a packet\"}%n",
          lost,
          lost == 0 && report.receiving() == LISTENERS,
          report.json(),
          report.receiving(),
          LISTENERS,
          report.packets(),
          cpu * 1e6 / Math.max(1, report.packets()));
    }
  }

  private static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(spent -> spent.toMillis() / 1000.0)
        .orElse(0.0);
  }
}
