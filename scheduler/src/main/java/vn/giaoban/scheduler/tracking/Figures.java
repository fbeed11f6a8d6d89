package vn.giaoban.scheduler.tracking;

import org.jspecify.annotations.Nullable;

/// How a unit has dealt with the invitations to meetings of some time that have begun.
///
/// @param invited how many meetings it was invited to
/// @param sent how many of these mails the server took
/// @param bounced how many came back and nothing showed that the unit knew all the same
/// @param opened how many it opened, or answered
/// @param answered how many it answered at all
/// @param inTime how many before somebody had to be called, see
///   [vn.giaoban.scheduler.attendance.EscalationRule]
/// @param answerSeconds from the mail to the answer, on average; null: it answered none
/// @param held how many of the meetings are over and were counted
/// @param came to how many of these it came
/// @param declined how many it said it would not come to
/// @param substituted to how many it sent somebody else
/// @param missedSeconds of the meetings it came to, how long it was not in the room
/// @param chases how often it had to be asked for an answer
public record Figures(
    int invited,
    int sent,
    int bounced,
    int opened,
    int answered,
    int inTime,
    @Nullable Long answerSeconds,
    int held,
    int came,
    int declined,
    int substituted,
    long missedSeconds,
    int chases) {
  /// Of a unit that was invited to nothing.
  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, null, 0, 0, 0, 0, 0, 0);

  /// From 0, all is well, to 3: nothing is answered in time, nobody comes, all comes back. By this
  /// units are ordered.
  public double trouble() {
    return share(invited - inTime, invited)
        + share(held - came - Math.min(declined, held - came), held)
        + share(bounced, invited);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
  }
}
