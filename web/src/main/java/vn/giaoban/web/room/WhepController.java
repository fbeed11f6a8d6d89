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

/// Playing by WHEP (draft-ietf-wish-whep): the stage and the loudest voices.
@RestController
@RequestMapping("/whep/{briefing}")
@Tag(name = "media")
class WhepController extends MediaDoor {
  WhepController(MediaDoors doors) {
    super(doors);
  }

  @Operation(summary = "Plays the stage and the loudest voices: one SDP offer, one answer")
  @PostMapping(consumes = "application/sdp", produces = "application/sdp")
  Mono<ResponseEntity<String>> open(
      @PathVariable UUID briefing,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestBody String offer) {
    return doors.open(briefing, authorization, Kind.WHEP, offer, "/whep/" + briefing);
  }
}
