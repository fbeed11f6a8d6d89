package vn.giaoban.scheduler.attendance;

/// How many units are to be expected.
///
/// @param invited all units that are asked
/// @param expected have accepted, or have a substitute who may come
/// @param open may yet come: silent, undecided, or their substitute waits for the secretary
/// @param needed for the quorum
public record Forecast(int invited, int expected, int open, int needed, Outlook outlook) {
  /// Whether the quorum will be there.
  public enum Outlook {
    /// It is there with those who have accepted.
    ENOUGH,
    /// It needs some of those who are still open.
    UNCERTAIN,
    /// It cannot be reached any more with those who have not declined.
    SHORT
  }

  /// From the counts.
  static Forecast of(Quorum quorum, int invited, int expected, int open) {
    var needed = Math.min(invited, quorum.needed(invited));
    return new Forecast(
        invited,
        expected,
        open,
        needed,
        expected >= needed
            ? Outlook.ENOUGH
            : expected + open >= needed ? Outlook.UNCERTAIN : Outlook.SHORT);
  }
}
