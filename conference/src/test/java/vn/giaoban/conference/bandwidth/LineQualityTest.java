package vn.giaoban.conference.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.giaoban.conference.media.LineReport;
import vn.giaoban.conference.media.LineReport.Level;
import vn.giaoban.conference.media.LineReport.Reason;

class LineQualityTest {
  private static final long MILLI = 1_000_000L;

  private final LineQuality quality = new LineQuality();
  private long now;
  private int told;

  private LineReport pass(double loss, int roundTripMillis, boolean isShort, int millis) {
    return pass(loss, roundTripMillis, isShort, false, millis);
  }

  private LineReport pass(
      double loss, int roundTripMillis, boolean isShort, boolean voiceOnly, int millis) {
    for (int i = 0; i < millis; i += 200) {
      now += 200 * MILLI;
      if (quality.update(loss, roundTripMillis * MILLI, 0, isShort, voiceOnly, now)) {
        told++;
      }
    }
    return quality.report();
  }

  @Test
  void saysWhatIsWorst() {
    assertThat(pass(0, 50, false, 3_000)).isEqualTo(LineReport.GOOD);
    assertThat(pass(0.05, 50, false, 3_000))
        .isEqualTo(new LineReport(Level.FAIR, Reason.LOSS, false));
    assertThat(pass(0.2, 50, true, 3_000))
        .isEqualTo(new LineReport(Level.POOR, Reason.LOSS, false));
    assertThat(pass(0, 900, true, 3_000))
        .isEqualTo(new LineReport(Level.POOR, Reason.DELAY, false));
    assertThat(pass(0, 500, true, 6_000))
        .isEqualTo(new LineReport(Level.FAIR, Reason.BANDWIDTH, false));
    assertThat(pass(0, 500, true, true, 200))
        .as("speech alone is told at once")
        .isEqualTo(new LineReport(Level.POOR, Reason.BANDWIDTH, true));
  }

  @Test
  void worsensAfterTwoSecondsAndBettersAfterFive() {
    pass(0.05, 50, false, 2_000);
    assertThat(quality.report()).isEqualTo(LineReport.GOOD);
    pass(0.05, 50, false, 400);
    assertThat(quality.report().level()).isEqualTo(Level.FAIR);
    pass(0, 50, false, 5_000);
    assertThat(quality.report().level()).isEqualTo(Level.FAIR);
    pass(0, 50, false, 400);
    assertThat(quality.report()).isEqualTo(LineReport.GOOD);
  }

  @Test
  void doesNotFlicker() {
    for (int i = 0; i < 100; i++) {
      pass(i % 2 == 0 ? 0.05 : 0.01, 50, false, 1_000);
    }
    assertThat(told).isZero();
  }
}
