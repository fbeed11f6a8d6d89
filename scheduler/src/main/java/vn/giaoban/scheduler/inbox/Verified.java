package vn.giaoban.scheduler.inbox;

/// Whether the sender of a mail is who it says, as the office's own mail relay has found out
/// (Authentication-Results, RFC 8601).
public enum Verified {
  /// The domain of From vouches for it.
  PASSED,
  /// It does not, and says that it would.
  FAILED,
  /// Nothing is known: no relay is trusted, or it said nothing.
  UNKNOWN
}
