package vn.giaoban.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private final SignInAttempts attempts = new SignInAttempts();

  @Test
  void afterFiveTriesTheAccountWaitsAtThisAddress() {
    fail("thuky", "10.0.0.1", SignInAttempts.OF_ACCOUNT_FROM_ADDRESS);

    assertThat(attempts.begin("thuky", "10.0.0.1", NOW.plusSeconds(60)))
        .contains(SignInAttempts.WINDOW.minusSeconds(60));
    assertThat(attempts.begin("thuky", "10.0.0.2", NOW)).isEmpty();
    assertThat(attempts.begin("chutich", "10.0.0.1", NOW)).isEmpty();
  }

  @Test
  void waitingHelps() {
    fail("thuky", "10.0.0.1", SignInAttempts.OF_ACCOUNT_FROM_ADDRESS);

    assertThat(attempts.begin("thuky", "10.0.0.1", NOW.plus(SignInAttempts.WINDOW))).isEmpty();
  }

  @Test
  void signingInForgetsTheTriesBefore() {
    fail("thuky", "10.0.0.1", SignInAttempts.OF_ACCOUNT_FROM_ADDRESS - 1);
    attempts.begin("thuky", "10.0.0.1", NOW);
    attempts.succeeded("thuky", "10.0.0.1");

    fail("thuky", "10.0.0.1", SignInAttempts.OF_ACCOUNT_FROM_ADDRESS);
  }

  @Test
  void oneAddressCannotTryManyAccounts() {
    for (var i = 0; i < SignInAttempts.FROM_ADDRESS; i++) {
      assertThat(attempts.begin("nguoi" + i, "10.0.0.1", NOW)).isEmpty();
    }

    assertThat(attempts.begin("thuky", "10.0.0.1", NOW)).isPresent();
  }

  private void fail(String account, String address, int times) {
    for (var i = 0; i < times; i++) {
      assertThat(attempts.begin(account, address, NOW)).isEmpty();
    }
  }
}
