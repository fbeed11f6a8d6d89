package vn.giaoban.web.preparation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.document.Upload;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.preparation.DocumentRequest;
import vn.giaoban.scheduler.preparation.DocumentRequests;
import vn.giaoban.web.attendance.Answerer;
import vn.giaoban.web.document.UploadForm;
import vn.giaoban.web.document.UploadReader;
import vn.giaoban.web.security.Caller;

/// Papers asked of units.
@RestController
@RequestMapping("/api/briefings/{id}/document-requests")
@Tag(name = "preparation", description = "Getting a briefing ready")
class DocumentRequestController {
  private final DocumentRequests requests;
  private final DocumentService documents;
  private final UploadReader uploads;
  private final InstantSource clock;

  DocumentRequestController(
      DocumentRequests requests,
      DocumentService documents,
      UploadReader uploads,
      InstantSource clock) {
    this.requests = requests;
    this.documents = documents;
    this.uploads = uploads;
    this.clock = clock;
  }

  /// @param unit one unit's code
  /// @param units or several: each is asked
  /// @param agendaItem absent: for the whole briefing
  /// @param what is wanted, in words
  /// @param due absent: as the rules have it
  record Asking(
      @Nullable String unit,
      @Nullable List<String> units,
      @Nullable UUID agendaItem,
      @Nullable String what,
      @Nullable OffsetDateTime due) {
    List<DocumentRequests.Ask> asks() {
      var all = units == null ? (unit == null ? List.<String>of() : List.of(unit)) : units;
      return all.stream()
          .map(one ->
              new DocumentRequests.Ask(
                  one, agendaItem, what == null ? "" : what, due == null ? null : due.toInstant()))
          .toList();
    }
  }

  /// @param chased how many requests
  record Chased(int chased) {}

  record Waiver(@Nullable String reason) {}

  @GetMapping
  @Operation(
      summary = "The papers asked of units, and how they stand",
      description = "An invitee's link or account sees its own.")
  Mono<List<DocumentRequestView>> list(@PathVariable UUID id) {
    return Answerer.seesAll()
        .flatMap(all ->
            all
                ? requests.ofBriefing(id)
                : Answerer.asking().flatMap(who -> requests.ofUnit(id, who.recipient())))
        .map(this::views);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Asks units for a paper, by mail",
      description = "Asked again for the same item, a unit gets the new deadline.")
  @ApiResponse(responseCode = "201", description = "asked; all requests of the briefing")
  Mono<List<DocumentRequestView>> ask(
      @PathVariable UUID id, @RequestBody Asking asking, Caller caller) {
    return requests.ask(id, asking.asks(), Actor.account(caller.username())).map(this::views);
  }

  @PostMapping("/chase")
  @Operation(summary = "Reminds every unit that owes a paper, now")
  Mono<Chased> chaseAll(@PathVariable UUID id, Caller caller) {
    return requests.chase(id, null, Actor.account(caller.username())).map(Chased::new);
  }

  @PostMapping("/{request}/chase")
  @Operation(summary = "Reminds one unit, now")
  Mono<Chased> chase(@PathVariable UUID id, @PathVariable UUID request, Caller caller) {
    return requests.chase(id, request, Actor.account(caller.username())).map(Chased::new);
  }

  @PostMapping("/{request}/waive")
  @Operation(summary = "The paper is not needed after all")
  Mono<DocumentRequestView> waive(
      @PathVariable UUID id,
      @PathVariable UUID request,
      @RequestBody(required = false) @Nullable Waiver waiver,
      Caller caller) {
    var reason = waiver == null || waiver.reason() == null ? "" : waiver.reason();
    return requests
        .waive(id, request, reason, Actor.account(caller.username()))
        .map(one -> DocumentRequestView.of(one, clock.instant()));
  }

  @PostMapping(path = "/{request}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Hands a paper in",
      description =
          "By the unit's link (join token as Bearer) or account, or by the office. The paper goes"
              + " to the request's agenda item.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = UploadForm.class))))
  @ApiResponse(responseCode = "201", description = "taken; the request is answered")
  @ApiResponse(responseCode = "422", description = "The file is not taken, and why")
  Mono<DocumentRequestView> handIn(
      @PathVariable UUID id,
      @PathVariable UUID request,
      @Parameter(hidden = true) @RequestBody Flux<PartEvent> parts) {
    return request(id, request)
        .flatMap(found ->
            Answerer.asking(found.unit())
                .flatMap(who ->
                    uploads
                        .read(parts)
                        .map(upload -> to(found, who, upload))
                        .flatMap(upload -> documents.add(id, upload, who.actor()))
                        .flatMap(added ->
                            requests.answered(
                                id, request, List.of(added.document().id()), who.actor()))))
        .map(one -> DocumentRequestView.of(one, clock.instant()));
  }

  private Mono<DocumentRequest> request(UUID id, UUID request) {
    return requests
        .ofBriefing(id)
        .flatMap(all ->
            Mono.justOrEmpty(all.stream().filter(one -> one.id().equals(request)).findFirst()))
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.of(Refusal.Kind.NOT_FOUND, "no-such-document-request"))))
        .filter(one -> one.waivedAt() == null)
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.of(Refusal.Kind.CONFLICT, "document-request-settled"))));
  }

  /// A unit's file carries its name: files of the same name for the same item are versions of one
  /// document, and two units may both call theirs "Báo cáo.pdf".
  private static Upload to(DocumentRequest request, Answerer who, Upload upload) {
    var desk = who.via().equals("desk");
    return new Upload(
        upload.content(),
        desk ? upload.fileName() : request.unitName() + " - " + upload.fileName(),
        upload.declaredType(),
        upload.title(),
        upload.mark(),
        request.agendaItem(),
        desk ? upload.document() : null);
  }

  private List<DocumentRequestView> views(List<DocumentRequest> all) {
    return all.stream().map(one -> DocumentRequestView.of(one, clock.instant())).toList();
  }
}
