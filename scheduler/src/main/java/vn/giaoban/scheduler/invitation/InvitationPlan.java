package vn.giaoban.scheduler.invitation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;

/// Works out who must be told what. Pure.
final class InvitationPlan {
  private InvitationPlan() {}

  /// The mails that bring everybody up to date; none when everybody is.
  ///
  /// @param told what each recipient was told last, by code
  static Decision<List<Step>> of(Announcement announcement, Map<String, Invitation> told) {
    if (announcement.state().equals("CLOSED")) {
      return Decision.refused(Refusal.of(Refusal.Kind.CONFLICT, "invitation-too-late"));
    }
    var steps = new ArrayList<Step>();
    var wanted = new HashSet<String>();
    if (!announcement.cancelled()) {
      for (var recipient : announcement.recipients()) {
        wanted.add(recipient.code());
        var invite = invite(announcement, recipient, told.get(recipient.code()));
        if (invite != null) {
          steps.add(invite);
        }
      }
      if (wanted.isEmpty()) {
        return Decision.refused(Refusal.of(Refusal.Kind.CONFLICT, "invitation-nobody"));
      }
    }
    for (var invitation : told.values()) {
      if (invitation.standing() && !wanted.contains(invitation.recipient().code())) {
        steps.add(callOff(announcement, invitation));
      }
    }
    return Decision.accepted(steps);
  }

  private static @Nullable Step invite(
      Announcement announcement, Recipient recipient, @Nullable Invitation told) {
    if (told == null) {
      return new Step.Invite(recipient, false, 0);
    }
    if (!told.standing() || told.sequence() < announcement.sequence()) {
      var again = told.sequence() == announcement.sequence();
      return new Step.Invite(recipient, told.standing(), again ? told.attempt() + 1 : 0);
    }
    return told.status() == InvitationStatus.BOUNCED
        ? new Step.Invite(recipient, false, told.attempt() + 1)
        : null;
  }

  private static Step callOff(Announcement announcement, Invitation told) {
    return new Step.CallOff(
        told.recipient(), Math.max(announcement.sequence(), told.sequence()), told.attempt() + 1);
  }
}
