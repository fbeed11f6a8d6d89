package vn.giaoban.web.document;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.Document;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.document.reading.ReadingCopies;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.record.RecordService;
import vn.giaoban.scheduler.record.RecordType;
import vn.giaoban.web.security.Caller;

/// `/api/briefings/{id}/documents`.
@RestController
@RequestMapping("/api/briefings/{briefing}/documents")
@Tag(name = "documents", description = "Meeting documents, their versions and their record links")
class DocumentController {
  /// Multipart boundaries and fields around a file of the largest size.
  private static final long MULTIPART_OVERHEAD = 64 << 10;

  /// Kinds a browser shows by itself without running anything of them.
  private static final Set<String> SHOWN_INLINE =
      Set.of("application/pdf", "image/png", "image/jpeg", "text/plain");

  private final DocumentService documents;
  private final RecordService records;
  private final BlobStore blobs;
  private final ReadingCopies copies;
  private final UploadReader uploads;
  private final BriefingReaders readers;
  private final DocumentLimits limits;
  private final DownloadNotes downloads;

  DocumentController(
      DocumentService documents,
      RecordService records,
      BlobStore blobs,
      ReadingCopies copies,
      UploadReader uploads,
      BriefingReaders readers,
      DocumentLimits limits,
      DownloadNotes downloads) {
    this.documents = documents;
    this.records = records;
    this.blobs = blobs;
    this.copies = copies;
    this.uploads = uploads;
    this.readers = readers;
    this.limits = limits;
    this.downloads = downloads;
  }

  @Operation(
      summary = "Add a document, or the next version of one",
      description =
          "PDF, DOCX, XLSX, PPTX, PNG, JPEG or UTF-8 text. A file whose name is already there for "
              + "the same agenda item becomes its next version; the very same content again "
              + "changes nothing. Files that carry a secrecy stamp are refused and not kept.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = UploadForm.class))),
      responses = {
        @ApiResponse(responseCode = "201", description = "Added"),
        @ApiResponse(responseCode = "200", description = "This very content was there already"),
        @ApiResponse(responseCode = "413", description = "The file is too large"),
        @ApiResponse(responseCode = "422", description = "The file is not taken, and why")
      })
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Mono<ResponseEntity<DocumentView>> add(
      @PathVariable UUID briefing,
      @Parameter(hidden = true) @RequestBody Flux<PartEvent> parts,
      @Parameter(hidden = true)
          @RequestHeader(name = HttpHeaders.CONTENT_LENGTH, defaultValue = "0")
          long length,
      Caller caller) {
    long max = limits.maxSize().toBytes();
    if (length > max + MULTIPART_OVERHEAD) {
      return Mono.error(
          new RefusedException(
              Refusal.of(
                  Refusal.Kind.TOO_LARGE,
                  "document-too-large",
                  Map.of("maxMegabytes", max >> 20))));
    }
    return documents
        .expect(briefing)
        .then(uploads.read(parts))
        .flatMap(upload -> documents.add(briefing, upload, Actor.account(caller.username())))
        .flatMap(added ->
            view(briefing, added.document())
                .map(view ->
                    added.added()
                        ? ResponseEntity.created(
                                URI.create(
                                    "/api/briefings/%s/documents/%s"
                                        .formatted(briefing, view.id())))
                            .body(view)
                        : ResponseEntity.ok(view)));
  }

  @Operation(summary = "The briefing's documents, in the order they were added")
  @GetMapping
  Mono<List<DocumentView>> list(@PathVariable UUID briefing) {
    return readers
        .admit(briefing)
        .then(documents.list(briefing))
        .zipWith(records.newestLinks(briefing))
        .map(both ->
            both.getT1().stream()
                .map(document -> DocumentView.of(document, both.getT2()))
                .toList());
  }

  @Operation(summary = "One document")
  @GetMapping("/{document}")
  Mono<DocumentView> get(@PathVariable UUID briefing, @PathVariable UUID document) {
    return readers
        .admit(briefing)
        .then(documents.get(briefing, document))
        .flatMap(found -> view(briefing, found));
  }

  @Operation(
      summary = "The content of a document",
      description =
          "Supports Range, If-Range and If-None-Match; the ETag is the content's SHA-256. With "
              + "`layout=pages` a PDF comes in a copy that shows the same and is made for reading: "
              + "any page of it is found after a small part has been fetched.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = "string", format = "binary"))),
        @ApiResponse(responseCode = "206", description = "The asked part"),
        @ApiResponse(responseCode = "304", description = "The asker has it already"),
        @ApiResponse(responseCode = "416", description = "The file is shorter than that")
      })
  @GetMapping("/{document}/content")
  Mono<Void> content(
      @PathVariable UUID briefing,
      @PathVariable UUID document,
      @Parameter(description = "From 1; absent: the newest") @RequestParam
          Optional<Integer> version,
      @Parameter(description = "Let the browser show it instead of saving it")
          @RequestParam(defaultValue = "false")
          boolean inline,
      @Parameter(
              description = "`pages`: made for reading; absent: as it was handed in",
              schema = @Schema(allowableValues = "pages"))
          @RequestParam(defaultValue = "")
          String layout,
      @Parameter(hidden = true) ServerWebExchange exchange) {
    return readers
        .admit(briefing)
        .then(documents.version(briefing, document, version.orElse(null)))
        .flatMap(found ->
            downloads
                .fetched(briefing, document, found.number())
                .then(
                    content(found, inline, version.isPresent(), layout.equals("pages"), exchange)));
  }

  private Mono<Void> content(
      Document.Version version,
      boolean inline,
      boolean fixed,
      boolean reading,
      ServerWebExchange exchange) {
    var etag = '"' + version.sha256() + (reading ? "-pages\"" : "\"");
    if (exchange.checkNotModified(etag)) {
      return exchange.getResponse().setComplete();
    }
    var file =
        reading
            ? copies.of(version)
            : Mono.fromCallable(() -> blobs.find(version.sha256()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(Mono::justOrEmpty);
    return file.switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.of(Refusal.Kind.UNAVAILABLE, "document-content-away"))))
        .flatMap(path -> {
          describe(exchange.getResponse().getHeaders(), version, inline, fixed);
          return new ContentAnswer(exchange, path, etag).send();
        });
  }

  private static void describe(
      HttpHeaders headers, Document.Version version, boolean inline, boolean fixed) {
    boolean shown = inline && SHOWN_INLINE.contains(version.mediaType());
    var disposition = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
    // A version never changes; which version is the newest does.
    headers.setCacheControl(
        fixed
            ? CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable()
            : CacheControl.noCache().cachePrivate());
    headers.setContentType(mediaType(version));
    headers.setContentDisposition(
        disposition.filename(version.fileName(), StandardCharsets.UTF_8).build());
  }

  private static MediaType mediaType(Document.Version version) {
    var type = MediaType.parseMediaType(version.mediaType());
    return type.equals(MediaType.TEXT_PLAIN) ? new MediaType(type, StandardCharsets.UTF_8) : type;
  }

  @Operation(
      summary = "File the newest version in a system of record",
      description =
          "The built-in register gives it the next number of its type this year. Filed once, it "
              + "stays: asking again answers the same.",
      responses = @ApiResponse(responseCode = "200", description = "Where it is on record"))
  @PostMapping("/{document}/record")
  Mono<RecordView> file(
      @PathVariable UUID briefing,
      @PathVariable UUID document,
      @RequestBody(required = false) @Nullable FilingRequest request,
      Caller caller) {
    var wish = request == null ? new FilingRequest(null, null, null, null) : request;
    return records
        .file(briefing, document, wish(wish), Actor.account(caller.username()))
        .map(RecordView::of);
  }

  @Operation(summary = "Where the document is on record")
  @GetMapping("/{document}/record")
  Mono<RecordView> record(@PathVariable UUID briefing, @PathVariable UUID document) {
    return readers
        .admit(briefing)
        .then(documents.get(briefing, document))
        .then(records.newestLinks(briefing))
        .flatMap(links -> Mono.justOrEmpty(links.get(document)))
        .map(RecordView::of)
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "document-not-filed"))));
  }

  private static RecordService.Wish wish(FilingRequest request) {
    RecordType type = null;
    if (request.type() != null && !request.type().isBlank()) {
      type =
          RecordType.of(request.type())
              .orElseThrow(() ->
                  new RefusedException(
                      Refusal.invalid(List.of(FieldFault.of("type", "unknown-record-type")))));
    }
    return new RecordService.Wish(
        request.system() == null ? "" : request.system(),
        type,
        request.signer() == null ? "" : request.signer());
  }

  private Mono<DocumentView> view(UUID briefing, Document document) {
    return records.newestLinks(briefing).map(links -> DocumentView.of(document, links));
  }
}
