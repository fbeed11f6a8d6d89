package vn.giaoban.web.programme;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.programme.Programme;
import vn.giaoban.scheduler.programme.ProgrammeSettings;
import vn.giaoban.scheduler.series.Scope;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;
import vn.giaoban.web.settings.Settings;

/// Whether the week's programme is published, and which briefings stand in it.
@RestController
@Tag(name = "calendar")
class ProgrammeController {
  private final Programme programme;
  private final URI address;

  ProgrammeController(Programme programme, Settings settings) {
    this.programme = programme;
    this.address = settings.publicUrl();
  }

  @Schema(name = "Programme")
  record View(
      @Schema(example = "true", description = "whether anybody can read it") boolean enabled,
      @Schema(example = "Lịch này thay cho giấy mời.") String note,
      @Schema(example = "CHÁNH VĂN PHÒNG") String signerTitle,
      @Schema(example = "Phạm Văn Bình") String signerName,
      @Schema(example = "https://giaoban.tinh.gov.vn/lich-tuan") String url) {}

  @Schema(name = "ProgrammeRequest")
  record Request(
      @Schema(example = "true") @Nullable Boolean enabled,
      @Schema(example = "Lịch này thay cho giấy mời.") @Nullable String note,
      @Schema(example = "CHÁNH VĂN PHÒNG") @Nullable String signerTitle,
      @Schema(example = "Phạm Văn Bình") @Nullable String signerName) {}

  @Schema(name = "Publication")
  record Publication(@Schema(example = "true") @Nullable Boolean published) {}

  @GetMapping("/api/calendar/programme")
  @Operation(summary = "How the week's programme is published")
  Mono<View> settings() {
    return programme.settings().map(this::view);
  }

  @PutMapping("/api/calendar/programme")
  @Operation(summary = "Switches the public programme on or off; absent members stay")
  Mono<View> change(@RequestBody Request request, Caller caller) {
    return programme
        .change(
            request.enabled(),
            request.note(),
            request.signerTitle(),
            request.signerName(),
            Actor.account(caller.username()))
        .map(this::view);
  }

  @GetMapping("/api/briefings/{id}/publication")
  @Operation(summary = "Whether a briefing stands in the week's public programme")
  Mono<Publication> published(@PathVariable UUID id, Caller caller) {
    return caller.role() == Role.UNIT
        ? Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")))
        : programme.published(id).map(Publication::new);
  }

  @PutMapping("/api/briefings/{id}/publication")
  @Operation(
      summary = "Puts a briefing into the week's public programme or takes it out; journalled")
  Mono<Publication> publish(
      @PathVariable UUID id,
      @RequestBody Publication request,
      @Parameter(description = "of a series: this, following or all; absent: this")
          @RequestParam(required = false)
          @Nullable String scope,
      Caller caller) {
    Boolean published = request.published();
    Scope wide = Scope.of(scope);
    if (wide == null) {
      return Mono.error(() ->
          new RefusedException(
              Refusal.invalid(
                  List.of(
                      new FieldFault(
                          "scope", "one-of", Map.of("values", "this, following, all"))))));
    }
    return published == null
        ? Mono.error(() ->
            new RefusedException(Refusal.invalid(List.of(FieldFault.of("published", "not-null")))))
        : programme
            .publish(id, published, wide, Actor.account(caller.username()))
            .map(Publication::new);
  }

  private View view(ProgrammeSettings of) {
    return new View(
        of.enabled(), of.note(), of.signerTitle(), of.signerName(), address + "/lich-tuan");
  }
}
