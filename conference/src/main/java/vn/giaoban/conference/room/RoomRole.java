package vn.giaoban.conference.room;

/// What somebody may do in the room; carried by the join token.
public enum RoomRole {
  /// Leads the meeting.
  CHAIR,
  /// Runs the meeting for the chair and notes what is decided.
  SECRETARY,
  /// Takes part: a unit's meeting room, or a person.
  SITE,
  /// Watches only.
  OBSERVER;

  /// Whether this role conducts the meeting: roll call, agenda, floor, mute, decisions.
  public boolean conducts() {
    return this == CHAIR || this == SECRETARY;
  }
}
