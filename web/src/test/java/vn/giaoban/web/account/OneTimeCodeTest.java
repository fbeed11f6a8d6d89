package vn.giaoban.web.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {
  private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(US_ASCII);

  @ParameterizedTest(name = "RFC 4226 appendix D, count {0}")
  @CsvSource({
    "0,755224", "1,287082", "2,359152", "3,969429", "4,338314",
    "5,254676", "6,287922", "7,162583", "8,399871", "9,520489"
  })
  void codesAreThoseOfRfc4226(long count, String code) {
    assertThat(OneTimeCode.at(RFC_SECRET, count)).isEqualTo(code);
  }

  @ParameterizedTest(name = "RFC 6238 appendix B, time {0}")
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  void codesAreThoseOfRfc6238(long time, String code) {
    assertThat(OneTimeCode.step(RFC_SECRET, code, Instant.ofEpochSecond(time)))
        .hasValue(time / OneTimeCode.STEP_SECONDS);
  }

  @Test
  void aClockMayBeOneStepOffButNotTwo() {
    var now = Instant.ofEpochSecond(1_111_111_109);
    var code = "081804";

    assertThat(OneTimeCode.step(RFC_SECRET, code, now.plusSeconds(30))).isPresent();
    assertThat(OneTimeCode.step(RFC_SECRET, code, now.minusSeconds(30))).isPresent();
    assertThat(OneTimeCode.step(RFC_SECRET, code, now.plusSeconds(60))).isEmpty();
    assertThat(OneTimeCode.step(RFC_SECRET, code, now.minusSeconds(60))).isEmpty();
  }

  @Test
  void rubbishIsNoCode() {
    assertThat(OneTimeCode.step(RFC_SECRET, "", Instant.EPOCH)).isEmpty();
    assertThat(OneTimeCode.step(RFC_SECRET, "mã-số", Instant.EPOCH)).isEmpty();
  }

  @Test
  void secretsAreTypedInBase32() {
    assertThat(OneTimeCode.base32(RFC_SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(OneTimeCode.base32("foob".getBytes(US_ASCII))).isEqualTo("MZXW6YQ");
  }
}
