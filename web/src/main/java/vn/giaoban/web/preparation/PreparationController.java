package vn.giaoban.web.preparation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.preparation.PreparationService;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// How far a briefing's preparation is, and its checklist. The office's own affair: units do not
/// see it.
@RestController
@RequestMapping("/api/briefings/{id}/preparation")
@Tag(name = "preparation", description = "Getting a briefing ready")
class PreparationController {
  private final PreparationService preparation;
  private final BriefingAccess access;
  private final InstantSource clock;

  PreparationController(
      PreparationService preparation, BriefingAccess access, InstantSource clock) {
    this.preparation = preparation;
    this.access = access;
    this.clock = clock;
  }

  /// What is absent stays as it was.
  ///
  /// @param due RFC 3339; empty takes it away
  record ItemForm(
      @Nullable String text, @Nullable String owner, @Nullable String due, @Nullable Boolean done) {
    PreparationService.Change change() {
      var clear = due != null && due.isBlank();
      return new PreparationService.Change(
          text, owner, due == null || clear ? null : time(due), clear, done);
    }

    private static Instant time(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException e) {
        throw new RefusedException(Refusal.invalid(List.of(FieldFault.of("due", "briefing-time"))));
      }
    }
  }

  @GetMapping
  @Operation(
      summary = "Deadlines, warnings, the checklist, papers owed and who wants to speak",
      description =
          "Deadlines by Decision 45/2018/QĐ-TTg: invitations and papers at least three working days"
              + " before, unless the kind of meeting says otherwise.")
  Mono<PreparationView> read(@PathVariable UUID id, Caller caller) {
    if (caller.role() == Role.UNIT) {
      return Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")));
    }
    return access
        .readable(id, caller)
        .then(preparation.of(id))
        .map(found -> PreparationView.of(found, clock.instant()));
  }

  @PostMapping("/checklist")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Adds something to be done")
  Mono<PreparationView.Item> add(@PathVariable UUID id, @RequestBody ItemForm form, Caller caller) {
    return access
        .readable(id, caller)
        .then(Mono.defer(() -> preparation.add(id, form.change(), actor(caller))))
        .map(PreparationView.Item::of);
  }

  @PatchMapping("/checklist/{item}")
  @Operation(summary = "Ticks it, or gives it words, an owner, a deadline")
  Mono<PreparationView.Item> change(
      @PathVariable UUID id, @PathVariable UUID item, @RequestBody ItemForm form, Caller caller) {
    return Mono.defer(() -> preparation.change(id, item, form.change(), actor(caller)))
        .map(PreparationView.Item::of);
  }

  @DeleteMapping("/checklist/{item}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Takes it off the list")
  Mono<Void> remove(@PathVariable UUID id, @PathVariable UUID item, Caller caller) {
    return preparation.remove(id, item, actor(caller));
  }

  private static Actor actor(Caller caller) {
    return Actor.account(caller.username());
  }
}
