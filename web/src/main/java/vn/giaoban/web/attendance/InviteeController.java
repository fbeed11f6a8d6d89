package vn.giaoban.web.attendance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.Boards;
import vn.giaoban.scheduler.attendance.InviteeMails;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.invitation.BounceWords;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// Everything about one line of the board: the steps with their times, every mail and message.
@RestController
@RequestMapping("/api/briefings/{id}/attendance/units/{unit}")
@Tag(name = "attendance", description = "Who will come, and what they answered")
class InviteeController {
  private final BriefingAccess access;
  private final Boards boards;
  private final BoardViews views;
  private final InviteeMails mails;
  private final BounceWords bounces;

  InviteeController(
      BriefingAccess access,
      Boards boards,
      BoardViews views,
      InviteeMails mails,
      BounceWords bounces) {
    this.access = access;
    this.boards = boards;
    this.views = views;
    this.mails = mails;
    this.bounces = bounces;
  }

  /// @param row as the board has it
  /// @param sent mails and short messages to the invitee, the latest first
  /// @param received mails from it, the latest first
  /// @param bounces mails that came back, the latest first
  record Invitee(
      BoardView.Row row, List<Sent> sent, List<Received> received, List<Returned> bounces) {}

  /// @param state `WAITING`, `SENDING`, `SENT` or `FAILED`
  /// @param reason why it failed, in plain words
  /// @param error as the server put it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sent(
      UUID id,
      String kind,
      String channel,
      String address,
      String subject,
      String state,
      OffsetDateTime createdAt,
      @Nullable OffsetDateTime finishedAt,
      int tries,
      @Nullable OffsetDateTime nextTryAt,
      @Nullable String reason,
      @Nullable String error,
      String messageId) {}

  /// @param state `DONE`, `UNCLEAR` (in the tray) or `SETTLED`
  record Received(
      UUID id,
      OffsetDateTime at,
      String kind,
      String state,
      @Nullable String from,
      String subject) {}

  /// @param error as the server put it
  record Returned(
      OffsetDateTime at, String address, String reason, String text, String todo, String error) {}

  @GetMapping
  @Operation(summary = "One invitee: its line of the board, every mail and message with its state")
  Mono<Invitee> read(
      @PathVariable UUID id,
      @PathVariable String unit,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    var language = Reader.language(headers);
    return (caller.role() == Role.UNIT
            ? Mono.<Object>error(
                new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")))
            : access.readable(id, caller))
        .then(boards.of(id))
        .flatMap(board ->
            Mono.justOrEmpty(
                board.rows().stream().filter(row -> row.unit().equals(unit)).findFirst()))
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.of(Refusal.Kind.NOT_FOUND, "not-invited", Map.of("unit", unit)))))
        .flatMap(row ->
            Mono.zip(mails.sent(id, unit), mails.received(id, unit), mails.returned(id, unit))
                .map(found ->
                    new Invitee(
                        views.row(row, language),
                        found.getT1().stream().map(one -> sent(one, language)).toList(),
                        found.getT2().stream().map(InviteeController::received).toList(),
                        found.getT3().stream().map(one -> returned(one, language)).toList())));
  }

  private Sent sent(InviteeMails.Sent one, Locale language) {
    var error = one.error();
    return new Sent(
        one.id(),
        one.kind(),
        one.channel(),
        one.address(),
        one.subject(),
        one.state(),
        local(one.createdAt()),
        Times.local(one.finishedAt()),
        one.tries(),
        Times.local(one.nextTryAt()),
        error != null && one.state().equals("FAILED") && !error.equals("superseded")
            ? bounces.reason(BounceReason.of(error), language)
            : null,
        error,
        one.messageId());
  }

  private static Received received(InviteeMails.Received one) {
    return new Received(
        one.id(), local(one.at()), one.kind(), one.state(), one.from(), one.subject());
  }

  private Returned returned(InviteeMails.Returned one, Locale language) {
    var reason = BounceReason.of(one.error());
    return new Returned(
        local(one.at()),
        one.address(),
        reason.name(),
        bounces.reason(reason, language),
        bounces.todo(reason, language),
        one.error());
  }

  private static OffsetDateTime local(java.time.Instant at) {
    return Objects.requireNonNull(Times.local(at));
  }
}
