package vn.giaoban.web.minutes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.minutes.Minutes;
import vn.giaoban.scheduler.minutes.MinutesApprovals;
import vn.giaoban.scheduler.minutes.MinutesDistribution;
import vn.giaoban.scheduler.minutes.MinutesDrafts;
import vn.giaoban.scheduler.minutes.MinutesPrints;
import vn.giaoban.web.document.BriefingReaders;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// `/api/briefings/{id}/minutes`. Who may approve, edit and distribute is in the path rules; a
/// unit's account sees minutes only once they are approved.
@RestController
@RequestMapping("/api/briefings/{briefing}")
@Tag(name = "minutes", description = "Minutes, drafted from the journal when the room is closed")
class MinutesController {
  private final MinutesDrafts drafts;
  private final MinutesApprovals approvals;
  private final MinutesDistribution distribution;
  private final MinutesPrints prints;
  private final BriefingReaders readers;

  MinutesController(
      MinutesDrafts drafts,
      MinutesApprovals approvals,
      MinutesDistribution distribution,
      MinutesPrints prints,
      BriefingReaders readers) {
    this.drafts = drafts;
    this.approvals = approvals;
    this.distribution = distribution;
    this.prints = prints;
    this.readers = readers;
  }

  @Operation(
      summary = "The minutes",
      description = "There are none before the room is closed. The ETag names what was read.",
      responses = {
        @ApiResponse(responseCode = "200", description = "As they stand"),
        @ApiResponse(responseCode = "404", description = "The briefing is not over")
      })
  @GetMapping("/minutes")
  Mono<ResponseEntity<MinutesView>> get(@PathVariable UUID briefing, Caller caller) {
    return read(briefing, caller).map(MinutesController::answer);
  }

  @Operation(
      summary = "Write the next version of a draft",
      description = "Every version is kept. With If-Match, an edit made on an old one is refused.",
      responses = {
        @ApiResponse(responseCode = "200", description = "Written"),
        @ApiResponse(responseCode = "409", description = "The minutes are approved"),
        @ApiResponse(responseCode = "412", description = "Somebody else wrote since")
      })
  @PutMapping("/minutes")
  Mono<ResponseEntity<MinutesView>> edit(
      @PathVariable UUID briefing,
      @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody MinutesForm form,
      Caller caller) {
    return drafts
        .get(briefing)
        .flatMap(current ->
            drafts.edit(
                briefing,
                seen(ifMatch),
                form.title() == null ? current.title() : form.title(),
                form.body() == null ? current.body() : form.body(),
                Actor.account(caller.username())))
        .map(MinutesController::answer);
  }

  @Operation(
      summary = "Approve the minutes",
      description =
          "Freezes the text, gives it the next number of the register, prints the PDF and files "
              + "it, together with every paper of the briefing that is not on record yet.",
      responses = {
        @ApiResponse(responseCode = "200", description = "Approved and filed"),
        @ApiResponse(responseCode = "409", description = "They are approved already"),
        @ApiResponse(responseCode = "412", description = "Somebody else wrote since")
      })
  @PostMapping("/minutes/approve")
  Mono<ResponseEntity<MinutesView>> approve(
      @PathVariable UUID briefing,
      @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      Caller caller) {
    var approver = new MinutesApprovals.Approver(caller.username(), caller.name());
    return approvals.approve(briefing, seen(ifMatch), approver).map(MinutesController::answer);
  }

  @Operation(
      summary = "Send approved minutes to every invited unit by mail",
      description = "The PDF is attached. Asked again, nothing is sent twice.",
      responses = {
        @ApiResponse(responseCode = "200", description = "In the outbox"),
        @ApiResponse(responseCode = "409", description = "They are not approved yet")
      })
  @PostMapping("/minutes/distribute")
  Mono<ResponseEntity<MinutesView>> distribute(@PathVariable UUID briefing, Caller caller) {
    return distribution
        .distribute(briefing, Actor.account(caller.username()))
        .map(MinutesController::answer);
  }

  @Operation(
      summary = "The minutes as PDF/A",
      description = "A draft is marked as one; approved minutes are the very file that was filed.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_PDF_VALUE,
                      schema = @Schema(type = "string", format = "binary"))))
  @GetMapping("/minutes.pdf")
  Mono<ResponseEntity<ByteBuffer>> pdf(
      @PathVariable UUID briefing,
      Caller caller,
      @Parameter(hidden = true) ServerWebExchange exchange) {
    return read(briefing, caller)
        .flatMap(minutes -> {
          var approval = minutes.approval();
          var tag = approval == null ? etag(minutes) : '"' + approval.sha256() + '"';
          if (exchange.checkNotModified(tag)) {
            return Mono.just(
                ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).<ByteBuffer>build());
          }
          var name =
              approval == null
                  ? "Du-thao-bien-ban.pdf"
                  : "Bien-ban-" + approval.notation().replace('/', '-') + ".pdf";
          return prints
              .pdf(minutes)
              .map(octets ->
                  ResponseEntity.ok()
                      .eTag(tag)
                      .cacheControl(CacheControl.noCache().cachePrivate())
                      .contentType(MediaType.APPLICATION_PDF)
                      .header(
                          HttpHeaders.CONTENT_DISPOSITION,
                          ContentDisposition.inline()
                              .filename(name, StandardCharsets.UTF_8)
                              .build()
                              .toString())
                      .body(octets));
        });
  }

  private Mono<Minutes> read(UUID briefing, Caller caller) {
    return readers
        .admit(briefing)
        .then(drafts.get(briefing))
        .filter(minutes -> caller.role() != Role.UNIT || minutes.approval() != null)
        .switchIfEmpty(
            Mono.error(
                () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "minutes-not-yet"))));
  }

  private static ResponseEntity<MinutesView> answer(Minutes minutes) {
    return ResponseEntity.ok()
        .eTag(etag(minutes))
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(MinutesView.of(minutes));
  }

  private static String etag(Minutes minutes) {
    return '"' + minutes.tag() + '"';
  }

  /// The tag inside `If-Match: "v3-draft"`; empty when there is none or it is `*`.
  private static String seen(Optional<String> ifMatch) {
    var tag = ifMatch.orElse("").strip();
    if (tag.equals("*")) {
      return "";
    }
    return tag.replaceFirst("^W/", "").replace("\"", "");
  }
}
