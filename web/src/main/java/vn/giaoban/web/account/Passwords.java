package vn.giaoban.web.account;

import java.util.Map;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Encodes and compares passwords (Argon2id). Each takes a processor for some tens of milliseconds
/// and 16 MiB, so only a few go on at once, off the event loops.
@Component
public class Passwords {
  /// Shortest password that is taken.
  public static final int SHORTEST = 8;

  private static final int AT_ONCE = 2;

  private static final String ID = "argon2@SpringSecurity_v5_8";

  private final DelegatingPasswordEncoder encoder =
      new DelegatingPasswordEncoder(
          ID, Map.of(ID, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
  private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, 1000, "passwords");

  /// The encoded form, which is kept.
  public Mono<String> encode(String password) {
    return Mono.fromCallable(() -> encoder.encode(password)).subscribeOn(scheduler);
  }

  /// Whether the password is the one that was encoded. `encoded` may be anything: what is not in
  /// our form matches nothing.
  Mono<Boolean> matches(String password, String encoded) {
    return Mono.fromCallable(() -> encoded.startsWith("{") && encoder.matches(password, encoded))
        .subscribeOn(scheduler);
  }

  /// Takes as long as [#matches] and says no: so that a stranger cannot tell by the time whether an
  /// account exists.
  Mono<Boolean> matchesNothing(String password) {
    return encode(password).thenReturn(false);
  }
}
