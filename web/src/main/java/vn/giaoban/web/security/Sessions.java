package vn.giaoban.web.security;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Browser sessions, table `web_session`: they outlive the server. The cookie holds a random token,
/// the table its hash.
@Component
class Sessions {
  /// A session ends this long after it was last used…
  static final Duration IDLE = Duration.ofHours(12);

  /// …and is extended at most this often, so reading pages does not write all the time.
  private static final Duration TOUCH = Duration.ofMinutes(5);

  private final DatabaseClient database;
  private final InstantSource clock;

  Sessions(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A signed-in browser.
  ///
  /// @param csrf what its writing requests must carry in `X-XSRF-TOKEN`
  record Session(Caller caller, String csrf) {}

  /// A new session and the token for its cookie.
  record Opened(String token, String csrf) {}

  Mono<Opened> open(String username) {
    var opened = new Opened(RandomToken.next(), RandomToken.next());
    var now = clock.instant();
    return database
        .sql(
            """
            WITH old AS (DELETE FROM web_session WHERE expires_at < :now)
            INSERT INTO web_session (hash, username, csrf, created_at, last_seen_at, expires_at)
            VALUES (:hash, :username, :csrf, :now, :now, :expires)\
            """)
        .bind("hash", RandomToken.hash(opened.token()))
        .bind("username", username)
        .bind("csrf", opened.csrf())
        .bind("now", now)
        .bind("expires", now.plus(IDLE))
        .then()
        .thenReturn(opened);
  }

  /// The session of a cookie; empty when there is none, it ended, or the account was disabled. Of
  /// the requests of one page only one notes that it was seen; none waits for another, not even for
  /// one that the browser has given up.
  Mono<Session> find(String token) {
    var now = clock.instant();
    return database
        .sql(
            """
            WITH found AS (
              SELECT s.hash, s.last_seen_at, s.csrf, a.username, a.name, a.role,
                unit_heir(a.unit_code, (:now::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
                  AS unit_code
              FROM web_session s JOIN account a USING (username)
              WHERE s.hash = :hash AND a.enabled AND s.expires_at > :now
            ), due AS (
              SELECT w.hash FROM web_session w JOIN found USING (hash)
              WHERE found.last_seen_at < :touch FOR UPDATE OF w SKIP LOCKED
            ), seen AS (
              UPDATE web_session SET last_seen_at = :now, expires_at = :expires FROM due
              WHERE web_session.hash = due.hash
            )
            SELECT csrf, username, name, role, unit_code FROM found\
            """)
        .bind("hash", RandomToken.hash(token))
        .bind("now", now)
        .bind("expires", now.plus(IDLE))
        .bind("touch", now.minus(TOUCH))
        .map(row -> new Session(Callers.of(row), Columns.text(row, "csrf")))
        .one();
  }

  Mono<Void> close(String token) {
    return database
        .sql("DELETE FROM web_session WHERE hash = :hash")
        .bind("hash", RandomToken.hash(token))
        .then();
  }

  /// Ends every session of the account but the one of this cookie: after a new password.
  Mono<Void> closeOthers(String username, String token) {
    return database
        .sql("DELETE FROM web_session WHERE username = :username AND hash <> :hash")
        .bind("username", username)
        .bind("hash", RandomToken.hash(token))
        .then();
  }
}
