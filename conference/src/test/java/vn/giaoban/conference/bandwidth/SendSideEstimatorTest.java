package vn.giaoban.conference.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.rtp.TransportCcRecorder;

class SendSideEstimatorTest {
  private static final long MILLI = 1_000_000L;

  @Test
  void numbersWhatLeavesOneByOne() {
    var estimator = new SendSideEstimator(300_000, 0);
    for (int i = 0; i < 70_000; i++) {
      assertThat(i % 3 == 0 ? estimator.sentProbe(100, i) : estimator.sent(100, i))
          .isEqualTo(i & 0xFFFF);
    }
  }

  @Test
  void aReceiverWithoutFeedbackIsJudgedByItsReports() {
    var estimator = new SendSideEstimator(500_000, 0);
    estimator.demand(2_000_000);
    for (int second = 1; second <= 10; second++) {
      estimator.receiverReport(0, 50 * MILLI, second * 1000 * MILLI);
    }
    assertThat(estimator.bitsPerSecond()).isBetween(1_000_000L, 1_200_000L);
    assertThat(estimator.roundTripNanos()).isEqualTo(50 * MILLI);
    for (int second = 11; second <= 14; second++) {
      estimator.receiverReport(13, -1, second * 1000 * MILLI);
    }
    assertThat(estimator.bitsPerSecond()).as("5 %").isBetween(1_000_000L, 1_200_000L);
    for (int second = 15; second <= 60; second++) {
      estimator.receiverReport(64, -1, second * 1000 * MILLI);
    }
    assertThat(estimator.bitsPerSecond()).as("25 %").isEqualTo(40_000);
    assertThat(estimator.lossFraction()).isBetween(0.24, 0.26);
  }

  @Test
  void aReceiverThatEstimatesItselfIsBelieved() {
    var estimator = new SendSideEstimator(500_000, 0);
    estimator.remb(200_000);
    assertThat(estimator.bitsPerSecond()).isEqualTo(200_000);
    estimator.remb(3_000_000);
    assertThat(estimator.bitsPerSecond()).isEqualTo(500_000);
  }

  @Test
  void neverAsksForMoreThanCouldBeUsed() {
    var simulation = new Simulation(new SimulatedLink(50_000_000, 10));
    var flow = simulation.join(300_000, 1_000_000, estimate -> 0);

    simulation.run(5);

    assertThat(flow.estimator.bitsPerSecond())
        .as("speech alone was sent; probes tell that pictures would pass")
        .isBetween(1_150_000L, 1_400_000L);
    long padding = flow.paddingBytes;
    simulation.run(20);
    assertThat(flow.paddingBytes).as("known: nothing more to ask").isEqualTo(padding);
    flow.estimator.demand(3_000_000);
    simulation.run(2);
    assertThat(flow.estimator.bitsPerSecond()).isGreaterThan(3_000_000);
  }

  @Test
  void aLineThatFallsSilentIsNotFed() {
    var link = new SimulatedLink(2_000_000, 30);
    var simulation = new Simulation(link);
    var flow = simulation.join(300_000, 3_000_000, SimulatedFlow.elastic());
    simulation.run(10);
    link.loss(1);
    simulation.run(5);
    assertThat(flow.estimator.bitsPerSecond()).isLessThan(500_000);
    link.loss(0);
    simulation.run(8);
    assertThat(flow.estimator.bitsPerSecond()).isGreaterThan(1_400_000);
  }

  @Test
  void whoHasNothingToSendAsksWhetherTheLineIsBack() {
    var link = new SimulatedLink(2_000_000, 30);
    var simulation = new Simulation(link);
    // pictures are paused when there is too little for them, and nobody speaks
    var flow = simulation.join(600_000, 1_700_000, estimate -> estimate < 300_000 ? 0 : 300_000);
    simulation.run(10);
    link.loss(1);
    simulation.run(12);
    link.loss(0);
    simulation.run(4);
    assertThat(flow.estimator.bitsPerSecond()).isGreaterThan(600_000);
  }

  @Test
  void aBreakIsNoNarrowLine() {
    for (double seconds : new double[] {0.3, 0.8, 2, 4}) {
      var link = new SimulatedLink(2_000_000, 30);
      var simulation = new Simulation(link);
      var flow = simulation.join(300_000, 1_700_000, estimate -> Math.min(500_000, estimate));
      simulation.run(10);
      link.loss(1);
      simulation.run(seconds);
      link.loss(0);
      simulation.run(2);
      assertThat(flow.estimator.bitsPerSecond())
          .as("two seconds after a break of %s s", seconds)
          .isGreaterThan(650_000);
    }
  }

  @Test
  void whatWasSentToTheOldAddressIsNotLostOnTheNewOne() {
    var link = new SimulatedLink(2_000_000, 30);
    var simulation = new Simulation(link);
    var flow = simulation.join(300_000, 1_700_000, estimate -> Math.min(500_000, estimate));
    simulation.run(10);
    link.loss(1);
    simulation.run(2.2);
    flow.estimator.pathChanged(simulation.nowNanos());
    link.loss(0);
    simulation.run(1);
    assertThat(flow.estimator.bitsPerSecond()).isGreaterThan(650_000);
    assertThat(flow.estimator.lossFraction()).isLessThan(0.02);
  }

  @Test
  void anotherLineIsMeasuredAnew() {
    var link = new SimulatedLink(2_000_000, 20);
    var simulation = new Simulation(link);
    var flow = simulation.join(300_000, 3_000_000, SimulatedFlow.elastic());
    simulation.run(10);
    assertThat(flow.estimator.queueingNanos()).isLessThan(100 * MILLI);

    // the same flow over a line that takes 300 ms more: no queue, only a longer way
    flow.clockOffset += 300 * MILLI;
    flow.estimator.pathChanged(simulation.nowNanos());
    simulation.run(3);

    assertThat(flow.estimator.queueingNanos()).isLessThan(100 * MILLI);
    assertThat(flow.estimator.bitsPerSecond()).isGreaterThan(1_400_000);
  }

  @Test
  void rubbishChangesNothing() {
    var estimator = new SendSideEstimator(300_000, 0);
    estimator.sent(1000, MILLI);
    var random = new java.util.Random(1);
    for (int i = 0; i < 10_000; i++) {
      var bytes = new byte[28];
      random.nextBytes(bytes);
      estimator.feedback(bytes, 0, bytes.length, 100 * MILLI);
    }
    assertThat(estimator.bitsPerSecond()).isEqualTo(300_000);
  }

  @Test
  void allocatesNothing() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    var estimator = new SendSideEstimator(300_000, 0);
    estimator.demand(2_000_000);
    var recorder = new TransportCcRecorder();
    var message = new byte[1500];
    long now = 0;
    long before = 0;
    for (int round = 0; round < 20_000; round++) {
      if (round == 10_000) {
        before = threads.getThreadAllocatedBytes(thread);
      }
      for (int i = 0; i < 5; i++) {
        now += 2 * MILLI;
        recorder.received(estimator.sent(1000, now), now + 20 * MILLI);
      }
      int due = estimator.probeDueBytes(now);
      if (due > 0) {
        recorder.received(estimator.sentProbe(due, now), now + 20 * MILLI);
      }
      if (round % 5 == 0) {
        int length = recorder.write(message, 1, 2);
        estimator.feedback(message, 0, length, now + 40 * MILLI);
      }
    }
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(2_000);
  }
}
