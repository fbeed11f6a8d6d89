package vn.giaoban.web.account;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.settings.Settings;

/// The second factor of accounts: switching it on and off, using a code once.
@Component
class OneTimeCodes {
  private final Accounts accounts;
  private final InstantSource clock;
  private final SecretBox box;

  OneTimeCodes(Accounts accounts, InstantSource clock, Settings settings) throws IOException {
    this.accounts = accounts;
    this.clock = clock;
    this.box = SecretBox.open(settings.data().resolve("keys/accounts.key"));
  }

  /// What an authenticator app needs.
  ///
  /// @param secret base 32, to type
  /// @param uri to open in an app on the same device
  /// @param qrSvg the URI as a QR code
  record Start(String secret, String uri, String qrSvg) {}

  /// Shows a new secret; nothing changes until [#confirm].
  Mono<Start> start(String username) {
    var secret = OneTimeCode.newSecret();
    var uri = OneTimeCode.uri(secret, username);
    return accounts
        .setOtpPending(username, box.seal(secret, username))
        .thenReturn(new Start(OneTimeCode.base32(secret), uri, QrCode.svg(uri)));
  }

  /// Switches the second factor on, when the code is right for the secret last shown.
  Mono<Void> confirm(Account account, String code) {
    var pending = account.otpPending();
    if (pending == null) {
      return Mono.error(refused(Refusal.Kind.CONFLICT, "otp-not-started"));
    }
    var step = OneTimeCode.step(box.unseal(pending, account.username()), code, clock.instant());
    return step.isPresent()
        ? accounts.confirmOtp(account.username(), step.getAsLong())
        : Mono.error(refused(Refusal.Kind.INVALID, "otp-wrong-code"));
  }

  /// Whether the code is right and was not used before; it is used up.
  Mono<Boolean> use(Account account, String code) {
    var sealed = account.otpSecret();
    if (sealed == null) {
      return Mono.just(false);
    }
    var step = OneTimeCode.step(box.unseal(sealed, account.username()), code, clock.instant());
    return step.isPresent()
        ? accounts.useOtpStep(account.username(), step.getAsLong())
        : Mono.just(false);
  }

  static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code, Map.of()));
  }
}
