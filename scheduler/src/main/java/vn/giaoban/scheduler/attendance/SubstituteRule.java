package vn.giaoban.scheduler.attendance;

import org.jspecify.annotations.Nullable;

/// Who may sit in somebody's place. Pure.
///
/// @param leastRank the lowest rank that may come, see [Rank]; null: anybody
/// @param strict whether a lower one is refused; else the secretary decides
public record SubstituteRule(@Nullable Integer leastRank, boolean strict) {
  /// Anybody may.
  public static final SubstituteRule NONE = new SubstituteRule(null, false);

  /// What the rule says of somebody.
  public enum Ruling {
    APPROVED,
    /// The secretary decides.
    WAITING,
    REFUSED
  }

  /// Whether there is such a rank, and somebody below it.
  public boolean makesSense() {
    return leastRank == null || (leastRank >= Rank.HEAD && leastRank < Rank.STAFF);
  }

  /// Of a substitute that was named.
  ///
  /// @param rank null: unknown
  /// @param via `mail`, `desk`, `account` or `link`
  public Ruling ruling(@Nullable Integer rank, String via) {
    // What the office itself notes it has looked at.
    if (leastRank == null || via.equals("desk")) {
      return Ruling.APPROVED;
    }
    if (rank == null) {
      return Ruling.WAITING;
    }
    if (rank <= leastRank) {
      return Ruling.APPROVED;
    }
    // A mail cannot be answered on the spot: the secretary tells the unit.
    return strict && !via.equals("mail") ? Ruling.REFUSED : Ruling.WAITING;
  }
}
