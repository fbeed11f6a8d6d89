package vn.giaoban.scheduler.invitation;

import org.jspecify.annotations.Nullable;

/// Somebody who is to be told of a briefing.
///
/// @param code a unit's code, or a person's user name
/// @param name as people read it
/// @param address where mail goes; null: none known
/// @param chair whether the recipient chairs
public record Recipient(
    String code, Kind kind, String name, @Nullable String address, boolean chair) {
  /// What a recipient is.
  public enum Kind {
    UNIT,
    PERSON
  }
}
