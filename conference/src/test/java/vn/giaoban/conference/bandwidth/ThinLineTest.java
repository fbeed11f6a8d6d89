package vn.giaoban.conference.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Speech on lines that bear little beside it, rates counted with the headers of IP and UDP.
class ThinLineTest {
  private static final int HEADERS = 28;
  private static final long START_BPS = 600_000;
  private static final int START_OCTETS = 1_200;

  /// 24 kbit/s of Opus for 20 ms with RTP header, extensions and seal.
  private static final int SPEECH = 100;

  /// The same for 60 ms, merged.
  private static final int MERGED_SPEECH = 223;

  private static double percentile(List<Double> delays, double share) {
    var sorted = delays.stream().sorted(Comparator.naturalOrder()).toList();
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }

  /// What a receiver's line does every 20 ms: asks, divides, lets pictures leave by turns.
  private static final class Server {
    final Simulation simulation;
    final SimulatedFlow flow;
    final Pacer pacer;
    final Demand stage = new Demand(Demand.Kind.STAGE);
    final Demand voice = new Demand(Demand.Kind.VOICE);
    final Allocator allocator;
    private final Demand[] demands = {voice, stage};
    private boolean merging;

    Server(SimulatedLink link, long... costs) {
      simulation = new Simulation(link);
      long now = simulation.nowNanos();
      allocator = new Allocator(2, now);
      voice.voice();
      stage.picture(false, costs.length, costs.length - 1);
      for (int i = 0; i < costs.length; i++) {
        stage.cost(i, costs[i]);
      }
      pacer = new Pacer(START_OCTETS, now);
      flow =
          simulation
              .join(START_BPS, Allocator.wishedBps(demands, 2), estimate -> stage.grantedBps())
              .speech(SPEECH, 20)
              .paced(pacer);
      flow.ask(now);
      step();
    }

    Server run(double seconds) {
      simulation.run(seconds, this::step);
      return this;
    }

    private void step() {
      long now = simulation.nowNanos();
      long bps = flow.estimator.bitsPerSecond();
      allocator.allocate(bps, demands, 2, now);
      if (stage.granted() == Demand.PAUSED) {
        flow.forgetWaiting();
      }
      boolean spread = flow.estimator.isConfined();
      pacer.rate(
          flow.estimator.isAsked() ? 0 : spread ? Math.max(bps / 2, bps - 45_000) : 1L << 40, now);
      if (merging != bps < 80_000) {
        merging = !merging;
        flow.speech(merging ? MERGED_SPEECH : SPEECH, merging ? 60 : 20);
      }
    }
  }

  @Test
  void speechPassesALineOf40() {
    var server = new Server(new SimulatedLink(40_000, 40).queue(3_000).headers(HEADERS), 120_000);
    var flow = server.flow;
    flow.keyFrame(8_000, server.simulation.nowNanos() + 60_000_000);
    server.run(3);
    assertThat(percentile(flow.voiceDelays, 1)).as("from the first word on").isLessThan(1_200);

    server.run(4);
    flow.voiceDelays.clear();
    long before = flow.voicesSent;
    server.run(60);
    assertThat(server.allocator.isVoiceOnly()).isTrue();
    assertThat((double) flow.voiceDelays.size()).isCloseTo(flow.voicesSent - before, within(3.0));
    // a merged packet takes 50 ms by itself
    assertThat(percentile(flow.voiceDelays, 0.95)).isLessThan(100);
    assertThat(percentile(flow.voiceDelays, 1)).isLessThan(400);
  }

  @Test
  void aKeyFrameOnALineOf256DelaysNoSpeech() {
    var server = new Server(new SimulatedLink(256_000, 30).queue(2_000).headers(HEADERS), 120_000);
    server.run(20);
    server.flow.voiceDelays.clear();
    server.flow.keyFrame(30_000, server.simulation.nowNanos() + 60_000_000);
    server.run(5);
    assertThat(server.stage.granted()).as("the picture stays").isZero();
    assertThat(percentile(server.flow.voiceDelays, 0.95)).isLessThan(60);
    assertThat(percentile(server.flow.voiceDelays, 1)).isLessThan(120);
  }

  @Test
  void theFirstKeyFrameOnALineOf256DelaysNoSpeechEither() {
    var server = new Server(new SimulatedLink(256_000, 30).queue(2_000).headers(HEADERS), 120_000);
    server.flow.keyFrame(20_000, server.simulation.nowNanos() + 60_000_000);
    server.run(5);
    assertThat(percentile(server.flow.voiceDelays, 0.95)).isLessThan(100);
  }

  @Test
  void aBroadLineIsKnownByItsFirstAnswer() {
    var link = new SimulatedLink(20_000_000, 20).headers(HEADERS);
    var server = new Server(link, 150_000, 500_000, 1_500_000);
    server.flow.keyFrame(40_000, server.simulation.nowNanos() + 60_000_000);
    server.run(0.3);
    assertThat(server.flow.estimator.isAsked()).isFalse();
    assertThat(server.flow.estimator.isConfined()).isFalse();
    assertThat(server.flow.sentBytes).as("the key frame is on its way").isGreaterThan(40_000);
  }
}
