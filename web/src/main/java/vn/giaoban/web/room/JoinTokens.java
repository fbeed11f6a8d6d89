package vn.giaoban.web.room;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.settings.Settings;

/// Issues and knows join tokens. Only their hash is kept; a lost link is replaced by another, and
/// both work.
@Component
public class JoinTokens {
  /// How long after the briefing's end a token still opens its documents and its report.
  static final Duration AFTER_THE_END = Duration.ofHours(6);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final int LONGEST = 128;

  private final DatabaseClient database;
  private final InstantSource clock;
  private final String publicUrl;

  JoinTokens(DatabaseClient database, InstantSource clock, Settings settings) {
    this.database = database;
    this.clock = clock;
    this.publicUrl = settings.publicUrl().toString();
  }

  /// A new token for a seat; those issued before stay good.
  ///
  /// @param by who issues it
  public Mono<JoinLink> issue(UUID briefingId, Seat seat, Actor by) {
    var link = fresh(seat);
    return keep(hash(link.token()), briefingId, seat, by).thenReturn(link);
  }

  /// The same for many seats at the cost of one.
  Mono<List<JoinLink>> issue(UUID briefingId, List<Seat> seats, Actor by) {
    if (seats.isEmpty()) {
      return Mono.just(List.of());
    }
    var links = seats.stream().map(this::fresh).toList();
    return database
        .sql(
            """
            INSERT INTO join_token
              (hash, briefing_id, site, name, kind, role, issued_by, issued_at)
            SELECT decode(n.hash, 'hex'), :briefing, n.site, n.name, n.kind, n.role, :by, :now
            FROM unnest(:hashes, :sites, :names, :kinds, :roles)
              AS n (hash, site, name, kind, role)\
            """)
        .bind("hashes", column(links, link -> HexFormat.of().formatHex(hash(link.token()))))
        .bind("sites", column(links, link -> link.seat().site()))
        .bind("names", column(links, link -> link.seat().name()))
        .bind("kinds", column(links, link -> link.seat().kind().name()))
        .bind("roles", column(links, link -> link.seat().role().name()))
        .bind("briefing", briefingId)
        .bind("by", by.value())
        .bind("now", clock.instant())
        .then()
        .thenReturn(links);
  }

  private static String[] column(List<JoinLink> links, Function<JoinLink, String> value) {
    return links.stream().map(value).toArray(String[]::new);
  }

  private JoinLink fresh(Seat seat) {
    var random = new byte[BYTES];
    RANDOM.nextBytes(random);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return new JoinLink(token, publicUrl + "/join/" + token, seat);
  }

  /// Makes a token of which only the hash is known here good for a seat.
  Mono<Void> keep(byte[] hash, UUID briefingId, Seat seat, Actor by) {
    return database
        .sql(
            """
            INSERT INTO join_token
              (hash, briefing_id, site, name, kind, role, issued_by, issued_at)
            VALUES (:hash, :briefing, :site, :name, :kind, :role, :by, :now)\
            """)
        .bind("hash", hash)
        .bind("briefing", briefingId)
        .bind("site", seat.site())
        .bind("name", seat.name())
        .bind("kind", seat.kind().name())
        .bind("role", seat.role().name())
        .bind("by", by.value())
        .bind("now", clock.instant())
        .then();
  }

  /// The seat behind an `Authorization` header, good now.
  ///
  /// @param authorization null when there was none
  public Mono<JoinSeat> ofHeader(@Nullable String authorization) {
    return find(MediaDoors.bearer(authorization));
  }

  /// The seat of a token, good now.
  ///
  /// @param token null when none was given
  Mono<JoinSeat> find(@Nullable String token) {
    if (token == null || token.isEmpty() || token.length() > LONGEST) {
      return Mono.error(refused(HttpStatus.UNAUTHORIZED, "join-token-unknown"));
    }
    return database
        .sql(
            """
            SELECT t.briefing_id, t.site, t.name, t.kind, t.role, t.revoked_at,
                   b.state, greatest(b.ends_at, b.closed_at) AS ended
            FROM join_token t JOIN briefing b ON b.id = t.briefing_id
            WHERE t.hash = :hash\
            """)
        .bind("hash", hash(token))
        .map(this::good)
        .one()
        .switchIfEmpty(Mono.error(() -> refused(HttpStatus.UNAUTHORIZED, "join-token-unknown")));
  }

  /// The seat of a token in this briefing's room; a token of another briefing is refused.
  Mono<JoinSeat> find(@Nullable String token, UUID briefingId) {
    return find(token)
        .map(found -> {
          if (!found.briefing().equals(briefingId)) {
            throw refused(HttpStatus.FORBIDDEN, "join-token-foreign");
          }
          return found;
        });
  }

  /// Takes back every token of a briefing, or of one site of it.
  ///
  /// @param site null for all
  public Mono<Void> revoke(UUID briefingId, @Nullable String site) {
    var update =
        database
            .sql(
                """
                UPDATE join_token SET revoked_at = :now
                WHERE briefing_id = :briefing AND revoked_at IS NULL
                  AND (CAST(:site AS text) IS NULL OR site = :site)\
                """)
            .bind("now", clock.instant())
            .bind("briefing", briefingId);
    return (site == null ? update.bindNull("site", String.class) : update.bind("site", site))
        .then();
  }

  private JoinSeat good(Readable row) {
    var state = text(row, "state");
    if (row.get("revoked_at", Instant.class) != null || state.equals("CANCELLED")) {
      throw refused(HttpStatus.UNAUTHORIZED, "join-token-revoked");
    }
    var ended = Objects.requireNonNull(row.get("ended", Instant.class));
    if (!state.equals("OPEN") && clock.instant().isAfter(ended.plus(AFTER_THE_END))) {
      throw refused(HttpStatus.UNAUTHORIZED, "join-token-expired");
    }
    return new JoinSeat(
        Objects.requireNonNull(row.get("briefing_id", UUID.class)),
        new Seat(
            text(row, "site"),
            text(row, "name"),
            SiteKind.valueOf(text(row, "kind")),
            RoomRole.valueOf(text(row, "role"))));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }

  private static ProblemException refused(HttpStatus status, String code) {
    var headers = new HttpHeaders();
    if (status == HttpStatus.UNAUTHORIZED) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
    return new ProblemException(new Problem(status, code, Map.of(), List.of(), headers));
  }

  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
