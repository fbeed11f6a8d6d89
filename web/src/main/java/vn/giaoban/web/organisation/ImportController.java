package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.organisation.UnitImport;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.security.Caller;

/// Lists of units as CSV or XLSX.
@RestController
@RequestMapping("/api/units/import")
@Tag(name = "units")
class ImportController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final UnitImport imports;
  private final ImportViews views;
  private final Days days;

  ImportController(UnitImport imports, ImportViews views, Days days) {
    this.imports = imports;
    this.views = views;
    this.days = days;
  }

  /// The form of an upload.
  @Schema(name = "UnitListUpload")
  record UploadForm(@Schema(format = "binary") String file) {}

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Brings the tree to what a list says: all of it, or nothing",
      description =
          """
          The list as `file` of a form, or as the body itself. CSV (comma, semicolon or tab; UTF-8, \
          UTF-16, windows-1258, TCVN3 or VNI, recognised) or XLSX; headings in Vietnamese or \
          English. Three layouts: one unit a line (the template), a commune with its province a \
          line, or an old commune and its successor a line. The same list again changes nothing. \
          A fault is told with its cell, and then nothing is imported.\
          """,
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = UploadForm.class))))
  @ApiResponse(responseCode = "200", description = "imported, or looked at")
  @ApiResponse(responseCode = "422", description = "cannot be imported, and why, cell by cell")
  Mono<ImportView> form(
      @Parameter(hidden = true) @RequestPart("file") Mono<FilePart> file,
      @Parameter(description = "only tell what would happen") @RequestParam(defaultValue = "false")
          boolean preview,
      @Parameter(
              description = "first day of the state the list tells; default today",
              example = "2026-04-30")
          @RequestParam(required = false)
          @Nullable String on,
      @Parameter(description = "what the list leaves out, of its levels and provinces, ends")
          @RequestParam(defaultValue = "false")
          boolean complete,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    return file.switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.invalid(List.of(FieldFault.of("file", "not-null"))))))
        .flatMap(part -> octets(part.content()))
        .flatMap(octets -> take(octets, preview, on, complete, headers, caller));
  }

  @PostMapping(
      consumes = {"text/csv", "text/plain", XLSX, MediaType.APPLICATION_OCTET_STREAM_VALUE})
  @Operation(hidden = true)
  Mono<ImportView> body(
      @RequestBody Flux<DataBuffer> body,
      @RequestParam(defaultValue = "false") boolean preview,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "false") boolean complete,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    return octets(body).flatMap(octets -> take(octets, preview, on, complete, headers, caller));
  }

  @GetMapping("/template.xlsx")
  @Operation(summary = "An empty list with headings and two examples, to be filled in")
  Mono<ResponseEntity<byte[]>> template(@RequestHeader HttpHeaders headers) {
    var language = Reader.language(headers);
    return Mono.fromCallable(() -> views.template(language))
        .subscribeOn(Schedulers.boundedElastic())
        .map(octets ->
            ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                        .filename("giaoban-don-vi.xlsx")
                        .build()
                        .toString())
                .body(octets));
  }

  private Mono<ImportView> take(
      byte[] octets,
      boolean preview,
      @Nullable String on,
      boolean complete,
      HttpHeaders headers,
      Caller caller) {
    LocalDate day = on == null || on.isBlank() ? null : days.read(on);
    var order = new UnitImport.Order(day, complete);
    var language = Reader.language(headers);
    return preview
        ? imports.preview(octets, order).map(report -> views.of(report, true, language))
        : imports
            .run(octets, order, Actor.account(caller.username()))
            .map(report -> {
              if (!report.faults().isEmpty()) {
                throw new RefusedException(views.refusal(report, language));
              }
              return views.of(report, false, language);
            });
  }

  private static Mono<byte[]> octets(Flux<DataBuffer> content) {
    return DataBufferUtils.join(content, UnitImport.MAX_OCTETS)
        .map(buffer -> {
          var octets = new byte[buffer.readableByteCount()];
          buffer.read(octets);
          DataBufferUtils.release(buffer);
          return octets;
        })
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(Refusal.of(Refusal.Kind.INVALID, "table-empty", Map.of()))));
  }
}
