package vn.giaoban.web.invitation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.mail.Answers;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// Invitations of a briefing and their answers.
@RestController
@RequestMapping("/api/briefings/{id}/invitations")
@Tag(name = "invitations", description = "Who was told what, and what they answered")
class InvitationController {
  private static final int MESSAGE = 2000;
  private static final int COMMENT = 1000;
  private static final int DELEGATE = 200;

  private final InvitationService invitations;
  private final InvitationViews views;
  private final InstantSource clock;

  InvitationController(InvitationService invitations, InvitationViews views, InstantSource clock) {
    this.invitations = invitations;
    this.views = views;
    this.clock = clock;
  }

  /// @param message a word of the secretary's, shown in the letter
  /// @param letter whether the letter goes along as a PDF, too
  record Sending(@Nullable String message, @Nullable Boolean letter) {}

  /// @param partStat `ACCEPTED`, `TENTATIVE`, `DECLINED` or `DELEGATED`
  /// @param delegate who comes instead
  record Reply(@Nullable String partStat, @Nullable String comment, @Nullable String delegate) {}

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Brings every invitee up to date",
      description =
          "Who has not been told is invited, who was told an earlier version gets an update, who is"
              + " no longer invited a cancellation. Mails wait in the outbox until the mail server"
              + " takes them.")
  @ApiResponse(responseCode = "202", description = "all invitations as they stand now")
  @ApiResponse(responseCode = "409", description = "nobody to invite, or the briefing is over")
  Mono<List<InvitationView>> send(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Sending sending,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    var message = sending == null || sending.message() == null ? "" : sending.message().strip();
    if (message.length() > MESSAGE) {
      return Mono.error(
          new RefusedException(Refusal.invalid(List.of(FieldFault.of("message", "size")))));
    }
    var letter = sending != null && Boolean.TRUE.equals(sending.letter());
    return invitations
        .send(id, message, letter, Actor.account(caller.username()))
        .map(all -> views.of(all, Reader.language(headers)));
  }

  @GetMapping
  @Operation(summary = "All invitations that stand", description = "A unit's account sees its own.")
  Mono<List<InvitationView>> list(
      @PathVariable UUID id, @RequestHeader HttpHeaders headers, Caller caller) {
    return invitations
        .list(id)
        .map(all -> all.stream().filter(invitation -> readable(invitation, caller)).toList())
        .map(all -> views.of(all, Reader.language(headers)));
  }

  private static boolean readable(Invitation invitation, Caller caller) {
    return caller.role() != Role.UNIT || caller.speaksFor(invitation.recipient().code());
  }

  @PostMapping("/{unit}/reply")
  @Operation(
      summary = "Notes an answer",
      description = "By the desk on a unit's behalf, or by the unit's or person's own account.")
  Mono<InvitationView> reply(
      @PathVariable UUID id,
      @PathVariable String unit,
      @RequestBody Reply reply,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    var own = caller.speaksFor(unit) || caller.username().equals(unit);
    if (!own && !caller.isOffice()) {
      return Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")));
    }
    return Mono.defer(() ->
            invitations.answer(
                id,
                unit,
                answer(reply, own ? "account" : "desk"),
                Actor.account(caller.username())))
        .map(invitation -> views.of(invitation, Reader.language(headers)));
  }

  private InvitationService.Answer answer(Reply reply, String via) {
    var faults = new ArrayList<FieldFault>();
    var status = Answers.read(reply.partStat());
    if (status == null) {
      faults.add(FieldFault.of("partStat", "part-stat"));
    }
    if (reply.comment() != null && reply.comment().length() > COMMENT) {
      faults.add(FieldFault.of("comment", "size"));
    }
    if (reply.delegate() != null && reply.delegate().length() > DELEGATE) {
      faults.add(FieldFault.of("delegate", "size"));
    }
    if (status == null || !faults.isEmpty()) {
      throw new RefusedException(Refusal.invalid(faults));
    }
    return new InvitationService.Answer(
        status, via, clock.instant(), blankToNull(reply.comment()), blankToNull(reply.delegate()));
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
