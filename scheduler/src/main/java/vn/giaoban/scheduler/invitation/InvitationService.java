package vn.giaoban.scheduler.invitation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.Document;
import vn.giaoban.scheduler.document.Documents;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.OutboxMail.AttachedFile;

/// Sends invitations and takes answers.
public final class InvitationService {
  /// What begins within so long overtakes other mail.
  private static final Duration URGENT = Duration.ofHours(24);

  /// Recipients told by one set of statements.
  private static final int AT_ONCE = 200;

  private final Invitations invitations;
  private final InvitationLetters letters;
  private final OfficialLetter officialLetter;
  private final JoinLinks links;
  private final Documents documents;
  private final Outbox outbox;
  private final Journal journal;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final AfterSending afterSending;
  private final SubstituteGate substitutes;

  public InvitationService(
      Invitations invitations,
      InvitationLetters letters,
      OfficialLetter officialLetter,
      JoinLinks links,
      Documents documents,
      Outbox outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      AfterSending afterSending,
      SubstituteGate substitutes) {
    this.invitations = invitations;
    this.letters = letters;
    this.officialLetter = officialLetter;
    this.links = links;
    this.documents = documents;
    this.outbox = outbox;
    this.journal = journal;
    this.transactions = transactions;
    this.clock = clock;
    this.afterSending = afterSending;
    this.substitutes = substitutes;
  }

  /// Brings every invitee up to date: who has not been told is invited, who was told an earlier
  /// version gets an update, who is no longer invited a cancellation. Whoever is up to date gets
  /// nothing; a mail that bounced is sent again.
  ///
  /// @param message a word of the secretary's; empty without
  /// @param letter whether the letter of invitation goes along as a file
  /// @return all invitations as they stand now
  public Mono<List<Invitation>> send(UUID briefingId, String message, boolean letter, Actor actor) {
    return letters
        .ready()
        .then(announcement(briefingId))
        // Before the journal, here as everywhere: answers come at any time.
        .zipWhen(_ -> invitations.lock(briefingId).then(invitations.ofBriefing(briefingId)))
        .flatMap(found -> {
          var told = new LinkedHashMap<String, Invitation>();
          found.getT2().forEach(invitation -> told.put(invitation.recipient().code(), invitation));
          return switch (InvitationPlan.of(found.getT1(), told)) {
            case Decision.Refused<List<Step>>(var refusal) ->
                Mono.<Instant>error(new RefusedException(refusal));
            case Decision.Accepted<List<Step>>(var steps) ->
                requested(found.getT1(), steps, actor)
                    .then(carryOut(found.getT1(), steps, message, letter))
                    .thenReturn(found.getT1().startsAt());
          };
        })
        .as(transactions::transactional)
        .flatMap(startsAt -> afterSending.sent(briefingId, startsAt))
        .then(list(briefingId));
  }

  /// What its invitees are told of a briefing, as it is now; refused as `briefing-not-found`.
  public Mono<Announcement> announcement(UUID briefingId) {
    return invitations
        .announcement(briefingId)
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "briefing-not-found")));
  }

  private Mono<Void> carryOut(
      Announcement announcement, List<Step> steps, String message, boolean letter) {
    var inviting = steps.stream().anyMatch(Step.Invite.class::isInstance);
    Mono<List<AttachedFile>> own =
        letter && inviting
            ? officialLetter.print(announcement, message).map(List::of)
            : Mono.just(List.of());
    return Mono.zip(papers(announcement.briefingId()), own)
        .flatMapMany(with -> {
          var enclosed = Enclosures.of(with.getT1(), with.getT2());
          return Flux.fromIterable(steps)
              .buffer(AT_ONCE)
              .concatMap(some -> tell(announcement, some, message, enclosed));
        })
        .then();
  }

  private Mono<Void> requested(Announcement announcement, List<Step> steps, Actor actor) {
    var invited =
        steps.stream()
            .filter(Step.Invite.class::isInstance)
            .map(step -> ((Step.Invite) step).recipient().code())
            .toList();
    var calledOff =
        steps.stream()
            .filter(Step.CallOff.class::isInstance)
            .map(step -> ((Step.CallOff) step).recipient().code())
            .toList();
    return requested(announcement, "REQUEST", invited, actor)
        .then(requested(announcement, "CANCEL", calledOff, actor));
  }

  private Mono<Void> requested(
      Announcement announcement, String method, List<String> units, Actor actor) {
    return units.isEmpty()
        ? Mono.empty()
        : journal
            .append(
                announcement.briefingId(),
                actor,
                "InvitationsRequested",
                Map.of("sequence", announcement.sequence(), "method", method, "units", units))
            .then();
  }

  private Mono<List<Document>> papers(UUID briefingId) {
    return documents
        .ofBriefing(briefingId)
        .map(all ->
            all.stream().filter(document -> document.purpose() == Document.Purpose.PAPER).toList());
  }

  /// Notes what some recipients are told and puts their mails into the outbox, many at a time: a
  /// province's thousands must not wait for as many answers of the database.
  private Mono<Void> tell(
      Announcement announcement, List<Step> steps, String message, Enclosures enclosed) {
    var briefingId = announcement.briefingId();
    var reachable = steps.stream().filter(step -> step.recipient().address() != null).toList();
    var invited =
        reachable.stream().filter(Step.Invite.class::isInstance).map(Step::recipient).toList();
    return invitations
        .told(briefingId, steps.stream().map(step -> telling(announcement, step)).toList())
        .then(Mono.defer(() -> links.links(briefingId, invited)))
        .flatMap(to ->
            outbox.enqueueAll(
                reachable.stream()
                    .map(step ->
                        switch (step) {
                          case Step.Invite invite ->
                              invitation(
                                  announcement,
                                  invite,
                                  Objects.requireNonNull(to.get(invite.recipient().code())),
                                  message,
                                  enclosed);
                          case Step.CallOff callOff -> cancellation(announcement, callOff);
                        })
                    .toList()))
        .thenMany(Flux.fromIterable(steps))
        .filter(step -> step instanceof Step.Invite && step.recipient().address() == null)
        .concatMap(step -> unreachable(briefingId, step.recipient().code()))
        .then();
  }

  private static Invitations.Telling telling(Announcement announcement, Step step) {
    return switch (step) {
      case Step.Invite invite ->
          new Invitations.Telling(
              invite.recipient(), "REQUEST", announcement.sequence(), invite.attempt(), true);
      case Step.CallOff callOff ->
          new Invitations.Telling(
              callOff.recipient(), "CANCEL", callOff.sequence(), callOff.attempt(), false);
    };
  }

  private OutboxMail invitation(
      Announcement announcement, Step.Invite step, URI link, String message, Enclosures enclosed) {
    var content =
        new InvitationLetters.Content(
            link, step.update(), message, enclosed.titles(), enclosed.papersAttached());
    return mail(
        OutboxMail.Kind.INVITATION,
        "invitation/%s/%s/%d/%d"
            .formatted(
                announcement.briefingId(),
                step.recipient().code(),
                announcement.sequence(),
                step.attempt()),
        announcement,
        step.recipient(),
        letters.request(announcement, step.recipient(), content, clock.instant()),
        enclosed.files());
  }

  private OutboxMail cancellation(Announcement announcement, Step.CallOff step) {
    return mail(
        OutboxMail.Kind.CANCELLATION,
        "cancellation/%s/%s/%d/%d"
            .formatted(
                announcement.briefingId(),
                step.recipient().code(),
                step.sequence(),
                step.attempt()),
        announcement,
        step.recipient(),
        letters.cancel(announcement, step.recipient(), step.sequence(), clock.instant()),
        List.of());
  }

  private Mono<Void> unreachable(UUID briefingId, String recipient) {
    return bounced(briefingId, recipient, "5.1.3", "no address");
  }

  private OutboxMail mail(
      OutboxMail.Kind kind,
      String key,
      Announcement announcement,
      Recipient recipient,
      InvitationLetters.Letter letter,
      List<AttachedFile> files) {
    return new OutboxMail(
        kind,
        key,
        announcement.briefingId(),
        recipient.code(),
        Objects.requireNonNull(recipient.address()),
        recipient.name(),
        letter.subject(),
        letter.text(),
        letter.html(),
        letter.calendar(),
        files,
        announcement.startsAt().isBefore(clock.instant().plus(URGENT)));
  }

  /// Sends a recipient the invitation that it has got, again.
  ///
  /// @param cause names this sending among all of the same version
  /// @return false when there is nothing to send: not invited, no address, or a newer version has
  ///   not been sent yet
  public Mono<Boolean> again(UUID briefingId, String recipient, String cause) {
    return letters
        .ready()
        .then(announcement(briefingId))
        .zipWith(invitations.find(briefingId, recipient))
        .flatMap(found -> {
          var announcement = found.getT1();
          var invitation = found.getT2();
          var to =
              announcement.recipients().stream()
                  .filter(one -> one.code().equals(recipient) && one.address() != null)
                  .findFirst();
          return to.isEmpty()
                  || !invitation.standing()
                  || announcement.cancelled()
                  || invitation.sequence() != announcement.sequence()
              ? Mono.just(false)
              : again(announcement, new Step.Invite(to.get(), false, invitation.attempt()), cause)
                  .thenReturn(true);
        })
        .as(transactions::transactional)
        .defaultIfEmpty(false);
  }

  private Mono<Void> again(Announcement announcement, Step.Invite step, String cause) {
    return Mono.zip(
            papers(announcement.briefingId()),
            links.link(announcement.briefingId(), step.recipient()))
        .flatMap(with -> {
          var enclosed = Enclosures.of(with.getT1(), List.of());
          var mail = invitation(announcement, step, with.getT2(), "", enclosed);
          return outbox.enqueue(mail.named(mail.key() + "/" + cause));
        })
        .then();
  }

  /// The invitations that stand; of a cancelled briefing, those called off.
  public Mono<List<Invitation>> list(UUID briefingId) {
    return announcement(briefingId)
        .flatMap(announcement ->
            invitations
                .ofBriefing(briefingId)
                .map(all ->
                    all.stream()
                        .filter(invitation -> invitation.standing() || announcement.cancelled())
                        .toList()));
  }

  /// One of them.
  public Mono<Invitation> get(UUID briefingId, String recipient) {
    return invitations
        .find(briefingId, recipient)
        .switchIfEmpty(
            Mono.error(() ->
                new RefusedException(
                    Refusal.of(Refusal.Kind.NOT_FOUND, "not-invited", Map.of("unit", recipient)))));
  }

  /// An answer, however it came; whoever it names as coming instead is known by these words only.
  public Mono<Invitation> answer(UUID briefingId, String recipient, Answer answer, Actor actor) {
    var words = answer.delegate();
    return answer(
        briefingId,
        recipient,
        answer,
        words == null ? null : SubstituteGate.Substitute.of(words),
        actor);
  }

  /// An answer, however it came.
  ///
  /// @param substitute who comes instead; null: nobody is named
  public Mono<Invitation> answer(
      UUID briefingId,
      String recipient,
      Answer answer,
      SubstituteGate.@Nullable Substitute substitute,
      Actor actor) {
    return get(briefingId, recipient)
        .flatMap(invitation ->
            invitation.standing()
                ? looked(invitation, answer, substitute, actor)
                    .then(Mono.defer(() -> answered(invitation, answer, actor)))
                : Mono.error(refused(Refusal.Kind.CONFLICT, "invitation-called-off")))
        .as(transactions::transactional)
        .then(get(briefingId, recipient));
  }

  private Mono<Void> looked(
      Invitation invitation,
      Answer answer,
      SubstituteGate.@Nullable Substitute substitute,
      Actor actor) {
    return answer.partStat() == PartStat.DELEGATED && substitute != null
        ? substitutes.named(invitation, answer, substitute, actor)
        : substitutes.none(invitation.briefingId(), invitation.recipient().code());
  }

  /// What an invitee says.
  ///
  /// @param via `mail`, `desk`, `account` or `link`
  /// @param at when it was said
  public record Answer(
      PartStat partStat,
      String via,
      Instant at,
      @Nullable String comment,
      @Nullable String delegate) {}

  private Mono<Void> answered(Invitation invitation, Answer answer, Actor actor) {
    var briefingId = invitation.briefingId();
    var recipient = invitation.recipient().code();
    var payload = new HashMap<String, Object>();
    payload.put("unit", recipient);
    payload.put("partStat", answer.partStat().name());
    payload.put("via", answer.via());
    if (answer.comment() != null) {
      payload.put("comment", answer.comment());
    }
    if (answer.delegate() != null) {
      payload.put("delegate", answer.delegate());
    }
    return invitations
        .answered(
            briefingId,
            recipient,
            answer.partStat(),
            answer.at(),
            answer.via(),
            answer.comment(),
            answer.delegate())
        .then(answer.via().equals("mail") ? arrived(invitation) : Mono.<Void>empty())
        .then(journal.append(briefingId, actor, "InvitationReplied", payload))
        .then();
  }

  /// Whoever answers by mail has got ours.
  private Mono<Void> arrived(Invitation invitation) {
    var recipient = invitation.recipient();
    var address = recipient.address();
    return invitations
        .delivered(invitation.briefingId(), recipient.code())
        .then(address == null ? Mono.empty() : invitations.addressWorks(address));
  }

  /// The receiving office has entered the invitation in its register (vào sổ).
  ///
  /// @param number its number there; null: unknown
  public Mono<Void> registered(
      UUID briefingId, String recipient, @Nullable String number, Actor actor) {
    return get(briefingId, recipient)
        .filterWhen(_ -> invitations.registered(briefingId, recipient, number, clock.instant()))
        .flatMap(_ -> invitations.delivered(briefingId, recipient))
        .flatMap(_ ->
            journal.append(
                briefingId,
                actor,
                "InvitationRegistered",
                number == null
                    ? Map.of("unit", recipient)
                    : Map.of("unit", recipient, "number", number)))
        .then()
        .as(transactions::transactional);
  }

  /// The invitee has opened the mail or its link. The journal hears of the first time; of somebody
  /// who was not invited, nothing.
  ///
  /// @param how `link` or `receipt`
  public Mono<Void> seen(UUID briefingId, String recipient, String how) {
    return invitations
        .seen(briefingId, recipient, clock.instant())
        .filter(first -> first)
        .flatMap(_ -> invitations.delivered(briefingId, recipient))
        .flatMap(_ ->
            journal.append(
                briefingId,
                Actor.mail(recipient),
                "InvitationSeen",
                Map.of("unit", recipient, "how", how)))
        .then()
        .as(transactions::transactional);
  }

  /// A server says that the mail has arrived.
  public Mono<Void> delivered(UUID briefingId, String recipient) {
    return invitations
        .delivered(briefingId, recipient)
        .filter(raised -> raised)
        .flatMap(_ ->
            journal.append(
                briefingId,
                Actor.mail(recipient),
                "InvitationDelivered",
                Map.of("unit", recipient)))
        .then()
        .as(transactions::transactional);
  }

  /// A server says that the mail will not arrive.
  ///
  /// @param status as in RFC 3463
  public Mono<Void> bounced(UUID briefingId, String recipient, String status, String diagnostic) {
    return invitations
        .bounced(briefingId, recipient, (status + " " + diagnostic).strip())
        .filter(news -> news)
        .flatMap(_ ->
            journal.append(
                briefingId,
                Actor.mail(recipient),
                "InvitationBounced",
                Map.of("unit", recipient, "status", status, "diagnostic", diagnostic)))
        .then()
        .as(transactions::transactional);
  }

  /// Tells the invitees of briefings that were called off meanwhile.
  public Mono<Void> tellCancelled() {
    return invitations
        .cancelledAndUntold()
        .flatMapMany(Flux::fromIterable)
        .concatMap(briefingId -> send(briefingId, "", false, Actor.job("cancellations")))
        .then();
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }
}
