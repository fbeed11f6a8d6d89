package vn.giaoban.scheduler.briefing;

/// What has to be done next for a briefing: the desk shows it as steps.
public enum Stage {
  /// Nobody is to be invited yet.
  DRAFT,
  /// Invitations have not been sent.
  INVITE,
  /// Invited; documents and replies are gathered.
  PREPARE,
  /// The room is open.
  MEET,
  /// Over; the minutes have not been distributed.
  MINUTES,
  /// Distributed; what was decided is followed.
  FOLLOW;

  /// The stage that follows from what happened.
  ///
  /// @param units how many units are invited
  /// @param invited whether invitations were requested
  /// @param distributed whether the minutes went out
  static Stage of(BriefingState state, int units, boolean invited, boolean distributed) {
    return switch (state) {
      case SCHEDULED, CANCELLED -> invited ? PREPARE : units == 0 ? DRAFT : INVITE;
      case OPEN -> MEET;
      case CLOSED -> distributed ? FOLLOW : MINUTES;
    };
  }
}
