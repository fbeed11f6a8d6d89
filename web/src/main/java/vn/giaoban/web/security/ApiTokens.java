package vn.giaoban.web.security;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Bearer tokens of accounts, table `api_token`.
@Component
@Order(0)
public class ApiTokens implements BearerTokens {
  /// How long a token lasts that signing in hands out.
  static final Duration SIGN_IN = Duration.ofHours(12);

  private final DatabaseClient database;
  private final InstantSource clock;

  ApiTokens(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// One token as its owner sees it; never the token itself.
  public record ApiToken(
      UUID id,
      String name,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt) {}

  /// A new token, and what is told about it.
  public record Made(ApiToken about, String token) {}

  /// Makes a token by hand.
  ///
  /// @param expiresAt absent: lasts until revoked
  public Mono<Made> make(String username, String name, @Nullable Instant expiresAt) {
    return insert(username, name, expiresAt);
  }

  /// Makes the token that signing in hands out; it is not listed and lasts 12 hours.
  public Mono<Made> atSignIn(String username) {
    return insert(username, null, clock.instant().plus(SIGN_IN));
  }

  private Mono<Made> insert(String username, @Nullable String name, @Nullable Instant expiresAt) {
    var token = RandomToken.next();
    var now = clock.instant();
    var id = UUID.randomUUID();
    var insert =
        database
            .sql(
                """
                INSERT INTO api_token (id, username, name, hash, created_at, expires_at)
                VALUES (:id, :username, :name, :hash, :now, :expires)\
                """)
            .bind("id", id)
            .bind("username", username)
            .bind("hash", RandomToken.hash(token))
            .bind("now", now);
    insert = name == null ? insert.bindNull("name", String.class) : insert.bind("name", name);
    insert =
        expiresAt == null
            ? insert.bindNull("expires", Instant.class)
            : insert.bind("expires", expiresAt);
    var about = new ApiToken(id, name == null ? "" : name, now, expiresAt, null);
    return insert.then().thenReturn(new Made(about, token));
  }

  /// The tokens an account made by hand, newest first.
  public Flux<ApiToken> of(String username) {
    return database
        .sql(
            """
            SELECT id, name, created_at, expires_at, last_used_at FROM api_token
            WHERE username = :username AND name IS NOT NULL ORDER BY created_at DESC\
            """)
        .bind("username", username)
        .map(ApiTokens::row)
        .all();
  }

  /// Takes a token back; false when the account has no such token.
  public Mono<Boolean> revoke(String username, UUID id) {
    return database
        .sql("DELETE FROM api_token WHERE id = :id AND username = :username")
        .bind("id", id)
        .bind("username", username)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  @Override
  public Mono<Authentication> authenticate(String token) {
    // One statement: finds the account, and notes the use at most once a minute.
    return database
        .sql(
            """
            WITH found AS (
              SELECT t.id, t.last_used_at, a.username, a.name, a.role,
                unit_heir(a.unit_code, (:now::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
                  AS unit_code
              FROM api_token t JOIN account a USING (username)
              WHERE t.hash = :hash AND a.enabled AND (t.expires_at IS NULL OR t.expires_at > :now)
            ), used AS (
              UPDATE api_token SET last_used_at = :now FROM found
              WHERE api_token.id = found.id
                AND (found.last_used_at IS NULL OR found.last_used_at < :now - interval '1 minute')
            )
            SELECT username, name, role, unit_code FROM found\
            """)
        .bind("hash", RandomToken.hash(token))
        .bind("now", clock.instant())
        .map(Callers::of)
        .one()
        .map(CallerAuthentication::new);
  }

  private static ApiToken row(Readable row) {
    return new ApiToken(
        Columns.uuid(row, "id"),
        Columns.text(row, "name"),
        Columns.instant(row, "created_at"),
        row.get("expires_at", Instant.class),
        row.get("last_used_at", Instant.class));
  }
}
