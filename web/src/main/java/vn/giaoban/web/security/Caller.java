package vn.giaoban.web.security;

import org.jspecify.annotations.Nullable;

/// Who asks: a signed-in account. A controller takes it as a parameter; a request without one is
/// answered 401 before the controller is reached.
///
/// @param username the account, lower case
/// @param name the person's or unit's name
/// @param role what it may do
/// @param unitCode the unit it belongs to, or whoever took over from that; always there for
///   [Role#UNIT]
public record Caller(String username, String name, Role role, @Nullable String unitCode) {
  /// Whether the caller writes for the office: secretary or administrator.
  public boolean isOffice() {
    return role == Role.ADMIN || role == Role.SECRETARY;
  }

  /// Whether the caller speaks for this unit.
  public boolean speaksFor(String code) {
    return role == Role.UNIT && code.equals(unitCode);
  }
}
