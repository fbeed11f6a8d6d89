package vn.giaoban.web.room;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.media.MediaJoin;
import vn.giaoban.conference.media.MediaJoin.Kind;
import vn.giaoban.conference.media.MediaRoom;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.conference.room.RoomEvent.LeaveReason;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.RoomState;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;

/// What the three media doors have in common: one offer in, one answer out, and a session that its
/// own seat alone may change or end (RFC 9725).
@Component
class MediaDoors {
  static final MediaType SDP = MediaType.parseMediaType("application/sdp");
  static final MediaType FRAGMENT = MediaType.parseMediaType("application/trickle-ice-sdpfrag");

  /// An offer of our page with 3 layers and 16 sections has 20 kB; what is larger is no offer.
  static final int LONGEST_SDP = 128 * 1024;

  private final JoinTokens tokens;
  private final RoomHosts hosts;
  private final TurnCredentials turn;

  MediaDoors(JoinTokens tokens, RoomHosts hosts, TurnCredentials turn) {
    this.tokens = tokens;
    this.hosts = hosts;
    this.turn = turn;
  }

  /// Takes an offer.
  ///
  /// @param authorization the request's `Authorization`
  /// @param door the path the session will stand under
  Mono<ResponseEntity<String>> open(
      UUID briefingId, @Nullable String authorization, Kind kind, String offer, String door) {
    if (offer.length() > LONGEST_SDP) {
      return Mono.error(problem(HttpStatus.CONTENT_TOO_LARGE, "too-large"));
    }
    return tokens
        .find(bearer(authorization), briefingId)
        .flatMap(found ->
            hosts
                .host(briefingId)
                .flatMap(host -> open(host, found.seat(), kind, offer))
                .map(accepted -> created(accepted, door, turn.links(found.seat().site()))));
  }

  private Mono<Negotiation.Accepted> open(RoomHost host, Seat seat, Kind kind, String offer) {
    var state = host.state();
    if (state.phase() == RoomState.Phase.CLOSED) {
      throw problem(HttpStatus.CONFLICT, "room-closed");
    }
    if (state.openedAt() == null) {
      throw problem(HttpStatus.CONFLICT, "room-not-open");
    }
    var watches = seat.role() == RoomRole.OBSERVER;
    if (watches && kind == Kind.WHIP) {
      throw problem(HttpStatus.FORBIDDEN, "observers-do-not-publish");
    }
    var maySend = !watches && kind != Kind.WHEP;
    return Mono.fromCompletionStage(
            () -> host.media().join(new MediaJoin(seat.site(), kind, maySend, offer)))
        .map(MediaDoors::accepted)
        .doOnNext(accepted -> {
          var unused = host.admit(accepted.sessionId(), seat, kind);
        });
  }

  /// Takes an ICE fragment (RFC 8840).
  Mono<ResponseEntity<String>> patch(
      UUID briefingId,
      String sessionId,
      @Nullable String authorization,
      @Nullable MediaType type,
      @Nullable String ifMatch,
      String fragment) {
    return session(briefingId, sessionId, authorization)
        .map(host -> patched(host.media(), sessionId, type, ifMatch, fragment));
  }

  /// Hands a fragment to a media room; what is wrong with the request is told as RFC 9725 says.
  static ResponseEntity<String> patched(
      MediaRoom room,
      String sessionId,
      @Nullable MediaType type,
      @Nullable String ifMatch,
      String fragment) {
    if (type == null || !FRAGMENT.equalsTypeAndSubtype(type)) {
      var headers = new HttpHeaders();
      headers.set(HttpHeaders.ACCEPT_PATCH, FRAGMENT.toString());
      throw new ProblemException(
          new Problem(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-type", Map.of(), List.of(), headers));
    }
    if (ifMatch == null) {
      throw problem(HttpStatus.PRECONDITION_REQUIRED, "if-match-required");
    }
    if (fragment.length() > LONGEST_SDP) {
      throw problem(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
    var accepted = accepted(room.patch(sessionId, fragment, tag(ifMatch)));
    var answer = accepted.sdp();
    return answer == null
        ? ResponseEntity.noContent().eTag(quoted(accepted.etag())).build()
        : ResponseEntity.ok().eTag(quoted(accepted.etag())).contentType(FRAGMENT).body(answer);
  }

  /// Ends a session.
  Mono<ResponseEntity<String>> close(
      UUID briefingId, String sessionId, @Nullable String authorization) {
    return session(briefingId, sessionId, authorization)
        .map(host -> {
          host.media().leave(sessionId);
          host.mediaGone(sessionId, LeaveReason.LEFT);
          return ResponseEntity.ok().build();
        });
  }

  /// What OPTIONS without a preflight answers (RFC 9725 section 4.2).
  ///
  /// @return with the TURN servers of a seat, when it says which it is (section 4.6)
  Mono<ResponseEntity<Void>> options(UUID briefingId, @Nullable String authorization) {
    var links =
        authorization == null
            ? Mono.just(List.<String>of())
            : tokens
                .find(bearer(authorization), briefingId)
                .map(found -> turn.links(found.seat().site()));
    return links.map(found ->
        ResponseEntity.noContent()
            .header("Accept-Post", SDP.toString())
            .header(HttpHeaders.ACCEPT_PATCH, FRAGMENT.toString())
            .headers(headers -> headers.addAll(HttpHeaders.LINK, found))
            .build());
  }

  private Mono<RoomHost> session(
      UUID briefingId, String sessionId, @Nullable String authorization) {
    return tokens
        .find(bearer(authorization), briefingId)
        .flatMap(found ->
            hosts
                .host(briefingId)
                .map(host -> {
                  if (host.sessions().of(sessionId, found.seat()) == null) {
                    throw problem(HttpStatus.NOT_FOUND, "no-such-session");
                  }
                  return host;
                }));
  }

  static ResponseEntity<String> created(
      Negotiation.Accepted accepted, String door, List<String> links) {
    return ResponseEntity.created(URI.create(door + "/" + accepted.sessionId()))
        .eTag(quoted(accepted.etag()))
        .contentType(SDP)
        .header(HttpHeaders.ACCEPT_PATCH, FRAGMENT.toString())
        .headers(headers -> headers.addAll(HttpHeaders.LINK, links))
        .body(accepted.sdp());
  }

  static Negotiation.Accepted accepted(Negotiation negotiation) {
    return switch (negotiation) {
      case Negotiation.Accepted accepted -> accepted;
      case Negotiation.Refused(var reason, var detail) ->
          throw new ProblemException(
              new Problem(
                  status(reason),
                  code(reason),
                  Map.of("reason", detail),
                  List.of(),
                  later(reason)));
    };
  }

  /// Whoever does not fit in may ask again; not all at the same moment, which they see to
  /// themselves.
  private static HttpHeaders later(Negotiation.Reason reason) {
    var headers = new HttpHeaders();
    if (status(reason) == HttpStatus.SERVICE_UNAVAILABLE) {
      headers.set(HttpHeaders.RETRY_AFTER, "15");
    }
    return headers;
  }

  private static HttpStatus status(Negotiation.Reason reason) {
    return switch (reason) {
      case MALFORMED_SDP -> HttpStatus.BAD_REQUEST;
      case NO_BUNDLE,
          NO_RTCP_MUX,
          NO_DTLS_FINGERPRINT,
          DTLS_ROLE_NOT_SUPPORTED,
          NO_ICE_CREDENTIALS,
          SDES_NOT_SUPPORTED,
          PLAIN_RTP_NOT_SUPPORTED,
          NO_COMMON_CODEC,
          TOO_MANY_SECTIONS ->
          HttpStatus.UNPROCESSABLE_CONTENT;
      case NO_SUCH_SESSION -> HttpStatus.NOT_FOUND;
      case ETAG_MISMATCH -> HttpStatus.PRECONDITION_FAILED;
      case ROOM_FULL, SERVER_FULL -> HttpStatus.SERVICE_UNAVAILABLE;
      case CLOSED -> HttpStatus.CONFLICT;
    };
  }

  /// The problem's code, e.g. `no-common-codec`.
  static String code(Negotiation.Reason reason) {
    return switch (reason) {
      case CLOSED -> "room-closed";
      default -> reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    };
  }

  static ProblemException problem(HttpStatus status, String code) {
    return new ProblemException(Problem.of(status, code));
  }

  /// The token of an `Authorization` header; null when there is none.
  static @Nullable String bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? authorization.substring(7).strip()
        : null;
  }

  private static String quoted(String etag) {
    return '"' + etag + '"';
  }

  /// The entity tag of an `If-Match`; `*` stays.
  private static String tag(String ifMatch) {
    var given = ifMatch.strip();
    return given.length() >= 2 && given.startsWith("\"") && given.endsWith("\"")
        ? given.substring(1, given.length() - 1)
        : given;
  }
}
