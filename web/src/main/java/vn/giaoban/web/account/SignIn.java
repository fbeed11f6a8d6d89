package vn.giaoban.web.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;

/// Decides whether somebody is who they say.
@Component
class SignIn {
  private final Accounts accounts;
  private final Passwords passwords;
  private final OneTimeCodes codes;
  private final InstantSource clock;
  private final SignInAttempts attempts = new SignInAttempts();

  SignIn(Accounts accounts, Passwords passwords, OneTimeCodes codes, InstantSource clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.codes = codes;
    this.clock = clock;
  }

  /// The account, when password and, where switched on, one-time code are right; else a
  /// [ProblemException] of 401, 428 or 429.
  Mono<Account> attempt(String typed, String password, @Nullable String otp, String address) {
    var username = typed.strip().toLowerCase(Locale.ROOT);
    return Mono.defer(() -> {
      attempts.begin(username, address, clock.instant()).ifPresent(SignIn::tooMany);
      return accounts
          .find(username)
          .filter(Account::enabled)
          .map(Optional::of)
          .defaultIfEmpty(Optional.empty())
          .flatMap(found -> firstFactor(found, password))
          .flatMap(account -> secondFactor(account, otp, address))
          .doOnNext(account -> attempts.succeeded(username, address));
    });
  }

  private Mono<Account> firstFactor(Optional<Account> found, String password) {
    return found
        .map(account -> passwords.matches(password, account.password()))
        .orElseGet(() -> passwords.matchesNothing(password))
        .flatMap(good ->
            good ? Mono.justOrEmpty(found) : refused(HttpStatus.UNAUTHORIZED, "wrong-credentials"));
  }

  private Mono<Account> secondFactor(Account account, @Nullable String otp, String address) {
    if (!account.otpEnabled()) {
      return Mono.just(account);
    }
    if (otp == null || otp.isBlank()) {
      attempts.incomplete(account.username(), address);
      return refused(HttpStatus.PRECONDITION_REQUIRED, "otp-needed");
    }
    return codes
        .use(account, otp)
        .flatMap(good -> good ? Mono.just(account) : refused(HttpStatus.UNAUTHORIZED, "wrong-otp"));
  }

  private static <T> Mono<T> refused(HttpStatus status, String code) {
    return Mono.error(() -> new ProblemException(Problem.of(status, code)));
  }

  private static void tooMany(Duration wait) {
    var seconds = Math.max(1, wait.toSeconds());
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    throw new ProblemException(
        new Problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-tries",
            Map.of("minutes", (seconds + 59) / 60),
            List.of(),
            headers));
  }
}
