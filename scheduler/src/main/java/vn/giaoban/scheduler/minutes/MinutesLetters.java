package vn.giaoban.scheduler.minutes;

import vn.giaoban.scheduler.outbox.OutboxMail;

/// Writes the mail that brings approved minutes to a unit.
public interface MinutesLetters {
  /// The mail.
  ///
  /// @param pdf the approved minutes, as an attachment
  OutboxMail letter(
      Minutes minutes,
      Minutes.Approval approval,
      MinutesFacts.Invited unit,
      OutboxMail.AttachedFile pdf);
}
