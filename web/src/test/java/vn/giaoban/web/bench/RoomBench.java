package vn.giaoban.web.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import vn.giaoban.conference.load.LoadClient;
import vn.giaoban.conference.load.LoadShape;
import vn.giaoban.conference.load.ProcessTimes;
import vn.giaoban.web.story.MediaProbe;

/// Three browsers and fifty simulated listeners in one room: packets lost by anybody.
final class RoomBench {
  private static final int LISTENERS = 50;
  private static final int JOINS_PER_SECOND = 25;
  private static final Duration DURATION = Duration.ofSeconds(20);

  private RoomBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (var bench = BenchRoom.open(2);
        var client = new LoadClient(1)) {
      var pages =
          List.of(
              bench.enter(bench.chairLink()),
              bench.enter(bench.communeLink(0)),
              bench.enter(bench.communeLink(1)));
      var counting = client.begin();
      var joins =
          client.join(
              bench.room().whep(),
              Collections.nCopies(LISTENERS, bench.room().observer()),
              LoadShape.listener(),
              JOINS_PER_SECOND);
      var began = ProcessTimes.cpuSeconds(bench.serverPid());
      var staying = client.begin();
      Thread.sleep(DURATION);
      var stayed = staying.end();
      var cpu = ProcessTimes.cpuSeconds(bench.serverPid()) - began;
      var all = counting.end();
      var browsers = pages.stream().mapToDouble(page -> MediaProbe.of(page).packetsLost()).sum();
      var lost = all.lost() + (long) browsers;
      System.out.printf(
          Locale.ROOT,
          "{\"name\":\"room\",\"joins\":%s,\"window\":%s,\"unit\":\"lost\",\"goal\":0,\"median\":%d,"
              + "\"ok\":%b,\"note\":\"%d of %d listeners received, %d packets, %.1f us of server CPU"
              + " a packet\"}%n",
          joins.json(),
          stayed.json(),
          lost,
          lost == 0 && joins.receiving() == LISTENERS,
          joins.receiving(),
          LISTENERS,
          stayed.packets(),
          cpu * 1e6 / Math.max(1, stayed.packets()));
    }
  }
}
