package vn.giaoban.conference.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Estimate, probes and allocation together: a stage of three layers and four thumbnails on lines
/// that exist in memory.
class AllocationOnLineTest {
  private static final long[] STAGE = {150_000, 500_000, 1_500_000};

  private final Demand stage = new Demand(Demand.Kind.STAGE);
  private final Demand[] demands = new Demand[6];
  private int switches;
  private Allocator allocator;
  private SimulatedFlow flow;

  private Simulation on(SimulatedLink link) {
    var simulation = new Simulation(link);
    allocator = new Allocator(demands.length, simulation.nowNanos());
    demands[0] = new Demand(Demand.Kind.VOICE);
    demands[0].voice();
    demands[1] = stage;
    stage.picture(false, 3, 2);
    for (int i = 0; i < 3; i++) {
      stage.cost(i, STAGE[i]);
    }
    for (int i = 2; i < demands.length; i++) {
      demands[i] = new Demand(Demand.Kind.THUMBNAIL);
      demands[i].picture(false, 1, 0);
      demands[i].cost(0, 150_000);
    }
    long wished = Allocator.wishedBps(demands, demands.length);
    flow = simulation.join(300_000, wished, estimate -> granted());
    return simulation;
  }

  private long granted() {
    long sum = 0;
    for (int i = 1; i < demands.length; i++) {
      sum += demands[i].grantedBps();
    }
    return sum;
  }

  private Simulation run(Simulation simulation, double seconds) {
    return simulation.run(
        seconds,
        () -> {
          long budget = flow.estimator.bitsPerSecond();
          if (allocator.allocate(budget, demands, demands.length, simulation.nowNanos())) {
            switches++;
          }
        });
  }

  private long thumbnails() {
    return java.util.Arrays.stream(demands).skip(2).filter(d -> d.granted() == 0).count();
  }

  @Test
  void aGoodLineShowsEverythingWithinSeconds() {
    var line = run(on(new SimulatedLink(10_000_000, 20)), 0.1);
    assertThat(stage.granted()).as("something at once").isNotNegative();
    run(line, 3);
    assertThat(stage.granted()).isEqualTo(2);
    assertThat(thumbnails()).isEqualTo(4);
    int before = switches;
    run(line, 60);
    assertThat(switches).isEqualTo(before);
  }

  @Test
  void aLineOfOneMegabitShowsAMiddleStageAndStaysSo() {
    var line = run(on(new SimulatedLink(1_000_000, 100).jitter(10)), 20);
    int before = switches;
    run(line, 100);
    assertThat(stage.granted()).isEqualTo(1);
    assertThat(switches - before).as("switches in 100 s").isLessThanOrEqualTo(12);
    assertThat(line.meanQueueMillis(20, 120)).isLessThan(40);
  }

  @Test
  void aLineOf256ShowsASmallStage() {
    var line = run(on(new SimulatedLink(256_000, 20)), 20);
    int before = switches;
    run(line, 60);
    assertThat(stage.granted()).isZero();
    assertThat(switches - before).as("switches in a minute").isLessThanOrEqualTo(6);
    assertThat(flow.estimator.lossFraction()).isLessThan(0.01);
    assertThat(line.meanQueueMillis(20, 80)).isLessThan(60);
  }

  @Test
  void aLineOf100IsOneOfSpeechAlone() {
    var line = run(on(new SimulatedLink(100_000, 40)), 30);
    assertThat(allocator.isVoiceOnly()).isTrue();
    assertThat(stage.granted()).isEqualTo(Demand.PAUSED);
    assertThat(line.meanQueueMillis(10, 30)).isLessThan(80);
    line.link.rate(2_000_000);
    run(line, 20);
    assertThat(allocator.isVoiceOnly()).isFalse();
    assertThat(stage.granted()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aLineThatNarrowsLosesThePicturesSizeWithinASecond() {
    var line = run(on(new SimulatedLink(3_000_000, 30).queue(2_000)), 15);
    assertThat(stage.granted()).isEqualTo(2);
    line.link.rate(400_000);
    run(line, 1);
    assertThat(stage.granted()).isLessThanOrEqualTo(0);
    run(line, 4);
    assertThat(line.meanQueueMillis(18, 20)).isLessThan(80);
    line.link.rate(3_000_000);
    run(line, 10);
    assertThat(stage.granted()).isEqualTo(2);
  }

  @Test
  void fivePercentLossTakesNoPictureAway() {
    var line = run(on(new SimulatedLink(4_000_000, 30).loss(0.05)), 15);
    assertThat(stage.granted()).isEqualTo(2);
    int before = switches;
    run(line, 60);
    assertThat(stage.granted()).isEqualTo(2);
    assertThat(switches - before).as("switches in a minute").isLessThanOrEqualTo(4);
  }

  @Test
  void allocatesNothing() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    on(new SimulatedLink(1_000_000, 10));
    long before = 0;
    for (int i = 0; i < 20_000; i++) {
      if (i == 10_000) {
        before = threads.getThreadAllocatedBytes(thread);
      }
      allocator.allocate(
          i % 100 < 50 ? 300_000 : 3_000_000, demands, demands.length, i * 20_000_000L);
    }
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(2_000);
  }
}
