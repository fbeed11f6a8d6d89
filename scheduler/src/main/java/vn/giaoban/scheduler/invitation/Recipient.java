package vn.giaoban.scheduler.invitation;

import org.jspecify.annotations.Nullable;

/// Somebody who is to be told of a briefing.
///
/// @param code a unit's code, or a person's user name
/// @param name as people read it
/// @param address where mail goes: to the holder's own address, else to the unit's; null: none
///   known
/// @param chair whether the recipient chairs
/// @param post of a unit: the post that is invited, e.g. "Chủ tịch UBND xã"; null: the unit as such
/// @param holder who is in the post now; null: vacant, or not known
public record Recipient(
    String code,
    Kind kind,
    String name,
    @Nullable String address,
    boolean chair,
    @Nullable String post,
    @Nullable String holder) {
  /// What a recipient is.
  public enum Kind {
    UNIT,
    PERSON
  }

  /// A recipient without a post.
  public Recipient(String code, Kind kind, String name, @Nullable String address, boolean chair) {
    this(code, kind, name, address, chair, null, null);
  }
}
