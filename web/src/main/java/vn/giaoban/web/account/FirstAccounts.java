package vn.giaoban.web.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.web.security.Role;

/// Accounts that the server makes by itself: `admin` at the very first start, people of a
/// demonstration.
@Component
public class FirstAccounts {
  // Without letters and digits that look alike: these are read from a screen and typed.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  private final Accounts accounts;
  private final Passwords passwords;
  private final SecureRandom random = new SecureRandom();

  FirstAccounts(Accounts accounts, Passwords passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /// An account with the password it was given, to be shown once.
  ///
  /// @param password absent when the one who starts the server set it
  public record Printed(String username, String name, @Nullable String password) {}

  /// Makes `admin` when there is no account at all.
  ///
  /// @param given the password to use; absent: a random one
  /// @return the new account; empty when there were accounts
  public Mono<Printed> admin(@Nullable String given) {
    return accounts
        .any()
        .filter(any -> !any)
        .flatMap(none -> make("admin", "Quản trị hệ thống", "", null, Role.ADMIN, null, given))
        .map(made -> given == null ? made : new Printed(made.username(), made.name(), null));
  }

  /// Makes an account with a random password, unless the name is taken.
  public Mono<Printed> person(
      String username,
      String name,
      String title,
      @Nullable String email,
      Role role,
      @Nullable String unitCode) {
    return make(username, name, title, email, role, unitCode, null);
  }

  private Mono<Printed> make(
      String username,
      String name,
      String title,
      @Nullable String email,
      Role role,
      @Nullable String unitCode,
      @Nullable String given) {
    var password = given == null ? password() : given;
    return passwords
        .encode(password)
        .flatMap(encoded ->
            accounts.add(
                new Accounts.NewAccount(username, name, title, email, role, unitCode, encoded)))
        .filter(Boolean::booleanValue)
        .map(made -> new Printed(username, name, password));
  }

  /// Four groups of four: 79 random bits.
  private String password() {
    return IntStream.range(0, GROUPS)
        .mapToObj(g ->
            random
                .ints(GROUP, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }
}
