package vn.giaoban.web.invitation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// The letter of invitation on paper, before it goes out and afterwards.
@RestController
@Tag(name = "invitations")
class LetterController {
  private static final int MESSAGE = 2000;

  private final InvitationService invitations;
  private final LetterPaper paper;
  private final IssuingOffice.Source office;

  LetterController(InvitationService invitations, LetterPaper paper, IssuingOffice.Source office) {
    this.invitations = invitations;
    this.paper = paper;
    this.office = office;
  }

  @GetMapping(
      value = "/api/briefings/{id}/invitations/letter.pdf",
      produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(
      summary = "The letter of invitation as it would be sent now",
      description = "Printed anew each time; nothing is sent or kept.")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/pdf"))
  Mono<ResponseEntity<byte[]>> letter(
      @PathVariable UUID id,
      @Parameter(description = "a word of the secretary's, as when sending")
          @RequestParam(defaultValue = "")
          String message,
      Caller caller) {
    if (caller.role() == Role.UNIT) {
      return Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")));
    }
    if (message.length() > MESSAGE) {
      return Mono.error(
          new RefusedException(Refusal.invalid(List.of(FieldFault.of("message", "size")))));
    }
    return Mono.zip(invitations.announcement(id), office.office())
        .flatMap(of ->
            Mono.fromCallable(() -> paper.pdf(of.getT1(), of.getT2(), message))
                .subscribeOn(Schedulers.boundedElastic()))
        .map(pdf ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.inline()
                        .filename("Giấy mời.pdf", StandardCharsets.UTF_8)
                        .build()
                        .toString())
                .body(pdf));
  }
}
