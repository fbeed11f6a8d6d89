package vn.giaoban.scheduler.invitation;

/// One mail that sending amounts to.
sealed interface Step {
  /// Whom to tell.
  Recipient recipient();

  /// Tell to come.
  ///
  /// @param update whether an earlier version was told
  /// @param attempt rises when this very version is sent anew
  record Invite(Recipient recipient, boolean update, int attempt) implements Step {}

  /// Tell not to come any more.
  ///
  /// @param sequence not below what was told last
  record CallOff(Recipient recipient, int sequence, int attempt) implements Step {}
}
