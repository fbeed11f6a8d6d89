package vn.giaoban.web.account;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.security.Role;

/// One row of `account`.
///
/// @param username lower case, what is typed to sign in
/// @param password encoded, never the word itself
/// @param otpSecret sealed shared secret of the second factor; absent: switched off
/// @param otpPending sealed secret that was shown and not yet confirmed
record Account(
    String username,
    String name,
    String title,
    @Nullable String email,
    Role role,
    @Nullable String unitCode,
    String password,
    byte @Nullable [] otpSecret,
    byte @Nullable [] otpPending,
    boolean enabled) {

  boolean otpEnabled() {
    return otpSecret != null;
  }

  // Records compare arrays by identity; these three make it a value again, and keep secrets out
  // of logs.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Account a
        && username.equals(a.username)
        && password.equals(a.password)
        && Arrays.equals(otpSecret, a.otpSecret);
  }

  @Override
  public int hashCode() {
    return Objects.hash(username);
  }

  @Override
  public String toString() {
    return "Account[" + username + ", " + role + "]";
  }
}
