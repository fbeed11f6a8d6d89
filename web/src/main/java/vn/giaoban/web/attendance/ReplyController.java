package vn.giaoban.web.attendance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.AttendanceRules;
import vn.giaoban.scheduler.attendance.Deputies;
import vn.giaoban.scheduler.attendance.SubstituteRule;
import vn.giaoban.scheduler.attendance.Substitution;
import vn.giaoban.scheduler.attendance.Substitutions;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.briefing.BriefingState;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.SubstituteGate;
import vn.giaoban.scheduler.preparation.DocumentRequest;
import vn.giaoban.scheduler.preparation.DocumentRequests;
import vn.giaoban.scheduler.preparation.Speaker;
import vn.giaoban.scheduler.preparation.Speakers;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.preparation.DocumentRequestView;
import vn.giaoban.web.preparation.SpeakerView;

/// An invitee's own answer, by its link (the join token as Bearer) or its account: no account is
/// needed to accept, to decline, to send somebody else, to hand papers in or to ask for the floor.
@RestController
@RequestMapping("/api/briefings/{id}/reply")
@Tag(name = "attendance", description = "Who will come, and what they answered")
class ReplyController {
  private final InvitationService invitations;
  private final BriefingService briefings;
  private final Substitutions substitutions;
  private final AttendanceRules rules;
  private final Deputies deputies;
  private final DocumentRequests requests;
  private final Speakers speakers;
  private final InstantSource clock;

  ReplyController(
      InvitationService invitations,
      BriefingService briefings,
      Substitutions substitutions,
      AttendanceRules rules,
      Deputies deputies,
      DocumentRequests requests,
      Speakers speakers,
      InstantSource clock) {
    this.invitations = invitations;
    this.briefings = briefings;
    this.substitutions = substitutions;
    this.rules = rules;
    this.deputies = deputies;
    this.requests = requests;
    this.speakers = speakers;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "One's own invitation and what one may answer",
      description = "With a join token as Bearer, or by the unit's or person's account.")
  Mono<ReplyView> read(@PathVariable UUID id) {
    return Answerer.asking()
        .flatMap(who ->
            (who.via().equals("link")
                    ? invitations.seen(id, who.recipient(), "link")
                    : Mono.<Void>empty())
                .then(view(id, who)));
  }

  @PutMapping
  @Operation(
      summary = "Answers for oneself",
      description =
          "Who is sent instead is held against the meeting's rule: let in, left to the secretary"
              + " (`substitute.state` is `WAITING`), or refused (409) with the reason.")
  @ApiResponse(responseCode = "200", description = "noted")
  @ApiResponse(responseCode = "409", description = "the rule refuses this substitute")
  Mono<ReplyView> answer(@PathVariable UUID id, @RequestBody ReplyForm form) {
    return Answerer.asking()
        .flatMap(who -> open(id).then(Mono.defer(() -> answer(id, who, form))).then(view(id, who)));
  }

  /// Whoever answers after the meeting answers nobody.
  private Mono<Briefing> open(UUID id) {
    return briefings
        .get(id)
        .filter(ReplyController::ahead)
        .switchIfEmpty(
            Mono.error(() ->
                new vn.giaoban.scheduler.decision.RefusedException(
                    vn.giaoban.scheduler.decision.Refusal.of(
                        vn.giaoban.scheduler.decision.Refusal.Kind.CONFLICT, "briefing-over"))));
  }

  private static boolean ahead(Briefing briefing) {
    return briefing.state() == BriefingState.SCHEDULED || briefing.state() == BriefingState.OPEN;
  }

  private Mono<Void> answer(UUID id, Answerer who, ReplyForm form) {
    var status = form.read();
    var number = text(form.registeredNumber());
    return substitute(id, who, status, form.substitute())
        .map(java.util.Optional::of)
        .defaultIfEmpty(java.util.Optional.empty())
        .flatMap(found -> {
          var substitute = found.orElse(null);
          var answer =
              new InvitationService.Answer(
                  status,
                  who.via(),
                  clock.instant(),
                  text(form.comment()),
                  substitute == null ? null : substitute.whole());
          return invitations.answer(id, who.recipient(), answer, substitute, who.actor());
        })
        .then(
            number == null
                ? Mono.empty()
                : invitations.registered(id, who.recipient(), number, who.actor()));
  }

  /// A post chosen from the list brings its rank along.
  private Mono<SubstituteGate.Substitute> substitute(
      UUID id, Answerer who, PartStat status, ReplyForm.@Nullable Substitute given) {
    if (status != PartStat.DELEGATED || given == null) {
      return Mono.empty();
    }
    var title = given.title() == null ? "" : given.title().strip();
    var words =
        new SubstituteGate.Substitute(
            Objects.requireNonNull(given.name()).strip(),
            title,
            given.phone() == null ? "" : given.phone().strip(),
            null,
            null);
    return given.post() == null
        ? Mono.just(words)
        : deputies
            .of(id, who.recipient())
            .flatMap(posts ->
                Mono.justOrEmpty(
                    posts.stream().filter(post -> post.id().equals(given.post())).findFirst()))
            .map(post ->
                new SubstituteGate.Substitute(
                    words.name(),
                    title.isEmpty() ? post.title() : title,
                    words.phone(),
                    post.id(),
                    post.rank()))
            .defaultIfEmpty(words);
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private Mono<ReplyView> view(UUID id, Answerer who) {
    return Mono.zip(
            invitations.get(id, who.recipient()),
            briefings.get(id),
            substitutions
                .find(id, who.recipient())
                .map(java.util.Optional::of)
                .defaultIfEmpty(java.util.Optional.empty()),
            rules.of(id),
            deputies.of(id, who.recipient()),
            requests.ofUnit(id, who.recipient()),
            speakers.ofBriefing(id),
            deputies.registered(id, who.recipient()).defaultIfEmpty(""))
        .map(found ->
            view(
                found.getT1(),
                found.getT2(),
                found.getT3().orElse(null),
                found.getT4().substitutes(),
                found.getT5(),
                found.getT6(),
                found.getT7().stream()
                    .filter(speaker -> speaker.unit().equals(who.recipient()))
                    .toList(),
                found.getT8()));
  }

  private ReplyView view(
      Invitation invitation,
      Briefing briefing,
      @Nullable Substitution substitution,
      SubstituteRule rule,
      List<Deputies.Post> posts,
      List<DocumentRequest> owed,
      List<Speaker> own,
      String number) {
    return new ReplyView(
        new ReplyView.Meeting(
            briefing.id(),
            briefing.title(),
            Objects.requireNonNull(Times.local(briefing.startsAt())),
            Objects.requireNonNull(Times.local(briefing.endsAt())),
            briefing.chair().name(),
            briefing.state().name(),
            briefing.agenda().stream()
                .map(item ->
                    new ReplyView.Item(item.id(), item.title(), (int) item.duration().toMinutes()))
                .toList()),
        invitation.recipient().code(),
        invitation.recipient().name(),
        ahead(briefing) && invitation.standing(),
        invitation.partStat().name(),
        Times.local(invitation.repliedAt()),
        invitation.comment(),
        substitution == null
            ? null
            : new ReplyView.Substitute(
                substitution.name(),
                substitution.title(),
                substitution.phone(),
                substitution.state().name(),
                substitution.reason().isEmpty() ? null : substitution.reason()),
        number.isEmpty() ? null : number,
        new ReplyView.Rule(rule.leastRank(), rule.strict()),
        posts.stream()
            .map(post ->
                new ReplyView.Post(
                    post.id(),
                    post.title(),
                    post.holder(),
                    post.rank(),
                    rule.ruling(post.rank(), "link") == SubstituteRule.Ruling.APPROVED))
            .toList(),
        owed.stream().map(one -> DocumentRequestView.of(one, clock.instant())).toList(),
        own.stream().map(SpeakerView::of).toList());
  }
}
