package vn.giaoban.scheduler.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationLetters;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.JoinLinks;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.job.BriefingTask;
import vn.giaoban.scheduler.job.Jobs;
import vn.giaoban.scheduler.job.Sweep;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Reminds invitees, by plan; and once more by the sweep, for plans that were lost or whose
/// briefing was moved.
public final class ReminderService implements BriefingTask, Sweep {
  /// How plans name it.
  public static final String TASK = "remind";

  private final ReminderPlans plans;
  private final Reminders reminders;
  private final Invitations invitations;
  private final InvitationLetters letters;
  private final JoinLinks links;
  private final Outbox outbox;
  private final Jobs jobs;
  private final TransactionalOperator transactions;
  private final InstantSource clock;
  private final Runnable wakeSender;

  public ReminderService(
      ReminderPlans plans,
      Reminders reminders,
      Invitations invitations,
      InvitationLetters letters,
      JoinLinks links,
      Outbox outbox,
      Jobs jobs,
      TransactionalOperator transactions,
      InstantSource clock,
      Runnable wakeSender) {
    this.plans = plans;
    this.reminders = reminders;
    this.invitations = invitations;
    this.letters = letters;
    this.links = links;
    this.outbox = outbox;
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
    this.wakeSender = wakeSender;
  }

  @Override
  public String name() {
    return TASK;
  }

  /// @param detail the lead time, ISO 8601
  @Override
  public Mono<Void> run(UUID briefingId, String detail) {
    try {
      return remind(briefingId, Duration.parse(detail));
    } catch (DateTimeParseException e) {
      return Mono.error(e);
    }
  }

  /// Plans the reminders of a briefing that are still ahead, in place of earlier plans.
  public Mono<Void> plan(UUID briefingId, Instant startsAt) {
    return plans
        .of(briefingId)
        .flatMapIterable(plan -> plan.ahead(startsAt, clock.instant()))
        .concatMap(lead -> jobs.plan(briefingId, TASK, lead.toString(), startsAt.minus(lead)))
        .then();
  }

  /// Reminds everybody who has been invited, has not declined and has not been reminded yet, when
  /// the time for it has come.
  public Mono<Void> remind(UUID briefingId, Duration lead) {
    return plans.of(briefingId).flatMap(plan -> remind(plan, briefingId, lead));
  }

  private Mono<Void> remind(ReminderPlan plan, UUID briefingId, Duration lead) {
    // A plan made before the kind's reminders were changed.
    if (!plan.leads().contains(lead)) {
      return Mono.empty();
    }
    return invitations
        .announcement(briefingId)
        .filter(a -> a.state().equals("SCHEDULED") || a.state().equals("OPEN"))
        .flatMap(a ->
            switch (plan.due(a.startsAt(), lead, clock.instant())) {
              case NOW -> remindAll(a, lead).then(Mono.<Instant>empty());
              case NEVER -> Mono.<Instant>empty();
              case LATER -> Mono.just(a.startsAt().minus(lead));
            })
        .as(transactions::transactional)
        .flatMap(later -> jobs.plan(briefingId, TASK, lead.toString(), later))
        .then(Mono.fromRunnable(wakeSender));
  }

  private Mono<Void> remindAll(Announcement announcement, Duration lead) {
    return letters
        .ready()
        .then(reminders.noted(announcement.briefingId(), announcement.sequence(), lead))
        .flatMap(noted ->
            invitations
                .ofBriefing(announcement.briefingId())
                .flatMapMany(Flux::fromIterable)
                .filter(ReminderService::wanted)
                .filter(invitation -> !noted.contains(invitation.recipient().code()))
                .concatMap(invitation -> remind(announcement, invitation, lead))
                .then());
  }

  private static boolean wanted(Invitation invitation) {
    return invitation.standing()
        && invitation.partStat() != PartStat.DECLINED
        && invitation.status() != InvitationStatus.BOUNCED
        && invitation.recipient().address() != null;
  }

  private Mono<Void> remind(Announcement announcement, Invitation invitation, Duration lead) {
    var briefingId = announcement.briefingId();
    var recipient = invitation.recipient();
    return reminders
        .note(briefingId, announcement.sequence(), lead, recipient.code(), clock.instant())
        .filter(first -> first)
        .flatMap(_ -> links.link(briefingId, recipient))
        .flatMap(link -> {
          var letter = letters.reminder(announcement, recipient, link, lead);
          return outbox.enqueue(
              new OutboxMail(
                  OutboxMail.Kind.REMINDER,
                  "reminder/%s/%s/%d/%s"
                      .formatted(briefingId, recipient.code(), announcement.sequence(), lead),
                  briefingId,
                  recipient.code(),
                  Objects.requireNonNull(recipient.address()),
                  recipient.name(),
                  letter.subject(),
                  letter.text(),
                  letter.html(),
                  letter.calendar(),
                  List.of()));
        })
        .then();
  }

  @Override
  public Mono<Void> run() {
    var now = clock.instant();
    return reminders
        .startingBetween(now, now.plus(ReminderPlan.LONGEST))
        .flatMapMany(Flux::fromIterable)
        .concatMap(this::remindWhatIsDue)
        .then();
  }

  /// Of the reminders whose time has passed, the last one; what is still ahead is left to its plan.
  private Mono<Void> remindWhatIsDue(Reminders.Starting starting) {
    return plans
        .of(starting.briefingId())
        .flatMapMany(plan ->
            Flux.fromIterable(plan.leads())
                .filter(lead ->
                    plan.due(starting.startsAt(), lead, clock.instant()) == ReminderPlan.Due.NOW)
                .concatMap(lead -> remind(plan, starting.briefingId(), lead)))
        .then();
  }
}
