package vn.giaoban.web.room;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.media.MediaJoin.Kind;

/// Media of room clients: any number of sending and receiving sections, the same rules as WHIP.
@RestController
@RequestMapping("/api/briefings/{briefing}/room/sessions")
@Tag(name = "media")
class RoomSessionController extends MediaDoor {
  RoomSessionController(MediaDoors doors) {
    super(doors);
  }

  @Operation(summary = "Takes part: one SDP offer with all sections, one answer")
  @PostMapping(consumes = "application/sdp", produces = "application/sdp")
  Mono<ResponseEntity<String>> open(
      @PathVariable UUID briefing,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestBody String offer) {
    return doors.open(
        briefing,
        authorization,
        Kind.CLIENT,
        offer,
        "/api/briefings/" + briefing + "/room/sessions");
  }
}
