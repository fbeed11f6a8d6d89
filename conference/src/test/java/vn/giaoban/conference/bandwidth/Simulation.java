package vn.giaoban.conference.bandwidth;

import java.util.ArrayList;
import java.util.List;

/// Moves the time of one line and those on it, and keeps what happened in steps of 100 ms.
final class Simulation {
  private static final long STEP_NANOS = 1_000_000L;

  /// One step of 100 ms.
  ///
  /// @param bps each flow's estimate
  record Sample(double second, long[] bps, double queueMillis, long[] arrivedBytes) {}

  final SimulatedLink link;
  final List<SimulatedFlow> flows = new ArrayList<>();
  final List<Sample> samples = new ArrayList<>();
  private long nowNanos = 5_000_000_000_000L;
  private long steps;

  Simulation(SimulatedLink link) {
    this.link = link;
  }

  SimulatedFlow join(long startBps, long demandBps, java.util.function.LongUnaryOperator picture) {
    var flow = new SimulatedFlow(link, startBps, nowNanos, picture);
    flow.estimator.demand(demandBps);
    flows.add(flow);
    return flow;
  }

  long nowNanos() {
    return nowNanos;
  }

  double seconds() {
    return steps / 1000.0;
  }

  Simulation run(double seconds) {
    return run(seconds, () -> {});
  }

  Simulation run(double seconds, Runnable each20Millis) {
    long end = steps + Math.round(seconds * 1000);
    while (steps < end) {
      steps++;
      nowNanos += STEP_NANOS;
      link.advance(nowNanos);
      for (var flow : flows) {
        flow.advance(nowNanos);
      }
      if (steps % 20 == 0) {
        each20Millis.run();
      }
      if (steps % 100 == 0) {
        samples.add(
            new Sample(
                seconds(),
                flows.stream().mapToLong(flow -> flow.estimator.bitsPerSecond()).toArray(),
                link.queueMillis(),
                flows.stream().mapToLong(flow -> flow.arrivedBytes).toArray()));
      }
    }
    return this;
  }

  List<Sample> between(double from, double to) {
    return samples.stream().filter(s -> s.second() > from && s.second() <= to).toList();
  }

  double meanQueueMillis(double from, double to) {
    return between(from, to).stream().mapToDouble(Sample::queueMillis).average().orElseThrow();
  }

  double meanBps(int flow, double from, double to) {
    return between(from, to).stream().mapToLong(s -> s.bps()[flow]).average().orElseThrow();
  }

  /// What arrived of a flow, in bits per second.
  double arrivedBps(int flow, double from, double to) {
    var some = between(from - 0.05, to);
    var first = some.getFirst();
    var last = some.getLast();
    return (last.arrivedBytes()[flow] - first.arrivedBytes()[flow])
        * 8
        / (last.second() - first.second());
  }
}
