package vn.giaoban.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.media.MediaStats;
import vn.giaoban.conference.media.RoomStats;

final class MediaMetricsTest {
  private static final RoomStats ROOM =
      new RoomStats(
          "r1", 3, 12, 7, 1, 100, 20_000, 900, 180_000, 5, 0.02, 0.08, 4_500_000, 4, 6, 2);

  private static MediaStats with(List<RoomStats> rooms) {
    return new MediaStats(
        3,
        120,
        24_000,
        950,
        190_000,
        4,
        6,
        2,
        3,
        1,
        0.001,
        0.02,
        9,
        64,
        Map.of("POLICY", 8L),
        rooms);
  }

  private static Map<String, Double> values(MediaMetrics metrics) {
    var values = new TreeMap<String, Double>();
    metrics.collect().forEach(metric -> add(values, metric));
    return values;
  }

  private static void add(Map<String, Double> values, MetricSnapshot metric) {
    var name = metric.getMetadata().getName();
    switch (metric) {
      case CounterSnapshot counter ->
          counter
              .getDataPoints()
              .forEach(p -> values.put(name + "_total" + p.getLabels(), p.getValue()));
      case GaugeSnapshot gauge ->
          gauge.getDataPoints().forEach(p -> values.put(name + p.getLabels(), p.getValue()));
      default -> throw new AssertionError(name);
    }
  }

  @Test
  void nodeAndRoomsAreTold() {
    assertThat(values(new MediaMetrics(() -> with(List.of(ROOM)))))
        .containsEntry("giaoban_media_packets_total{direction=\"out\"}", 950.0)
        .containsEntry("giaoban_media_drops_total{reason=\"POLICY\"}", 8.0)
        .containsEntry("giaoban_media_handshakes_total{outcome=\"failed\"}", 1.0)
        .containsEntry("giaoban_media_loop_lag_max_seconds{}", 0.02)
        .containsEntry("giaoban_room_slots_filled{room=\"r1\"}", 7.0)
        .containsEntry("giaoban_room_bytes_total{direction=\"in\",room=\"r1\"}", 20_000.0)
        .containsEntry("giaoban_room_rtt_seconds{room=\"r1\"}", 0.08);
  }

  @Test
  void aRoomThatIsClosedLeavesNoSeries() {
    var stats = new AtomicReference<>(with(List.of(ROOM)));
    var metrics = new MediaMetrics(stats::get);
    values(metrics);
    stats.set(with(List.of()));

    assertThat(values(metrics).keySet())
        .noneMatch(name -> name.contains("r1"))
        .contains("giaoban_media_rooms{}");
  }

  @Test
  void theDocumentNamesEveryMetric() throws IOException {
    var page = Files.readString(Path.of("..", "docs", "operations.md"));

    assertThat(new MediaMetrics(() -> with(List.of(ROOM))).collect())
        .allSatisfy(metric -> assertThat(page).contains(metric.getMetadata().getName()));
  }
}
