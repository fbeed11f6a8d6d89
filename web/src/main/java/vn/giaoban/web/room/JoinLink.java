package vn.giaoban.web.room;

import vn.giaoban.conference.room.Seat;

/// A token just issued; it cannot be read again.
///
/// @param token as Bearer
/// @param link the same, for people: `{publicUrl}/join/{token}`
public record JoinLink(String token, String link, Seat seat) {
  /// Nothing secret.
  @Override
  public String toString() {
    return "JoinLink[" + seat.site() + ", " + seat.role() + "]";
  }
}
