package vn.giaoban.conference.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {
  private static final long MILLI = 1_000_000;

  private final Pacer pacer = new Pacer(1_000, 0);

  @Test
  void beforeTheLineIsKnownOnlyTheFirstPacketsLeave() {
    assertThat(pacer.mayLeave(0)).isTrue();
    pacer.left(1_200);
    assertThat(pacer.mayLeave(1_000 * MILLI)).isFalse();
  }

  @Test
  void theRateIsKeptWhateverTheSizes() {
    pacer.rate(160_000, 0);
    int octets = 0;
    for (int millis = 0; millis < 10_000; millis += 20) {
      while (pacer.mayLeave(millis * MILLI)) {
        int size = millis % 3 == 0 ? 1_200 : 300;
        pacer.left(size);
        octets += size;
      }
    }
    assertThat(octets).isBetween(200_000 - 1_200, 200_000 + 2_500);
  }

  @Test
  void nothingIsSavedUpInAPause() {
    pacer.left(1_000);
    pacer.rate(160_000, 0);
    assertThat(pacer.mayLeave(60_000 * MILLI)).isTrue();
    pacer.left(500);
    assertThat(pacer.mayLeave(60_000 * MILLI)).as("400 octets in 20 ms").isFalse();
  }

  @Test
  void whatIsSentAgainGoesAheadALittle() {
    pacer.left(1_000);
    pacer.rate(160_000, 0);
    assertThat(pacer.mayLeave(0)).isFalse();
    assertThat(pacer.mayRepair(0)).isTrue();
    pacer.left(1_200);
    pacer.left(1_200);
    assertThat(pacer.mayRepair(0)).isFalse();
    assertThat(pacer.mayRepair(100 * MILLI)).isTrue();
  }
}
