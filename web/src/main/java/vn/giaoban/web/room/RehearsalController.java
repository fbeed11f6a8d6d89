package vn.giaoban.web.room;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.media.MediaListener.Slot;
import vn.giaoban.conference.room.RoomRole;

/// The rehearsal before a meeting, by the join token: media sessions by WHIP's rules, and who is
/// there.
@RestController
@RequestMapping("/api/join/rehearsal")
@Tag(name = "media")
class RehearsalController {
  private static final String DOOR = "/api/join/rehearsal/sessions";

  private final JoinTokens tokens;
  private final RoomBriefings briefings;
  private final Rehearsals rehearsals;
  private final TurnCredentials turn;

  RehearsalController(
      JoinTokens tokens, RoomBriefings briefings, Rehearsals rehearsals, TurnCredentials turn) {
    this.tokens = tokens;
    this.briefings = briefings;
    this.rehearsals = rehearsals;
    this.turn = turn;
  }

  /// @param sites everybody who is rehearsing now
  /// @param slots whose media the sections of the session asked for carry
  record Present(List<Site> sites, List<Section> slots) {}

  record Site(String site, String name) {}

  /// @param role `voice`, `stage` or `thumbnail`
  record Section(String mid, String role, @Nullable String site) {
    static Section of(Slot slot) {
      return new Section(slot.mid(), slot.role().name().toLowerCase(Locale.ROOT), slot.site());
    }
  }

  @GetMapping
  @Operation(summary = "Who is rehearsing, and whose media a session of ours carries")
  Mono<Present> present(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestParam(required = false) @Nullable String session) {
    return tokens
        .ofHeader(authorization)
        .map(who -> {
          var room = rehearsals.of(who.briefing());
          if (room == null) {
            return new Present(List.of(), List.of());
          }
          var sites =
              room.seats().stream().map(seat -> new Site(seat.site(), seat.name())).toList();
          var slots =
              session == null || !room.has(session, who.seat())
                  ? List.<Section>of()
                  : room.slots(session).stream().map(Section::of).toList();
          return new Present(sites, slots);
        });
  }

  @PostMapping(path = "/sessions", consumes = "application/sdp", produces = "application/sdp")
  @Operation(
      summary = "Rehearses: one SDP offer, one answer",
      description =
          "`part` says what for: `site` takes part, `echo` plays the site to itself, `probe` is"
              + " alone in a room of its own and measures, `probe-echo` plays that to it.")
  Mono<ResponseEntity<String>> open(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestParam(defaultValue = "site") String part,
      @RequestBody String offer) {
    if (offer.length() > MediaDoors.LONGEST_SDP) {
      return Mono.error(MediaDoors.problem(HttpStatus.CONTENT_TOO_LARGE, "too-large"));
    }
    return tokens
        .ofHeader(authorization)
        .flatMap(who ->
            briefings
                .find(who.briefing())
                .flatMap(briefing -> open(who, briefing, part(part), offer)));
  }

  private Mono<ResponseEntity<String>> open(
      JoinSeat who, RoomBriefing briefing, Rehearsals.Part part, String offer) {
    if (who.seat().role() == RoomRole.OBSERVER) {
      throw MediaDoors.problem(HttpStatus.FORBIDDEN, "observers-do-not-publish");
    }
    return Mono.fromCompletionStage(() -> rehearsals.join(who, briefing, part, offer))
        .map(MediaDoors::accepted)
        .map(accepted -> MediaDoors.created(accepted, DOOR, turn.links(who.seat().site())));
  }

  @PostMapping("/sessions/{session}/mirror")
  @Operation(summary = "Shows a site its own picture in a section of its echo session")
  Mono<ResponseEntity<Void>> mirror(
      @PathVariable String session,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestParam String mid) {
    return tokens
        .ofHeader(authorization)
        .map(who -> {
          var own = Rehearsals.mirror(mid, who.seat().site(), 360);
          room(session, who).media().view(session, own);
          return ResponseEntity.noContent().build();
        });
  }

  @PatchMapping("/sessions/{session}")
  @Operation(summary = "Adds ICE candidates or restarts ICE (RFC 8840); needs If-Match")
  Mono<ResponseEntity<String>> patch(
      @PathVariable String session,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable MediaType type,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody String fragment) {
    return tokens
        .ofHeader(authorization)
        .map(who ->
            MediaDoors.patched(room(session, who).media(), session, type, ifMatch, fragment));
  }

  @DeleteMapping("/sessions/{session}")
  @Operation(summary = "Ends the session")
  Mono<ResponseEntity<Void>> close(
      @PathVariable String session,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization) {
    return tokens
        .ofHeader(authorization)
        .map(who -> {
          room(session, who).media().leave(session);
          return ResponseEntity.ok().build();
        });
  }

  private Rehearsal room(String session, JoinSeat who) {
    var room = rehearsals.of(session, who);
    if (room == null) {
      throw MediaDoors.problem(HttpStatus.NOT_FOUND, "no-such-session");
    }
    return room;
  }

  private static Rehearsals.Part part(String given) {
    return switch (given) {
      case "echo" -> Rehearsals.Part.ECHO;
      case "probe" -> Rehearsals.Part.PROBE;
      case "probe-echo" -> Rehearsals.Part.PROBE_ECHO;
      default -> Rehearsals.Part.SITE;
    };
  }
}
