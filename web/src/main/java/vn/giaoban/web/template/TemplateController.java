package vn.giaoban.web.template;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.template.Templates;
import vn.giaoban.web.briefing.IfMatch;
import vn.giaoban.web.security.Caller;

/// Kinds of meetings: what a request for a briefing with that `kind` leaves out comes from here.
@RestController
@RequestMapping("/api/templates")
@Tag(name = "templates", description = "Kinds of meetings and what they begin with")
class TemplateController {
  private final Templates templates;

  TemplateController(Templates templates) {
    this.templates = templates;
  }

  @GetMapping
  @Operation(summary = "All kinds of meetings")
  Flux<TemplateView> all() {
    return templates.all().map(TemplateView::of);
  }

  @GetMapping("/{code}")
  @Operation(summary = "One kind of meeting")
  Mono<ResponseEntity<TemplateView>> get(@PathVariable String code) {
    return templates.get(code).map(TemplateView::of).map(TemplateController::tagged);
  }

  @PostMapping
  @Operation(summary = "Adds a kind of meeting")
  @ApiResponse(responseCode = "201", description = "added")
  @ApiResponse(responseCode = "409", description = "there is one with that code")
  Mono<ResponseEntity<TemplateView>> add(@RequestBody TemplateRequest request, Caller caller) {
    return templates
        .add(request.form(), caller.username())
        .map(TemplateView::of)
        .map(view ->
            ResponseEntity.created(URI.create("/api/templates/" + view.code()))
                .eTag(view.etag())
                .body(view));
  }

  @PatchMapping("/{code}")
  @Operation(
      summary = "Changes what is given of a kind of meeting",
      description = "Briefings that were made stay as they are.")
  @ApiResponse(responseCode = "412", description = "somebody else changed it since")
  Mono<ResponseEntity<TemplateView>> change(
      @PathVariable String code,
      @RequestBody TemplateRequest request,
      @Parameter(description = "the ETag that was read")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      Caller caller) {
    return templates
        .change(code, request.form(), IfMatch.versions(ifMatch), caller.username())
        .map(TemplateView::of)
        .map(TemplateController::tagged);
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes a kind of meeting; briefings keep its code")
  Mono<Void> remove(@PathVariable String code) {
    return templates.remove(code);
  }

  private static ResponseEntity<TemplateView> tagged(TemplateView view) {
    return ResponseEntity.ok()
        .eTag(view.etag())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(view);
  }
}
