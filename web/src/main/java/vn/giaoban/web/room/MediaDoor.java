package vn.giaoban.web.room;

import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import reactor.core.publisher.Mono;

/// What one door of the media plane has beside its opening: changing and ending a session.
@CrossOrigin(
    origins = "*",
    allowedHeaders = "*",
    exposedHeaders = {"Location", "ETag", "Link", "Accept-Patch", "Accept-Post"},
    methods = {
      RequestMethod.POST,
      RequestMethod.PATCH,
      RequestMethod.DELETE,
      RequestMethod.OPTIONS
    })
abstract class MediaDoor {
  protected final MediaDoors doors;

  MediaDoor(MediaDoors doors) {
    this.doors = doors;
  }

  @Operation(summary = "Adds ICE candidates or restarts ICE (RFC 8840); needs If-Match")
  @PatchMapping("/{session}")
  Mono<ResponseEntity<String>> patch(
      @PathVariable UUID briefing,
      @PathVariable String session,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable MediaType type,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable String fragment) {
    return doors.patch(
        briefing, session, authorization, type, ifMatch, fragment == null ? "" : fragment);
  }

  @Operation(summary = "Ends the session")
  @DeleteMapping("/{session}")
  Mono<ResponseEntity<String>> close(
      @PathVariable UUID briefing,
      @PathVariable String session,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization) {
    return doors.close(briefing, session, authorization);
  }

  @Operation(summary = "What may be posted and patched here")
  @RequestMapping(
      method = RequestMethod.OPTIONS,
      path = {"", "/{session}"})
  Mono<ResponseEntity<Void>> options(
      @PathVariable UUID briefing,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization) {
    return doors.options(briefing, authorization);
  }
}
