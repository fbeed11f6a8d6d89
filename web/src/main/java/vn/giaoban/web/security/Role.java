package vn.giaoban.web.security;

/// What an account may do. Who may call which path is written once, in [SecurityConfiguration].
public enum Role {
  /// Everything, and accounts.
  ADMIN,
  /// Writes everything about briefings.
  SECRETARY,
  /// Reads everything; opens, closes, approves.
  CHAIR,
  /// Reads its own unit's briefings and answers for its unit.
  UNIT
}
