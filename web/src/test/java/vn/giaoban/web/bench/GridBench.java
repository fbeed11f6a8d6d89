package vn.giaoban.web.bench;

import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import vn.giaoban.web.story.Chromium;
import vn.giaoban.web.story.MediaProbe;

/// Twenty-five sites with moving pictures in a chair's grid while the meeting goes on: the longest
/// time the page's thread is held up. The pictures come from a second browser on the same machine,
/// which encodes all of them; both and the server share its processors.
final class GridBench {
  private static final int SITES = 25;

  /// A page of the grid has twenty-five tiles: the chair's own picture and these.
  private static final int RECEIVED = SITES - 1;

  private static final int GOAL_MILLIS = 100;
  private static final int DEFAULT_SECONDS = 30;
  private static final int EVENTS_A_SECOND = 2;

  /// Every site sends the same moving picture over a session of its own.
  private static final String SEND =
      """
      async ([door, tokens]) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
        const to = canvas.getContext('2d');
        let step = 0;
        setInterval(() => {
          step++;
          to.fillStyle = `hsl(${step % 360} 40% 50%)`;
          to.fillRect(0, 0, 320, 180);
          to.fillStyle = '#fff';
          to.fillRect((step * 5) % 320, 50, 60, 80);
        }, 66);
        const [track] = canvas.captureStream(15).getVideoTracks();
        window.sending = [];
        for (const token of tokens) {
          const pc = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
          pc.addTransceiver(track, { direction: 'sendonly', sendEncodings: [{ maxBitrate: 150000 }] });
          await pc.setLocalDescription(await pc.createOffer());
          const answer = await fetch(door, { method: 'POST', body: pc.localDescription.sdp,
            headers: { 'Content-Type': 'application/sdp', Authorization: `Bearer ${token}` } });
          if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
          await pc.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
          window.sending.push(pc);
        }
      }
      """;

  /// Tasks of more than 50 ms, as the browser tells them.
  private static final String WATCH =
      """
      window.__tasks = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.__tasks.push(entry.duration);
      }).observe({ type: 'longtask', buffered: true });
      """;

  private GridBench() {}

  public static void main(String[] args) throws InterruptedException {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_SECONDS;
    try (var bench = BenchRoom.open(2);
        var sources = Chromium.open();
        var http = HttpClient.newHttpClient()) {
      var room = bench.room();
      var sender = sources.context().newPage();
      sender.navigate(room.url() + "/tv");
      var tokens = room.sites(SITES);
      // by its socket a site is in the room, by its picture it is seen
      tokens.forEach(token -> new BenchSocket(http, room, token).site());
      sender.evaluate(SEND, List.of(room.whip().toString(), tokens));

      var page = bench.window(WATCH).newPage();
      page.setViewportSize(1920, 1080);
      page.navigate(bench.chairLink());
      page.locator("[data-testid=join-button]").click();
      page.locator("[data-testid=room][data-media=connected]").waitFor();
      page.locator("[data-testid=panel-button]").click();
      page.locator("[data-testid=layout-button]").click();
      page.locator("[data-testid=layout-grid]").click();
      page.locator("[data-testid=tile]").nth(RECEIVED - 1).waitFor();
      page.waitForFunction(
          "n => document.querySelectorAll('[data-testid=tile][data-picture=yes]').length >= n",
          RECEIVED,
          new Page.WaitForFunctionOptions().setTimeout(60_000));
      Thread.sleep(5000);

      try (var hand = new BenchSocket(http, room, room.site("Điểm cầu phát biểu"))) {
        page.evaluate("() => { window.__tasks = []; }");
        var before = MediaProbe.of(page).framesDecoded();
        for (int i = 0; i < seconds * EVENTS_A_SECOND; i++) {
          hand.command(i % 2 == 0 ? "RaiseHand" : "LowerHand", "");
          if (i % 10 == 0) {
            page.evaluate(
                "() => document.querySelector('[data-testid=mute-all],[data-testid=allow-unmute]').click()");
          }
          Thread.sleep(1000 / EVENTS_A_SECOND);
        }
        report(page, before, seconds);
      }
      http.shutdownNow(); // the sites' sockets are open; waiting for them would take for ever
    }
  }

  private static void report(Page page, double decodedBefore, int seconds) {
    var tasks =
        ((List<?>) page.evaluate("() => window.__tasks"))
            .stream().mapToDouble(each -> ((Number) each).doubleValue()).sorted().toArray();
    double longest = tasks.length == 0 ? 0 : tasks[tasks.length - 1];
    int moving =
        ((Number)
                page.evaluate(
                    "() => document.querySelectorAll('[data-testid=tile][data-picture=yes]').length"))
            .intValue();
    double frames = (MediaProbe.of(page).framesDecoded() - decodedBefore) / seconds;
    System.out.printf(
        Locale.ROOT,
        "{\"name\":\"grid\",\"unit\":\"ms\",\"goal\":%d,\"median\":%.0f,\"ok\":%b,\"note\":\"longest"
            + " task of the page in %d s; %d of more than 50 ms; %d moving pictures and the own, %.0f frames a"
            + " second on %d processors\"}%n",
        GOAL_MILLIS,
        longest,
        longest <= GOAL_MILLIS && moving >= RECEIVED,
        seconds,
        tasks.length,
        moving,
        frames,
        Runtime.getRuntime().availableProcessors());
  }
}
