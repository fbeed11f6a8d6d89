package vn.giaoban.scheduler.invitation;

/// How far a mail to an invitee has come.
public enum InvitationStatus {
  /// In the outbox.
  QUEUED,
  /// The mail server has taken it.
  SENT,
  /// It has arrived: a server says so, or the invitee has answered or opened it.
  DELIVERED,
  /// It will not arrive.
  BOUNCED
}
