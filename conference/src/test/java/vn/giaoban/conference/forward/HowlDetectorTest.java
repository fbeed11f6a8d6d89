package vn.giaoban.conference.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Simulated halls: the sound pressure at each microphone every 20 ms, with what comes back from
/// the other device's loudspeaker.
final class HowlDetectorTest {
  private static final long PACKET_NANOS = 20_000_000L;

  /// Sound pressure of speech at a microphone, of full scale.
  private static final double SPEECH = 0.03;

  private final List<String> told = new ArrayList<>();
  private final HowlDetector detector =
      new HowlDetector((first, second) -> told.add(first + "+" + second));

  /// Somebody who speaks in syllables, with a pause of a third of a second after each phrase.
  private static IntToDoubleFunction talker(long seed, double loudness) {
    var random = new Random(seed);
    var syllables = new double[4000];
    for (int i = 0; i < syllables.length; i++) {
      syllables[i] = 0.3 + 0.7 * random.nextDouble();
    }
    return packet -> {
      boolean pause = packet % 90 >= 74;
      double syllable = syllables[packet / 8 % syllables.length];
      return pause ? 0.0001 : loudness * syllable * (0.5 + 0.5 * Math.sin(packet * 0.8));
    };
  }

  private static int level(double pressure) {
    double dBov = 20 * Math.log10(Math.clamp(pressure, 1e-7, 1));
    return (int) Math.min(127, Math.round(-dBov));
  }

  private void play(double seconds, IntToDoubleFunction one, IntToDoubleFunction other) {
    for (int packet = 0; packet < seconds * 50; packet++) {
      long now = packet * PACKET_NANOS;
      detector.heard("A", level(one.applyAsDouble(packet)), now);
      detector.heard("B", level(other.applyAsDouble(packet)), now);
      if (packet % 5 == 0) {
        detector.tick(now);
      }
    }
  }

  /// Two devices in one hall.
  ///
  /// @param gain of each way from one device through the server to the other one's microphone
  /// @param delay of each way, in packets
  private void hall(double seconds, double gain, int delay) {
    hall(seconds, gain, delay, 7, SPEECH);
  }

  private void hall(double seconds, double gain, int delay, long seed, double loudness) {
    int packets = (int) (seconds * 50);
    var a = new double[packets];
    var b = new double[packets];
    var speech = talker(seed, loudness);
    for (int n = 0; n < packets; n++) {
      a[n] = Math.min(1, speech.applyAsDouble(n) + (n < delay ? 0 : gain * b[n - delay]));
      b[n] = Math.min(1, 0.6 * speech.applyAsDouble(n) + (n < delay ? 0 : gain * a[n - delay]));
    }
    play(seconds, n -> a[n], n -> b[n]);
  }

  @Test
  void aLoopThatGrowsIsAHowlAndWhoCameLaterIsNamedSecond() {
    hall(8, 1.25, 12);

    assertThat(told).isNotEmpty().allMatch("A+B"::equals);
  }

  @Test
  void itIsNoticedWithinSecondsAtAnyUsualDelay() {
    for (int delay : new int[] {5, 8, 15, 20, 25}) {
      told.clear();
      var fresh = new HowlDetectorTest();
      fresh.hall(7, 1.4, delay);
      assertThat(fresh.told).as("%d ms each way", delay * 20).isNotEmpty();
    }
  }

  @Test
  void aHowlThatIsAsLoudAsItGetsIsOneToo() {
    play(4, _ -> 0.9, _ -> 0.8);

    assertThat(told).contains("A+B");
  }

  @Test
  void anEchoThatDiesAwayIsNone() {
    for (int seed = 0; seed < 20; seed++) {
      for (double gain : new double[] {0.2, 0.4, 0.6}) {
        for (double loudness : new double[] {0.02, 0.05, 0.15}) {
          var fresh = new HowlDetectorTest();
          fresh.hall(30, gain, 12, seed, loudness);
          assertThat(fresh.told).as("seed %d, gain %s, %s", seed, gain, loudness).isEmpty();
        }
      }
    }
  }

  @Test
  void twoWhoTalkInTurnAreNone() {
    var one = talker(1, 0.1);
    var other = talker(2, 0.1);
    play(
        60,
        n -> n / 150 % 2 == 0 ? one.applyAsDouble(n) : 0.0002,
        n -> n / 150 % 2 == 1 ? other.applyAsDouble(n) : 0.0002);

    assertThat(told).isEmpty();
  }

  @Test
  void twoWhoTalkAtOnceAreNone() {
    play(60, talker(3, 0.2), talker(4, 0.2));

    assertThat(told).isEmpty();
  }

  @Test
  void theSameBroadcastInTwoHallsIsNone() {
    var broadcast = talker(5, 0.15);
    play(60, broadcast, n -> 0.7 * broadcast.applyAsDouble(Math.max(0, n - 9)));

    assertThat(told).isEmpty();
  }

  @Test
  void silenceIsNone() {
    play(30, _ -> 0, _ -> 0);
    play(30, _ -> 0.0005, _ -> 0.0005);

    assertThat(told).isEmpty();
  }

  @Test
  void whoIsForgottenIsNotComparedAnyMore() {
    play(1, _ -> 0.9, _ -> 0.8);
    told.clear();
    detector.forget("B");
    for (int packet = 50; packet < 400; packet++) {
      detector.heard("A", level(0.9), packet * PACKET_NANOS);
      detector.tick(packet * PACKET_NANOS);
    }

    assertThat(told).isEmpty();
  }
}
