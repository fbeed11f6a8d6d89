package vn.giaoban.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
          if (!window.__connected && document.querySelector('[data-testid=room][data-media=connected]')) window.__connected = performance.now();
          if (window.__probe && (await window.__probe()).framesDecoded > 0) {
            window.__firstFrame = performance.now();
            return;
          }
          setTimeout(tick, 10);
        };
        tick();
      })();
      """;

  private static final List<String> STEP_NAMES =
      List.of("page", "scripts", "invitation", "button", "offer", "answer", "media", "picture");

  /// Milliseconds since the navigation began: page here, scripts here, invitation here, button
  /// pressed, offer sent, answer here, media connected, first frame.
  private static final String STEPS =
      """
      () => {
        const of = (part, edge) => Math.max(0, ...performance.getEntriesByType('resource').filter(e => e.name.includes(part)).map(e => e[edge]));
        return [performance.getEntriesByType('navigation')[0].responseEnd, of('/assets/', 'responseEnd'), of('/api/join', 'responseEnd'),
          window.__pressed, of('/room/sessions', 'startTime'), of('/room/sessions', 'responseEnd'), window.__connected || 0, window.__firstFrame];
      }
      """;

  private JoinBench() {}

  public static void main(String[] args) {
    try (var room = BenchRoom.open(2)) {
      var speaker = room.enter(room.communeLink(0));
      var steps = STEP_NAMES.stream().map(_ -> new ArrayList<Double>()).toList();
      for (int i = 0; i < RUNS; i++) {
        var window = room.window(MEASURE);
        var page = window.newPage();
        page.navigate(room.communeLink(1));
        page.waitForFunction("() => window.__firstFrame");
        var reached = (List<?>) page.evaluate(STEPS);
        for (int s = 0; s < reached.size(); s++) {
          steps.get(s).add(((Number) reached.get(s)).doubleValue() / 1000);
        }
        window.close();
      }
      speaker.close();
      var runs = steps.getLast();
      System.out.printf(
          Locale.ROOT,
          "{\"name\":\"join\",\"unit\":\"s\",\"goal\":%.1f,\"median\":%.2f,\"runs\":[%s],\"ok\":%b,"
              + "\"note\":\"link opened to first decoded frame; %s\"}%n",
          GOAL_SECONDS,
          median(runs),
          runs.stream()
              .map(s -> String.format(Locale.ROOT, "%.2f", s))
              .collect(Collectors.joining(",")),
          median(runs) <= GOAL_SECONDS,
          IntStream.range(0, steps.size())
              .mapToObj(s -> "%s %.2f".formatted(STEP_NAMES.get(s), median(steps.get(s))))
              .collect(Collectors.joining(", ")));
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
