package vn.giaoban.web.account;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.web.security.Role;

/// Where accounts are kept: table `account`.
@Component
public class Accounts {
  private final DatabaseClient database;

  Accounts(DatabaseClient database) {
    this.database = database;
  }

  /// An account to be made.
  ///
  /// @param password already encoded
  public record NewAccount(
      String username,
      String name,
      String title,
      @Nullable String email,
      Role role,
      @Nullable String unitCode,
      String password) {}

  Mono<Account> find(String username) {
    return database
        .sql("SELECT * FROM account WHERE username = :username")
        .bind("username", username)
        .map(Accounts::row)
        .one();
  }

  /// Every account that may sign in, by name; of one role or of all.
  Flux<Account> all(@Nullable Role role, boolean disabledToo) {
    return database
        .sql(
            """
            SELECT * FROM account
            WHERE (:role::text IS NULL OR role = :role) AND (enabled OR :all)
            ORDER BY name COLLATE "vi-x-icu", username\
            """)
        .bind("role", text(role == null ? null : role.name()))
        .bind("all", disabledToo)
        .map(Accounts::row)
        .all();
  }

  /// Makes the account unless the name is taken.
  ///
  /// @return whether it was made
  public Mono<Boolean> add(NewAccount account) {
    return database
        .sql(
            """
            INSERT INTO account (username, name, title, email, role, unit_code, password)
            VALUES (:username, :name, :title, :email, :role, :unit, :password)
            ON CONFLICT (username) DO NOTHING\
            """)
        .bind("username", account.username())
        .bind("name", account.name())
        .bind("title", account.title())
        .bind("email", text(account.email()))
        .bind("role", account.role().name())
        .bind("unit", text(account.unitCode()))
        .bind("password", account.password())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  Mono<Void> change(Account account) {
    return database
        .sql(
            """
            UPDATE account SET name = :name, title = :title, email = :email, role = :role,
              unit_code = :unit, enabled = :enabled WHERE username = :username\
            """)
        .bind("username", account.username())
        .bind("name", account.name())
        .bind("title", account.title())
        .bind("email", text(account.email()))
        .bind("role", account.role().name())
        .bind("unit", text(account.unitCode()))
        .bind("enabled", account.enabled())
        .then();
  }

  /// Whether there is any account at all.
  Mono<Boolean> any() {
    return database
        .sql("SELECT EXISTS (SELECT FROM account) AS found")
        .map(row -> Boolean.TRUE.equals(row.get("found", Boolean.class)))
        .one();
  }

  Mono<Void> setPassword(String username, String encoded) {
    return database
        .sql("UPDATE account SET password = :password WHERE username = :username")
        .bind("username", username)
        .bind("password", encoded)
        .then();
  }

  Mono<Void> setOtpPending(String username, byte[] sealed) {
    return database
        .sql("UPDATE account SET otp_pending = :sealed WHERE username = :username")
        .bind("username", username)
        .bind("sealed", sealed)
        .then();
  }

  /// The pending secret becomes the secret; `step` counts as used.
  Mono<Void> confirmOtp(String username, long step) {
    return database
        .sql(
            """
            UPDATE account SET otp_secret = otp_pending, otp_pending = NULL, otp_last_step = :step
            WHERE username = :username AND otp_pending IS NOT NULL\
            """)
        .bind("username", username)
        .bind("step", step)
        .then();
  }

  Mono<Void> clearOtp(String username) {
    return database
        .sql(
            """
            UPDATE account SET otp_secret = NULL, otp_pending = NULL, otp_last_step = 0
            WHERE username = :username\
            """)
        .bind("username", username)
        .then();
  }

  /// Uses up a time step and all before it.
  ///
  /// @return false when it was used before: the code is a replay
  Mono<Boolean> useOtpStep(String username, long step) {
    return database
        .sql(
            """
            UPDATE account SET otp_last_step = :step
            WHERE username = :username AND otp_last_step < :step\
            """)
        .bind("username", username)
        .bind("step", step)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  private static Parameter text(@Nullable String value) {
    return value == null ? Parameter.empty(String.class) : Parameter.from(value);
  }

  private static Account row(Readable row) {
    return new Account(
        text(row, "username"),
        text(row, "name"),
        text(row, "title"),
        row.get("email", String.class),
        Role.valueOf(text(row, "role")),
        row.get("unit_code", String.class),
        text(row, "password"),
        row.get("otp_secret", byte[].class),
        row.get("otp_pending", byte[].class),
        Boolean.TRUE.equals(row.get("enabled", Boolean.class)));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }
}
