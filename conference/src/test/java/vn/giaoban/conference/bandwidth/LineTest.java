package vn.giaoban.conference.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The estimate on lines that exist in memory, with a receiver that writes real feedback. All
/// figures are of UDP payload; pictures are made as large as the estimate allows, key frames four
/// times as large as other frames.
class LineTest {
  private static final long DEMAND = 3_000_000;

  private static Simulation on(SimulatedLink link) {
    var simulation = new Simulation(link);
    simulation.join(300_000, DEMAND, SimulatedFlow.elastic());
    return simulation;
  }

  @Test
  void aLineOf256() {
    var line = on(new SimulatedLink(256_000, 20)).run(40);

    assertThat(line.arrivedBps(0, 10, 40)).isBetween(0.8 * 256_000, 256_000.0);
    assertThat(line.meanQueueMillis(5, 40)).isLessThan(60);
    assertSteady(line, 10, 40);
  }

  @Test
  void aLineOfOneMegabitFarAway() {
    var line = on(new SimulatedLink(1_000_000, 100)).run(40);

    assertThat(line.meanBps(0, 1, 2)).as("known soon").isGreaterThan(700_000);
    assertThat(line.arrivedBps(0, 10, 40)).isBetween(800_000.0, 1_000_000.0);
    assertThat(line.meanQueueMillis(5, 40)).isLessThan(60);
    assertSteady(line, 10, 40);
  }

  @Test
  void fivePercentLossIsBorne() {
    var line = on(new SimulatedLink(1_500_000, 30).loss(0.05)).run(60);

    assertThat(line.meanBps(0, 5, 60)).isGreaterThan(0.7 * 1_500_000);
    assertThat(line.arrivedBps(0, 5, 60)).isGreaterThan(0.7 * 1_500_000);
    assertThat(line.flows.getFirst().estimator.lossFraction()).isBetween(0.01, 0.1);
  }

  @Test
  void twentyPercentLossLeavesSpeechAndPicture() {
    var line = on(new SimulatedLink(1_500_000, 30).loss(0.2)).run(60);

    assertThat(line.between(1, 60)).allMatch(sample -> sample.bps()[0] >= 40_000);
    assertThat(line.meanBps(0, 10, 60)).isBetween(200_000.0, 1_000_000.0);
  }

  @Test
  void lossThatEndsIsForgotten() {
    var line = on(new SimulatedLink(1_500_000, 30)).run(10);
    line.link.loss(0.2);
    line.run(20);
    assertThat(line.meanBps(0, 12, 30)).isBetween(400_000.0, 1_000_000.0);
    line.link.loss(0);
    line.run(15);

    assertThat(line.meanBps(0, 40, 45)).isGreaterThan(0.75 * 1_500_000);
  }

  @Test
  void aShortQueueTellsByLossOnly() {
    var line = on(new SimulatedLink(2_000_000, 30).queue(10)).run(15);
    line.link.rate(500_000);
    line.run(15);

    assertLeft(line, 30);
    assertThat(line.meanBps(0, 17, 30)).isGreaterThan(150_000);
  }

  @Test
  void aFallingLineIsLeftAndARisingOneFound() {
    var line = on(new SimulatedLink(2_000_000, 30)).run(15);
    assertThat(line.meanBps(0, 5, 15)).isGreaterThan(0.75 * 2_000_000);

    line.link.rate(500_000);
    line.run(15);
    assertLeft(line, 30);
    assertThat(line.meanQueueMillis(17, 30)).as("drained within two").isLessThan(60);
    assertThat(line.arrivedBps(0, 17, 30)).isGreaterThan(0.75 * 500_000);

    line.link.rate(2_000_000);
    line.run(30);
    assertThat(line.between(30, 40)).anyMatch(s -> s.bps()[0] > 0.8 * 2_000_000);
    assertThat(line.meanBps(0, 40, 60)).isGreaterThan(0.8 * 2_000_000);
    assertSteady(line, 40, 60);
  }

  @Test
  void aLongQueueIsNotFilled() {
    var line = on(new SimulatedLink(1_000_000, 20).queue(2_000)).run(60);
    assertThat(line.meanQueueMillis(0, 60)).isLessThan(200);
    assertThat(line.arrivedBps(0, 5, 60)).isGreaterThan(800_000);
  }

  @Test
  void aLongQueueThatHasFilledIsDrained() {
    var line = on(new SimulatedLink(2_000_000, 30).queue(2_000)).run(15);
    line.link.rate(500_000);
    line.run(10);

    assertLeft(line, 25);
    assertThat(line.meanQueueMillis(17, 25)).as("drained within two").isLessThan(80);
  }

  @Test
  void jitterIsNoQueue() {
    var line = on(new SimulatedLink(1_000_000, 50).jitter(30)).run(40);
    assertThat(line.arrivedBps(0, 5, 40)).isGreaterThan(750_000);
  }

  @Test
  void twoReceiversShareABottleneck() {
    var line = new Simulation(new SimulatedLink(2_000_000, 30));
    line.join(300_000, DEMAND, SimulatedFlow.elastic());
    line.run(8);
    line.join(300_000, DEMAND, SimulatedFlow.elastic());
    line.samples.clear();
    line.run(60);

    double a = line.arrivedBps(0, 28, 68);
    double b = line.arrivedBps(1, 28, 68);
    double jain = (a + b) * (a + b) / (2 * (a * a + b * b));
    assertThat(jain).isGreaterThan(0.9);
    assertThat(a + b).isGreaterThan(0.7 * 2_000_000);
    assertThat(line.meanQueueMillis(28, 68)).isLessThan(80);
  }

  @Test
  void speechFitsOnALineOf48() {
    // 40 kbit/s of speech and its headers; pictures wait until there is room
    var line = new Simulation(new SimulatedLink(48_000, 50));
    line.join(300_000, DEMAND, estimate -> estimate < 150_000 ? 0 : estimate - 45_000);
    line.run(60);

    var flow = line.flows.getFirst();
    assertThat(line.arrivedBps(0, 10, 60)).isBetween(39_000.0, 48_000.0);
    assertThat(line.meanQueueMillis(5, 60)).isLessThan(80);
    assertThat(flow.estimator.lossFraction()).isLessThan(0.01);
    assertThat(flow.paddingBytes * 8 / 60).as("asking costs little").isLessThan(4_000);
  }

  /// The line has fallen to half a megabit at second 15.
  private static void assertLeft(Simulation line, double until) {
    assertThat(line.between(15, 16)).as("within a second").anyMatch(s -> s.bps()[0] < 500_000);
    assertThat(line.between(16, until)).allMatch(s -> s.bps()[0] < 1.2 * 500_000);
    assertThat(line.meanBps(0, 16, until)).isLessThan(500_000);
  }

  /// Nobody's estimate leaves its own mean by more than a fifth, but for moments: the draining of a
  /// queue is meant to be short.
  private static void assertSteady(Simulation line, double from, double to) {
    double mean = line.meanBps(0, from, to);
    var some = line.between(from, to);
    long away = some.stream().filter(s -> Math.abs(s.bps()[0] - mean) > 0.2 * mean).count();
    assertThat((double) away / some.size()).as("mean %.0f", mean).isLessThan(0.04);
  }
}
