package vn.giaoban.scheduler.attendance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.invitation.InvitationStatus;

/// When somebody must take up the telephone, and for whom. Pure.
public final class EscalationRule {
  /// So long before a meeting every invitee should have answered.
  public static final Duration BEFORE = Duration.ofHours(24);

  /// Whoever was invited later than that has at least so long.
  public static final Duration PATIENCE = Duration.ofHours(1);

  private EscalationRule() {}

  /// How far an invitation that nobody has answered has come.
  public enum Stage {
    /// Its mail came back, still waits, or was never written.
    NOT_RECEIVED,
    NOT_OPENED,
    NOT_ANSWERED
  }

  /// When the list is made. An answer given until then is in time.
  ///
  /// @param invitedAt when the first invitation was written
  public static Instant due(Instant startsAt, Instant invitedAt) {
    var usual = startsAt.minus(BEFORE);
    var earliest = invitedAt.plus(PATIENCE);
    return earliest.isAfter(usual) ? earliest : usual;
  }

  /// Whether the list is to be made now. Once the meeting has begun nobody is called any more.
  static boolean isDue(Instant startsAt, Instant invitedAt, Instant now) {
    return !now.isBefore(due(startsAt, invitedAt)) && now.isBefore(startsAt);
  }

  /// How far it has come; null when the office need not call: there is an answer, or nobody is
  /// asked for one.
  public static @Nullable Stage stage(BoardRow row) {
    if (row.chair() || !row.open()) {
      return null;
    }
    var status = row.status();
    if (status == null || status == InvitationStatus.QUEUED || status == InvitationStatus.BOUNCED) {
      // A link that came another way shows that the unit knows.
      return row.seenAt() == null ? Stage.NOT_RECEIVED : Stage.NOT_ANSWERED;
    }
    return row.seenAt() == null ? Stage.NOT_OPENED : Stage.NOT_ANSWERED;
  }
}
