package vn.giaoban.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// From opening the join link to the first remote picture that is decoded, in a window without
/// cache; the button is pressed as soon as it can be.
final class JoinBench {
  private static final double GOAL_SECONDS = 1.5;
  private static final int RUNS = 9;

  /// Presses the button when it is there; notes when the first remote frame was decoded, in
  /// milliseconds since the navigation began.
  private static final String MEASURE =
      """
      (() => {
        const tick = async () => {
          const button = document.querySelector('[data-testid=join-button]');
          if (button && !button.disabled && !window.__pressed) { window.__pressed = performance.now(); button.click(); }
          if (window.__probe && (await window.__probe()).framesDecoded > 0) {
            window.__firstFrame = performance.now();
            return;
          }
          setTimeout(tick, 10);
        };
        tick();
      })();
      """;

  private JoinBench() {}

  public static void main(String[] args) {
    try (var room = BenchRoom.open(2)) {
      var speaker = room.enter(room.communeLink(0));
      var pressed = new ArrayList<Double>();
      var runs = new ArrayList<Double>();
      for (int i = 0; i < RUNS; i++) {
        var window = room.window(MEASURE);
        var page = window.newPage();
        page.navigate(room.communeLink(1));
        page.waitForFunction("() => window.__firstFrame");
        runs.add(((Number) page.evaluate("() => window.__firstFrame")).doubleValue() / 1000);
        pressed.add(((Number) page.evaluate("() => window.__pressed")).doubleValue() / 1000);
        window.close();
      }
      speaker.close();
      System.out.printf(
          Locale.ROOT,
          "{\"name\":\"join\",\"unit\":\"s\",\"goal\":%.1f,\"median\":%.2f,\"runs\":[%s],\"ok\":%b,"
              + "\"note\":\"link opened to first decoded frame; the button after %.2f s\"}%n",
          GOAL_SECONDS,
          median(runs),
          runs.stream()
              .map(s -> String.format(Locale.ROOT, "%.2f", s))
              .collect(Collectors.joining(",")),
          median(runs) <= GOAL_SECONDS,
          median(pressed));
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
