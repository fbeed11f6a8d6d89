package vn.giaoban.web.bench;

import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// From a click by the chair in a real browser until the last of two hundred simulated sites has
/// been told, and until another browser shows it.
final class ClickBench {
  private static final int SITES = 200;
  private static final int CLICKS = 21;
  private static final double GOAL_MILLIS = 300;

  /// Notes when the page's message about the floor changes, by the machine's clock.
  private static final String WATCH =
      """
      () => {
        const state = () => (document.querySelector('[data-testid=standing]') || {dataset: {}}).dataset.kind;
        let seen = state();
        new MutationObserver(() => {
          const now = state();
          if (now !== seen) { seen = now; requestAnimationFrame(() => { window.__shown = Date.now(); }); }
        }).observe(document.body, {subtree: true, childList: true, attributes: true});
      }
      """;

  private ClickBench() {}

  public static void main(String[] args) throws InterruptedException {
    try (var bench = BenchRoom.open(2);
        var http = HttpClient.newHttpClient()) {
      var chair = bench.enter(bench.chairLink());
      var other = bench.enter(bench.communeLink(0));
      other.evaluate(WATCH);
      var sites = new ArrayList<Screen>();
      for (var token : bench.room().sites(SITES)) {
        sites.add(Screen.open(http, bench.room(), token));
      }
      var told = new ArrayList<Double>();
      var shown = new ArrayList<Double>();
      for (int i = 0; i < CLICKS; i++) {
        var heard = new CountDownLatch(SITES);
        sites.forEach(site -> site.expect(heard));
        other.evaluate("() => { window.__shown = 0 }");
        var clicked = clickMuteAll(chair);
        if (!heard.await(10, TimeUnit.SECONDS)) {
          throw new IllegalStateException(heard.getCount() + " sites were not told");
        }
        told.add(sites.stream().mapToDouble(site -> site.at - clicked).max().orElseThrow());
        other.waitForFunction("() => window.__shown");
        shown.add(((Number) other.evaluate("() => window.__shown")).doubleValue() - clicked);
      }
      double last = median(told);
      System.out.printf(
          Locale.ROOT,
          "{\"name\":\"click\",\"unit\":\"ms\",\"goal\":%.0f,\"median\":%.0f,\"ok\":%b,\"note\":\"until"
              + " another browser shows it; last of %d sites told after %.0f (worst %.0f)\"}%n",
          GOAL_MILLIS,
          median(shown),
          median(shown) <= GOAL_MILLIS && last <= GOAL_MILLIS,
          SITES,
          last,
          told.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
      sites.forEach(Screen::close);
    }
  }

  /// @return the moment of the click by the machine's clock, in milliseconds
  private static double clickMuteAll(Page chair) {
    return ((Number)
            chair.evaluate(
                "() => { const b = document.querySelector('[data-testid=mute-all], [data-testid=allow-unmute]');"
                    + " const t = Date.now(); b.click(); return t; }"))
        .doubleValue();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /// A site's socket: when the last event that mutes or unmutes came.
  private static final class Screen implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;
    private @Nullable CountDownLatch heard;
    private volatile double at;

    static Screen open(HttpClient http, BenchServer.Room room, String token) {
      var screen = new Screen();
      screen.socket =
          http.newWebSocketBuilder()
              .header("Authorization", "Bearer " + token)
              .connectTimeout(Duration.ofSeconds(20))
              .buildAsync(room.events(), screen)
              .join();
      return screen;
    }

    synchronized void expect(CountDownLatch latch) {
      heard = latch;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        boolean mute = text.indexOf("EveryoneMuted") >= 0 || text.indexOf("UnmuteAllowed") >= 0;
        boolean event = text.indexOf("\"Event\"") >= 0;
        text.setLength(0);
        if (mute && event) {
          told();
        }
      }
      from.request(1);
      return null;
    }

    private synchronized void told() {
      at = System.currentTimeMillis();
      if (heard != null) {
        heard.countDown();
        heard = null;
      }
    }

    void close() {
      if (socket != null) {
        socket.abort();
      }
    }
  }
}
