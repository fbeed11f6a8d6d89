package vn.giaoban.web.testing;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.web.security.ApiTokens;
import vn.giaoban.web.security.Role;

/// Clients that ask the server as somebody; their accounts are made on first use.
@TestComponent
@Lazy
public final class People {
  private final DatabaseClient database;
  private final ApiTokens tokens;
  private final Environment environment;

  People(DatabaseClient database, ApiTokens tokens, Environment environment) {
    this.database = database;
    this.tokens = tokens;
    this.environment = environment;
  }

  /// Nobody in particular.
  public WebTestClient nobody() {
    return WebTestClient.bindToServer()
        .baseUrl("http://localhost:" + environment.getProperty("local.server.port"))
        .responseTimeout(Duration.ofSeconds(20))
        .build();
  }

  /// The secretary `thuky`.
  public WebTestClient secretary() {
    return as("thuky", Role.SECRETARY, null);
  }

  /// The chair `chutich`.
  public WebTestClient chair() {
    return as("chutich", Role.CHAIR, null);
  }

  /// The administrator.
  public WebTestClient admin() {
    return as("admin", Role.ADMIN, null);
  }

  /// The account of a unit.
  public WebTestClient unit(String code) {
    return as("donvi" + code.toLowerCase(java.util.Locale.ROOT), Role.UNIT, code);
  }

  private WebTestClient as(String username, Role role, @Nullable String unit) {
    return nobody()
        .mutate()
        .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token(username, role, unit))
        .build();
  }

  /// A Bearer token of the account, which is made when it is not there.
  public String token(String username, Role role, @Nullable String unit) {
    var insert =
        database
            .sql(
                """
                INSERT INTO account (username, name, role, unit_code, password)
                VALUES (:username, :username, :role, :unit, '-')
                ON CONFLICT (username) DO NOTHING\
                """)
            .bind("username", username)
            .bind("role", role.name());
    insert = unit == null ? insert.bindNull("unit", String.class) : insert.bind("unit", unit);
    var made =
        insert.then().then(tokens.make(username, "test", null)).block(Duration.ofSeconds(10));
    return Objects.requireNonNull(made).token();
  }
}
