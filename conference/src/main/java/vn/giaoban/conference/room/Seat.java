package vn.giaoban.conference.room;

/// Who comes with one join token.
///
/// @param site the site's id: a unit's code, a user name, or an id made for a guest
/// @param name as shown to the others
public record Seat(String site, String name, SiteKind kind, RoomRole role) {}
