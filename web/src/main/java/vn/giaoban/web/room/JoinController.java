package vn.giaoban.web.room;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.RoomSetup;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.web.problem.Problem;
import vn.giaoban.web.problem.ProblemException;
import vn.giaoban.web.settings.Settings;

/// What the page behind a join link shows before one enters.
@RestController
@Tag(name = "room")
class JoinController {
  private static final Logger LOG = LoggerFactory.getLogger(JoinController.class);
  private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

  private final JoinTokens tokens;
  private final RoomBriefings briefings;
  private final RoomDocuments documents;
  private final InvitationService invitations;
  private final Settings settings;
  private final TurnCredentials turn;
  private final InstantSource clock;

  JoinController(
      JoinTokens tokens,
      RoomBriefings briefings,
      RoomDocuments documents,
      InvitationService invitations,
      Settings settings,
      TurnCredentials turn,
      InstantSource clock) {
    this.tokens = tokens;
    this.briefings = briefings;
    this.documents = documents;
    this.invitations = invitations;
    this.settings = settings;
    this.turn = turn;
    this.clock = clock;
  }

  /// @param iceServers for a site that cannot reach the media port
  record JoinInfo(
      Meeting briefing,
      Self self,
      Duty duty,
      List<?> documents,
      List<TurnCredentials.IceServer> iceServers) {}

  record Meeting(
      UUID id,
      String title,
      OffsetDateTime startsAt,
      OffsetDateTime endsAt,
      Duration duration,
      String chair,
      String chairName,
      String state,
      List<RoomSetup.Point> agenda,
      Room room) {}

  record Room(
      OffsetDateTime opensAt,
      @Nullable OffsetDateTime openedAt,
      @Nullable OffsetDateTime closedAt) {}

  record Self(String site, String name, RoomRole role) {}

  /// @param phone of the duty officer; null when none is set
  record Duty(@Nullable String phone) {}

  @Operation(summary = "The briefing, the seat and the documents behind a join token")
  @GetMapping("/api/join")
  Mono<ResponseEntity<JoinInfo>> join(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization) {
    return tokens
        .find(MediaDoors.bearer(authorization))
        .flatMap(found ->
            Mono.zip(
                    briefings
                        .find(found.briefing())
                        .switchIfEmpty(
                            Mono.error(() ->
                                new ProblemException(
                                    Problem.of(HttpStatus.NOT_FOUND, "not-found")))),
                    documents.of(found.briefing()),
                    seen(found).thenReturn(true))
                .map(both ->
                    ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        // Many computers are minutes off; the page reckons by this one.
                        .headers(headers -> headers.setDate(clock.millis()))
                        .body(
                            new JoinInfo(
                                meeting(both.getT1()),
                                self(found),
                                new Duty(settings.dutyPhone()),
                                both.getT2(),
                                turn.forSite(found.seat().site())))));
  }

  /// Whoever opens the link has seen the invitation. That this is noted is not worth an error.
  private Mono<Void> seen(JoinSeat found) {
    return invitations
        .seen(found.briefing(), found.seat().site(), "link")
        .onErrorResume(e -> {
          LOG.warn("Not noted that an invitation was seen: {}", e.toString());
          return Mono.empty();
        });
  }

  private static Self self(JoinSeat found) {
    var seat = found.seat();
    return new Self(seat.site(), seat.name(), seat.role());
  }

  private static Meeting meeting(RoomBriefing b) {
    return new Meeting(
        b.id(),
        b.setup().title(),
        b.startsAt().atOffset(VIETNAM),
        b.endsAt().atOffset(VIETNAM),
        Duration.between(b.startsAt(), b.endsAt()),
        b.chair(),
        b.chairName(),
        b.state().name(),
        b.setup().agenda(),
        new Room(b.opensAt().atOffset(VIETNAM), local(b.openedAt()), local(b.closedAt())));
  }

  private static @Nullable OffsetDateTime local(@Nullable Instant at) {
    return at == null ? null : at.atOffset(VIETNAM);
  }
}
