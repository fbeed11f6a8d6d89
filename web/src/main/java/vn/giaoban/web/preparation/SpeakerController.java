package vn.giaoban.web.preparation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.preparation.Speaker;
import vn.giaoban.scheduler.preparation.SpeakerForm;
import vn.giaoban.scheduler.preparation.Speakers;
import vn.giaoban.web.attendance.Answerer;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// Registrations to speak.
@RestController
@RequestMapping("/api/briefings/{id}/speakers")
@Tag(name = "preparation", description = "Getting a briefing ready")
class SpeakerController {
  private final Speakers speakers;
  private final BriefingAccess access;

  SpeakerController(Speakers speakers, BriefingAccess access) {
    this.speakers = speakers;
    this.access = access;
  }

  /// @param unit for whom the office registers; absent: oneself
  /// @param minutes 1 to 60
  record Registration(
      @Nullable String unit,
      @Nullable UUID agendaItem,
      @Nullable String name,
      @Nullable String title,
      @Nullable Integer minutes,
      @Nullable String summary) {
    SpeakerForm form() {
      return new SpeakerForm(agendaItem, name, title, minutes, summary);
    }
  }

  /// @param state `ACCEPTED` or `REFUSED`
  /// @param minutes granted; absent: as asked
  /// @param reason of a refusal
  record Decision(@Nullable String state, @Nullable Integer minutes, @Nullable String reason) {}

  /// @param speakers those accepted, first to last
  record Order(@Nullable List<UUID> speakers) {}

  @GetMapping
  @Operation(
      summary = "Who wants to speak, by agenda item and order",
      description = "A unit's account sees its own and those accepted.")
  Mono<List<SpeakerView>> list(@PathVariable UUID id, Caller caller) {
    return access
        .readable(id, caller)
        .then(speakers.ofBriefing(id))
        .map(all ->
            all.stream()
                .filter(one ->
                    caller.role() != Role.UNIT
                        || caller.speaksFor(one.unit())
                        || one.state() == Speaker.State.ACCEPTED)
                .map(SpeakerView::of)
                .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Registers to speak on an agenda item",
      description =
          "By an invitee's link (join token as Bearer) or account, or by the office for `unit`."
              + " Again for the same item, it takes the earlier one's place.")
  @ApiResponse(responseCode = "201", description = "registered; the secretary decides")
  Mono<SpeakerView> register(@PathVariable UUID id, @RequestBody Registration registration) {
    return Answerer.asking(registration.unit())
        .flatMap(who ->
            speakers.register(id, who.recipient(), registration.form(), who.via(), who.actor()))
        .map(SpeakerView::of);
  }

  @PatchMapping("/{speaker}")
  @Operation(summary = "Accepts or refuses; the minutes may be fewer than asked")
  Mono<SpeakerView> decide(
      @PathVariable UUID id,
      @PathVariable UUID speaker,
      @RequestBody Decision decision,
      Caller caller) {
    var accepted = "ACCEPTED".equals(decision.state());
    if (!accepted && !"REFUSED".equals(decision.state())) {
      return Mono.error(invalid("state", "speaker-state"));
    }
    var minutes = decision.minutes();
    if (minutes != null && (minutes < 1 || minutes > 60)) {
      return Mono.error(
          new RefusedException(
              Refusal.invalid(
                  List.of(
                      new FieldFault("minutes", "speaker-minutes", java.util.Map.of("max", 60))))));
    }
    return speakers
        .decide(
            id,
            speaker,
            accepted,
            minutes == null ? null : Duration.ofMinutes(minutes),
            decision.reason() == null ? "" : decision.reason(),
            Actor.account(caller.username()))
        .map(SpeakerView::of);
  }

  @PutMapping("/order")
  @Operation(summary = "Orders those accepted")
  Mono<List<SpeakerView>> order(@PathVariable UUID id, @RequestBody Order order, Caller caller) {
    return order.speakers() == null
        ? Mono.error(invalid("speakers", "not-null"))
        : speakers
            .order(id, order.speakers(), Actor.account(caller.username()))
            .map(all -> all.stream().map(SpeakerView::of).toList());
  }

  @DeleteMapping("/{speaker}")
  @Operation(summary = "Takes a registration back", description = "The invitee's own.")
  Mono<SpeakerView> withdraw(@PathVariable UUID id, @PathVariable UUID speaker) {
    return speakers
        .ofBriefing(id)
        .flatMap(all ->
            Mono.justOrEmpty(all.stream().filter(one -> one.id().equals(speaker)).findFirst()))
        .switchIfEmpty(
            Mono.error(
                () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "no-such-speaker"))))
        .flatMap(found -> Answerer.asking(found.unit()))
        .flatMap(who -> speakers.withdraw(id, speaker, who.actor()))
        .map(SpeakerView::of);
  }

  private static RefusedException invalid(String field, String code) {
    return new RefusedException(Refusal.invalid(List.of(FieldFault.of(field, code))));
  }
}
