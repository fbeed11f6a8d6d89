package vn.giaoban.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.testing.People;
import vn.giaoban.web.testing.TestSettings;
import vn.giaoban.web.testing.WebTest;

/// The media doors on the whole server, with the real engine behind them.
@WebTest
final class MediaDoorsIT {
  /// What a browser that only sends its microphone offers.
  private static final String OFFER =
      String.join(
          "\r\n",
          "v=0",
          "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
          "s=-",
          "t=0 0",
          "a=group:BUNDLE 0",
          "a=extmap-allow-mixed",
          "a=msid-semantic: WMS",
          "m=audio 9 UDP/TLS/RTP/SAVPF 111",
          "c=IN IP4 0.0.0.0",
          "a=rtcp:9 IN IP4 0.0.0.0",
          "a=ice-ufrag:bzMz",
          "a=ice-pwd:ZJF9ad7JU9kN7zHKJQz5GvRQ",
          "a=ice-options:trickle",
          "a=fingerprint:sha-256"
              + " 4E:5C:2A:11:B4:8D:52:06:D3:9F:27:6A:C0:13:EE:91"
              + ":2D:7B:45:F6:88:0C:3E:A1:59:D4:6F:72:1B:90:E7:35",
          "a=setup:actpass",
          "a=mid:0",
          "a=sendonly",
          "a=msid:- microphone",
          "a=rtcp-mux",
          "a=rtpmap:111 opus/48000/2",
          "a=fmtp:111 minptime=10;useinbandfec=1",
          "a=ssrc:3735928559 cname:hoalu",
          "");

  private static final MediaType SDP = MediaType.valueOf("application/sdp");
  private static final MediaType FRAGMENT = MediaType.valueOf("application/trickle-ice-sdpfrag");

  @Autowired DatabaseClient database;
  @Autowired BriefingService briefings;
  @Autowired JoinTokens tokens;
  @Autowired People people;

  private Meeting meeting;
  private WebTestClient web;

  @BeforeEach
  void meet() {
    meeting = Meeting.open(database, briefings, tokens);
    web = people.nobody();
  }

  private WebTestClient.ResponseSpec post(String path, String token, MediaType type, String body) {
    return web.post()
        .uri(path)
        .headers(h -> h.setBearerAuth(token))
        .contentType(type)
        .bodyValue(body)
        .exchange();
  }

  private String whip() {
    return "/whip/" + meeting.id();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/whip/%s", "/api/briefings/%s/room/sessions"})
  void anOfferIsAnsweredOnceAndTheSessionEndedByItsOwner(String door) {
    var path = door.formatted(meeting.id());
    var created =
        post(path, meeting.commune().token(), SDP, OFFER)
            .expectStatus()
            .isCreated()
            .expectHeader()
            .contentTypeCompatibleWith(SDP)
            .expectBody(String.class)
            .returnResult();
    var location = Objects.requireNonNull(created.getResponseHeaders().getLocation()).toString();

    assertThat(location).startsWith(path + "/");
    assertThat(created.getResponseHeaders().getETag()).startsWith("\"");
    assertThat(created.getResponseBody()).contains("m=audio", "a=ice-lite", "a=recvonly");

    delete(location, meeting.another().token()).expectStatus().isNotFound();
    delete(location, meeting.commune().token()).expectStatus().isOk();
    delete(location, meeting.commune().token()).expectStatus().isNotFound();
  }

  @Test
  void aWhepPlayerMayWatchWithAnObserversToken() {
    var watcher = new Seat("guest-tv", "Truyền hình", SiteKind.PERSON, RoomRole.OBSERVER);
    var token =
        Objects.requireNonNull(tokens.issue(meeting.id(), watcher, Actor.account("thuky")).block())
            .token();
    var play = OFFER.replace("a=sendonly", "a=recvonly");

    post("/whep/" + meeting.id(), token, SDP, play).expectStatus().isCreated();
    post("/whep/" + meeting.id(), token, SDP, play).expectStatus().isCreated();
    problem(post(whip(), token, SDP, OFFER), 403, "observers-do-not-publish");
  }

  @Test
  void whatIsNoOfferIsRefusedWithTheReason() {
    problem(post(whip(), meeting.commune().token(), SDP, "hello"), 400, "malformed-sdp");
    problem(
        post(whip(), meeting.commune().token(), SDP, OFFER.replace("a=rtcp-mux\r\n", "")),
        422,
        "no-rtcp-mux");
    problem(
        post(whip(), meeting.commune().token(), SDP, OFFER.replaceAll("a=fingerprint.*\r\n", "")),
        422,
        "no-dtls-fingerprint");
    problem(
        post(whip(), meeting.commune().token(), MediaType.APPLICATION_JSON, "{}"),
        415,
        "unsupported-type");
    problem(
        post(whip(), meeting.commune().token(), SDP, "v=0\r\n" + "a=x\r\n".repeat(30_000)),
        413,
        "too-large");
  }

  @Test
  void badTokensAreToldApart() {
    problem(post(whip(), "no-such", SDP, OFFER), 401, "join-token-unknown");
    var other = Meeting.open(database, briefings, tokens);
    problem(post(whip(), other.chair().token(), SDP, OFFER), 403, "join-token-foreign");
    problem(
        web.post().uri(whip()).contentType(SDP).bodyValue(OFFER).exchange(),
        401,
        "join-token-unknown");
  }

  @Test
  void aRoomThatIsNotOpenTakesNoMedia() {
    var later = Meeting.in(Duration.ofHours(5), database, briefings, tokens);
    problem(post("/whip/" + later.id(), later.commune().token(), SDP, OFFER), 409, "room-not-open");
  }

  @Test
  void aFragmentNeedsTheEntityTagOfTheIceSession() {
    var created =
        post(whip(), meeting.commune().token(), SDP, OFFER)
            .expectStatus()
            .isCreated()
            .expectBody()
            .returnResult()
            .getResponseHeaders();
    var location = Objects.requireNonNull(created.getLocation()).toString();
    var fragment =
        "a=ice-ufrag:bzMz\r\na=ice-pwd:ZJF9ad7JU9kN7zHKJQz5GvRQ\r\na=end-of-candidates\r\n";

    problem(patch(location, FRAGMENT, null, fragment), 428, "if-match-required");
    problem(patch(location, FRAGMENT, "\"old\"", fragment), 412, "etag-mismatch");
    problem(patch(location, SDP, created.getETag(), fragment), 415, "unsupported-type");
    patch(location, FRAGMENT, created.getETag(), fragment).expectStatus().isNoContent();
    problem(patch(whip() + "/none", FRAGMENT, "*", fragment), 404, "no-such-session");
  }

  @Test
  void theTurnServerIsToldWithCredentialsToWhoeverHasASeat() {
    var ice =
        "<turn:127.0.0.1:"
            + TestSettings.TURN_PORT
            + ">; rel=\"ice-server\"; username=\"[0-9]+:"
            + meeting.commune().seat().site()
            + "\"; credential=\"[^\"]{28}\"; credential-type=\"password\"";
    post(whip(), meeting.commune().token(), SDP, OFFER)
        .expectStatus()
        .isCreated()
        .expectHeader()
        .valueMatches(HttpHeaders.LINK, ice);
    web.options()
        .uri(whip())
        .headers(h -> h.setBearerAuth(meeting.commune().token()))
        .exchange()
        .expectStatus()
        .isNoContent()
        .expectHeader()
        .valueMatches(HttpHeaders.LINK, ice);
    web.options().uri(whip()).exchange().expectHeader().doesNotExist(HttpHeaders.LINK);
    web.get()
        .uri("/api/join")
        .headers(h -> h.setBearerAuth(meeting.commune().token()))
        .exchange()
        .expectBody()
        .jsonPath("$.iceServers[0].urls[0]")
        .isEqualTo("turn:127.0.0.1:" + TestSettings.TURN_PORT);
  }

  @Test
  void oneSessionIsTracedByTheOfficeOnly() {
    var created =
        post(whip(), meeting.commune().token(), SDP, OFFER)
            .expectStatus()
            .isCreated()
            .expectBody()
            .returnResult()
            .getResponseHeaders();
    var location = Objects.requireNonNull(created.getLocation()).toString();
    var session = location.substring(location.lastIndexOf('/') + 1);
    var sessions = "/api/briefings/" + meeting.id() + "/room/sessions";
    var trace = sessions + "/" + session + "/trace";

    people
        .secretary()
        .get()
        .uri(sessions)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$[0].session")
        .isEqualTo(session)
        .jsonPath("$[0].kind")
        .isEqualTo("WHIP")
        .jsonPath("$[0].line.level")
        .isEqualTo("good");
    problem(people.secretary().get().uri(trace).exchange(), 404, "no-trace");
    people
        .secretary()
        .post()
        .uri(trace + "?seconds=5")
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectBody()
        .jsonPath("$.until")
        .exists();
    people
        .secretary()
        .get()
        .uri(trace)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON);
    problem(
        people.secretary().post().uri(sessions + "/none/trace").exchange(), 404, "no-such-session");
    problem(people.chair().post().uri(trace).exchange(), 403, "forbidden");
    problem(web.get().uri(sessions).exchange(), 401, "not-signed-in");
    problem(post(trace, meeting.commune().token(), SDP, ""), 403, "forbidden");
  }

  @Test
  void aPageOfAnotherOriginMayPublish() {
    web.options()
        .uri(whip())
        .header(HttpHeaders.ORIGIN, "https://studio.example")
        .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
        .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization, content-type")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    web.options()
        .uri(whip())
        .exchange()
        .expectStatus()
        .isNoContent()
        .expectHeader()
        .valueEquals("Accept-Post", "application/sdp");
  }

  private WebTestClient.ResponseSpec patch(
      String path, MediaType type, @org.jspecify.annotations.Nullable String tag, String body) {
    return web.patch()
        .uri(path)
        .headers(h -> {
          h.setBearerAuth(meeting.commune().token());
          if (tag != null) {
            h.set(HttpHeaders.IF_MATCH, tag);
          }
        })
        .contentType(type)
        .bodyValue(body)
        .exchange();
  }

  private WebTestClient.ResponseSpec delete(String path, String token) {
    return web.delete().uri(path).headers(h -> h.setBearerAuth(token)).exchange();
  }

  private static void problem(WebTestClient.ResponseSpec response, int status, String code) {
    response
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("/problems/" + code)
        .jsonPath("$.title")
        .value(title -> assertThat(title.toString()).doesNotStartWith("problem."));
  }
}
