package vn.giaoban.scheduler.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.inbox.Known.Invited;
import vn.giaoban.scheduler.invitation.Invitations.Whose;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.invitation.Tiding;
import vn.giaoban.scheduler.outbox.OutboxMail;

/// Matches what a mail says with the invitations and says what is to be done where there is no
/// doubt. Pure: everything it needs to know is in [Known].
public final class Sorter {
  /// The `UID` we give briefings and series.
  private static final Pattern UID =
      Pattern.compile("(?i)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@giaoban");

  /// Mails whose fate is the fate of the invitation: who cannot be reached by them cannot be
  /// invited.
  private static final Set<OutboxMail.Kind> INVITING =
      Set.of(
          OutboxMail.Kind.INVITATION,
          OutboxMail.Kind.CANCELLATION,
          OutboxMail.Kind.REMINDER,
          OutboxMail.Kind.CHASE);

  private final InboxRules rules;

  Sorter(InboxRules rules) {
    this.rules = rules;
  }

  /// The calendar `UID` of a briefing: the same for ever, whatever the office's address becomes.
  public static String uid(UUID briefingId) {
    return briefingId + "@giaoban";
  }

  /// The briefing or series that a calendar's `UID` names; empty when it is not ours.
  static Optional<UUID> named(String uid) {
    var found = UID.matcher(uid);
    return found.find() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
  }

  /// What a mail amounts to; `known` knows it afterwards, too.
  ///
  /// @param receivedAt when its server took it
  Finding sort(Understood understood, Known known, Instant receivedAt, Instant now) {
    var head = understood.head();
    if (known.mail(head.messageId()) != null) {
      // Our own mail has come back to us, e.g. by a forwarding.
      return Finding.of(new Verdict.Done("own", null, null));
    }
    if (known.again(head)) {
      return Finding.of(new Verdict.Done("copy", null, null));
    }
    return switch (understood) {
      case Understood.Answer answer -> answer(answer, known, receivedAt);
      case Understood.Proposal proposal -> proposal(proposal, known, receivedAt);
      case Understood.Refresh refresh -> refresh(refresh, known, receivedAt, now);
      case Understood.Report report -> report(report, known);
      case Understood.Receipt receipt -> receipt(receipt, known);
      case Understood.Letter letter -> letter(letter, known);
      case Understood.Automatic automatic ->
          lookAt("automatic", automatic.reason(), correspondent(automatic.head(), known), null);
      case Understood.Unclear unclear ->
          lookAt("mail", unclear.reason(), correspondent(unclear.head(), known), null);
    };
  }

  /// Whom a calendar object speaks for.
  ///
  /// @param invited of one briefing, or of several of a series; empty when nobody is found
  /// @param briefing the briefing meant; null when unknown
  /// @param missing why nobody is found; empty when somebody is
  private record Speaker(List<Invited> invited, @Nullable UUID briefing, String missing) {
    static Speaker none(@Nullable UUID briefing, String missing) {
      return new Speaker(List.of(), briefing, missing);
    }

    Whose first() {
      return invited.getFirst().whose();
    }

    boolean sentBy(Understood.Head head) {
      return invited.getFirst().at(head.from());
    }
  }

  /// The token in the address it was sent to counts first: mail programs lose `UID` and
  /// `ORGANIZER`, but they cannot answer to another address. Then the `UID`, with whoever is named,
  /// else who wrote.
  private static Speaker speaker(
      Understood.Head head, Understood.Meeting meeting, @Nullable String attendee, Known known) {
    var uid = named(meeting.uid());
    var meetings = uid.map(id -> known.named(id, meeting.recurrence())).orElse(List.of());
    var token = known.token(head);
    if (token != null) {
      var meant =
          meetings.stream()
              .map(one -> known.invited(new Whose(one.id(), token.recipient())))
              .filter(Objects::nonNull)
              .toList();
      var own = known.invited(token);
      return !meant.isEmpty()
          ? new Speaker(meant, meant.getFirst().whose().briefingId(), "")
          : own == null
              ? Speaker.none(token.briefingId(), "unknown-sender")
              : new Speaker(List.of(own), token.briefingId(), "");
    }
    if (meetings.isEmpty()) {
      return Speaker.none(null, "unknown-meeting");
    }
    var speaking = new ArrayList<Invited>();
    var missing = "unknown-sender";
    for (var one : meetings) {
      var named = known.invited(one.id(), attendee);
      var at = named.isEmpty() ? known.invited(one.id(), head.from()) : named;
      if (at.size() > 1) {
        missing = "several-units";
      } else {
        speaking.addAll(at);
      }
    }
    var briefing = meetings.size() == 1 ? meetings.getFirst().id() : null;
    return speaking.isEmpty() || !missing.equals("unknown-sender")
        ? Speaker.none(briefing, missing)
        : new Speaker(speaking, speaking.getFirst().whose().briefingId(), "");
  }

  /// Several answers in one mail are taken as far as they can be; the first that cannot shows the
  /// mail to a person.
  private Finding answer(Understood.Answer answer, Known known, Instant receivedAt) {
    var tidings = new ArrayList<Tiding>();
    @Nullable Verdict verdict = null;
    for (var said : answer.said()) {
      var one = answer(answer.head(), said, known, receivedAt);
      tidings.addAll(one.tidings());
      if (verdict == null
          || (verdict instanceof Verdict.Done && !verdict.kind().equals("reply"))
          || one.verdict() instanceof Verdict.Unclear && verdict instanceof Verdict.Done) {
        verdict = one.verdict();
      }
    }
    return verdict == null
        ? lookAt("reply", "no-answer", correspondent(answer.head(), known), null)
        : Finding.of(verdict, tidings);
  }

  private Finding answer(
      Understood.Head head, Understood.Said said, Known known, Instant receivedAt) {
    var speaker = speaker(head, said.meeting(), said.attendee(), known);
    var status = said.partStat();
    if (speaker.invited().isEmpty()) {
      return lookAt("reply", speaker.missing(), speaker.briefing(), null, status);
    }
    if (status == null || status == PartStat.NEEDS_ACTION) {
      return lookAt("reply", "no-answer", speaker.first(), null);
    }
    if (head.verified() == Verified.FAILED) {
      return lookAt("reply", "unverified", speaker.first(), status);
    }
    if (!speaker.sentBy(head)) {
      // Somebody else answers: for the invitee (a clerk, a forger), or for himself (the invitation
      // was passed on to him).
      var attendee = said.attendee();
      var own =
          attendee != null
              && attendee.equalsIgnoreCase(head.from())
              && !speaker.invited().getFirst().at(attendee);
      return lookAt("reply", own ? "passed-on" : "sender-differs", speaker.first(), status);
    }
    return taken(head, said, status, speaker, known, receivedAt);
  }

  private Finding taken(
      Understood.Head head,
      Understood.Said said,
      PartStat status,
      Speaker speaker,
      Known known,
      Instant receivedAt) {
    var given = given(said, receivedAt);
    var tidings = new ArrayList<Tiding>();
    var obstacle = "";
    for (var invited : speaker.invited()) {
      var hindered = obstacle(invited, known, given);
      if (!hindered.isEmpty()) {
        obstacle = hindered;
      } else if (!stale(said, invited, given)) {
        known.answered(invited.whose(), status, given);
        tidings.add(
            new Tiding.Answered(
                invited.whose().briefingId(),
                invited.whose().recipient(),
                status,
                given,
                said.comment().isBlank() ? null : said.comment(),
                said.delegate(),
                unverified(head)));
      }
    }
    if (tidings.isEmpty() && !obstacle.isEmpty() && speaker.invited().size() == 1) {
      return lookAt("reply", obstacle, speaker.first(), status);
    }
    var kind = tidings.isEmpty() ? "stale" : "reply";
    return Finding.of(
        new Verdict.Done(kind, speaker.first().briefingId(), speaker.first().recipient()), tidings);
  }

  private static String obstacle(Invited invited, Known known, Instant given) {
    var meeting = known.meeting(invited.whose().briefingId());
    if (!invited.standing() || meeting == null || meeting.state().equals("CANCELLED")) {
      return "called-off";
    }
    return given.isAfter(meeting.endsAt()) ? "late" : "";
  }

  private boolean unverified(Understood.Head head) {
    return rules.relayTrusted() && head.verified() != Verified.PASSED;
  }

  /// A sender's clock may be ahead; an answer is not given after it came.
  private static Instant given(Understood.Said said, Instant receivedAt) {
    var stamp = said.stamp();
    return stamp == null || stamp.isAfter(receivedAt) ? receivedAt : stamp;
  }

  /// Older than what we know, or an answer to an earlier version. `SEQUENCE` alone does not decide:
  /// Outlook does not keep it in answers.
  private static boolean stale(Understood.Said said, Invited invited, Instant given) {
    var known = invited.repliedAt();
    var repeated = given.equals(known) && said.partStat() == invited.partStat();
    if (known != null && (given.isBefore(known) || repeated)) {
      return true;
    }
    var told = invited.sentAt();
    return said.sequence() < invited.sequence() && told != null && given.isBefore(told);
  }

  /// Another time is never taken by itself: the secretary moves the briefing, or declines.
  private Finding proposal(Understood.Proposal proposal, Known known, Instant receivedAt) {
    var speaker = speaker(proposal.head(), proposal.meeting(), proposal.attendee(), known);
    if (speaker.invited().isEmpty()) {
      return lookAt("counter", speaker.missing(), speaker.briefing(), null, null);
    }
    var obstacle = obstacle(speaker.invited().getFirst(), known, receivedAt);
    var doubt =
        proposal.head().verified() == Verified.FAILED
            ? "unverified"
            : !speaker.sentBy(proposal.head()) ? "sender-differs" : obstacle;
    return lookAt("counter", doubt.isEmpty() ? "another-time" : doubt, speaker.first(), null);
  }

  /// The invitation goes to the address that was invited, whoever asks; seldom, and to no machine.
  private Finding refresh(
      Understood.Refresh refresh, Known known, Instant receivedAt, Instant now) {
    var head = refresh.head();
    var speaker = speaker(head, refresh.meeting(), refresh.attendee(), known);
    var from = head.from();
    if (speaker.invited().isEmpty()) {
      return lookAt("refresh", speaker.missing(), speaker.briefing(), null, null);
    }
    if (from == null || !speaker.sentBy(head)) {
      return lookAt("refresh", "sender-differs", speaker.first(), null);
    }
    var invited = speaker.invited().getFirst();
    var done =
        new Verdict.Done("refresh", invited.whose().briefingId(), invited.whose().recipient());
    var soonest = now.minus(rules.refreshPause());
    var sent = invited.sentAt();
    var answers = known.answersTo(from);
    if (head.automatic()
        || head.verified() == Verified.FAILED
        || (sent != null && sent.isAfter(soonest))
        || answers.stream().anyMatch(at -> at.isAfter(soonest))
        || answers.size() >= rules.answersAnHour()
        || !obstacle(invited, known, receivedAt).isEmpty()) {
      return Finding.of(done);
    }
    known.answering(from, now);
    return Finding.again(done, invited.whose(), now);
  }

  private Finding report(Understood.Report report, Known known) {
    var token = known.token(report.head());
    var own = known.mail(report.messageId());
    var deeds = new ArrayList<Tiding>();
    @Nullable Whose about = own == null ? token : own.whose();
    for (var fate : report.fates()) {
      var newest = known.newest(fate.address());
      var whose = about != null ? about : newest == null ? null : newest.whose();
      if (whose != null) {
        deed(fate, whose, own, report.messageId(), known).ifPresent(deeds::add);
        about = about == null && report.fates().size() == 1 ? whose : about;
      }
      if (whose != null && deeds.isEmpty()) {
        // It is understood and changes nothing: delayed, or about an earlier version.
        about = whose;
      }
    }
    if (about == null && deeds.isEmpty()) {
      return lookAt("report", "unknown-mail", null, null, null);
    }
    var first = deeds.isEmpty() ? null : deeds.getFirst();
    return Finding.of(
        about != null
            ? new Verdict.Done("report", about.briefingId(), about.recipient())
            : new Verdict.Done(
                "report", Objects.requireNonNull(first).briefingId(), first.recipient()),
        deeds);
  }

  private static Optional<Tiding> deed(
      Understood.Fate fate,
      Whose whose,
      Known.@Nullable OwnMail own,
      @Nullable String messageId,
      Known known) {
    var invited = known.invited(whose);
    var earlier =
        own != null
            && own.kind() == OutboxMail.Kind.INVITATION
            && invited != null
            && invited.messageId() != null
            && !invited.messageId().equals(messageId);
    if (own != null && !INVITING.contains(own.kind())) {
      return fate.failed()
          ? Optional.of(
              new Tiding.OtherBounced(
                  whose.briefingId(),
                  whose.recipient(),
                  own.kind().name(),
                  fate.status(),
                  fate.diagnostic()))
          : Optional.empty();
    }
    if (invited == null || earlier) {
      return Optional.empty();
    }
    if (fate.failed()) {
      return Optional.of(
          new Tiding.Bounced(
              whose.briefingId(), whose.recipient(), fate.status(), fate.diagnostic()));
    }
    return fate.arrived()
        ? Optional.of(new Tiding.Delivered(whose.briefingId(), whose.recipient()))
        : Optional.empty();
  }

  private Finding receipt(Understood.Receipt receipt, Known known) {
    var own = known.mail(receipt.messageId());
    var token = known.token(receipt.head());
    var newest = known.newest(receipt.address());
    var whose = own != null ? own.whose() : token != null ? token : null;
    whose = whose == null && newest != null ? newest.whose() : whose;
    if (whose == null) {
      return lookAt("receipt", "unknown-mail", null, null, null);
    }
    var done = new Verdict.Done("receipt", whose.briefingId(), whose.recipient());
    return receipt.opened() && (own == null || INVITING.contains(own.kind()))
        ? Finding.of(done, List.of(new Tiding.Seen(whose.briefingId(), whose.recipient())))
        : Finding.of(done);
  }

  /// Words are shown to the secretary, with what they seem to say. Papers that a unit was asked for
  /// are taken in when there is no doubt which request they answer.
  private Finding letter(Understood.Letter letter, Known known) {
    var head = letter.head();
    var whose = correspondent(head, known);
    var status = letter.suggestion() == null ? null : letter.suggestion().partStat();
    var invited = whose == null ? null : known.invited(whose);
    var owed = invited == null ? List.<UUID>of() : invited.openRequests();
    if (invited == null || Filing.papers(letter.attachments()).isEmpty() || owed.isEmpty()) {
      return lookAt("letter", "letter", whose, status);
    }
    var doubt =
        head.verified() == Verified.FAILED
            ? "unverified"
            : !invited.at(head.from()) ? "sender-differs" : "";
    if (!doubt.isEmpty()) {
      return lookAt("papers", doubt, whose, status);
    }
    if (owed.size() > 1) {
      return lookAt("papers", "several-requests", whose, status);
    }
    return Finding.of(
        new Verdict.Filing(
            invited.whose().briefingId(), invited.whose().recipient(), owed.getFirst()));
  }

  /// Who has written, as far as can be told: by the address it was sent to, by the mail of ours it
  /// answers, by the sender's address.
  private static @Nullable Whose correspondent(Understood.Head head, Known known) {
    var token = known.token(head);
    if (token != null) {
      return token;
    }
    var own = known.answered(head);
    if (own != null) {
      return own.whose();
    }
    var newest = known.newest(head.from());
    return newest == null ? null : newest.whose();
  }

  private static Finding lookAt(
      String kind, String reason, @Nullable Whose whose, @Nullable PartStat status) {
    return lookAt(
        kind,
        reason,
        whose == null ? null : whose.briefingId(),
        whose == null ? null : whose.recipient(),
        status);
  }

  private static Finding lookAt(
      String kind,
      String reason,
      @Nullable UUID briefing,
      @Nullable String recipient,
      @Nullable PartStat status) {
    return Finding.of(new Verdict.Unclear(kind, reason, briefing, recipient, status));
  }
}
