package vn.giaoban.web.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/// One metric being written: its values at this moment, each with its labels.
final class Series {
  private final String name;
  private final String help;
  private final boolean counter;
  private final List<Value> values = new ArrayList<>();

  private record Value(double value, Labels labels) {}

  private Series(String name, String help, boolean counter) {
    this.name = name;
    this.help = help;
    this.counter = counter;
  }

  /// Only rises; `_total` is put behind its name.
  static Series counter(String name, String help) {
    return new Series(name, help, true);
  }

  static Series gauge(String name, String help) {
    return new Series(name, help, false);
  }

  /// @param labels names and values in turn
  Series add(double value, String... labels) {
    values.add(new Value(value, Labels.of(labels)));
    return this;
  }

  MetricSnapshot snapshot() {
    return counter
        ? new CounterSnapshot(metadata(), values.stream().map(Series::counted).toList())
        : new GaugeSnapshot(metadata(), values.stream().map(Series::measured).toList());
  }

  private io.prometheus.metrics.model.snapshots.MetricMetadata metadata() {
    return new io.prometheus.metrics.model.snapshots.MetricMetadata(name, help);
  }

  private static CounterDataPointSnapshot counted(Value v) {
    return new CounterDataPointSnapshot(v.value(), v.labels(), null, 0L);
  }

  private static GaugeDataPointSnapshot measured(Value v) {
    return new GaugeDataPointSnapshot(v.value(), v.labels(), null);
  }
}
