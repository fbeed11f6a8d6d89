package vn.giaoban.web.attendance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.Substitutions;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.security.Caller;

/// What the secretary decides about one invitee.
@RestController
@RequestMapping("/api/briefings/{id}/invitations/{unit}")
@Tag(name = "attendance", description = "Who will come, and what they answered")
class SubstituteController {
  private final Substitutions substitutions;
  private final InvitationService invitations;

  SubstituteController(Substitutions substitutions, InvitationService invitations) {
    this.substitutions = substitutions;
    this.invitations = invitations;
  }

  /// @param reason of a refusal; the unit reads it
  record Decision(@Nullable Boolean approve, @Nullable String reason) {}

  /// @param state `APPROVED` or `REFUSED`
  record Decided(String unit, String name, String title, String state, String reason) {}

  /// @param number in the unit's register; absent: unknown
  record Registration(@Nullable String number) {}

  @PostMapping("/substitute")
  @Operation(
      summary = "Lets the named substitute in, or refuses",
      description = "Who is refused is told by mail with the reason, and asked to answer again.")
  Mono<Decided> decide(
      @PathVariable UUID id,
      @PathVariable String unit,
      @RequestBody Decision decision,
      Caller caller) {
    var approve = decision.approve();
    if (approve == null) {
      return Mono.error(
          new RefusedException(Refusal.invalid(List.of(FieldFault.of("approve", "not-null")))));
    }
    return substitutions
        .decide(
            id,
            unit,
            approve,
            decision.reason() == null ? "" : decision.reason(),
            Actor.account(caller.username()))
        .map(one -> new Decided(unit, one.name(), one.title(), one.state().name(), one.reason()));
  }

  @PostMapping("/registered")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Notes that the receiving office entered the invitation in its register")
  Mono<Void> registered(
      @PathVariable UUID id,
      @PathVariable String unit,
      @RequestBody(required = false) @Nullable Registration registration,
      Caller caller) {
    var number = registration == null ? null : registration.number();
    if (number != null && number.length() > 50) {
      return Mono.error(
          new RefusedException(Refusal.invalid(List.of(FieldFault.of("number", "size")))));
    }
    return invitations.registered(
        id,
        unit,
        number == null || number.isBlank() ? null : number.strip(),
        Actor.account(caller.username()));
  }
}
